import { describe, expect, it } from 'vitest'

import { hello, scenarioOf } from './_scenarios.js'
import { diffScenarios } from './diff.js'
import type { PhoneHabit } from './line/virtual-line.js'
import { simulate, type SimulatedCall, type TraceEntry } from './simulate.js'
import type { SimulatedAnswers } from './simulated-answers.js'
import type { Target } from './target.js'

const noon = Date.parse('2026-01-15T12:00:00+03:00')
const end = { verb: 'hangup', cause: 'busy' }

interface Wanted {
  answers?: SimulatedAnswers
  keys?: string[]
  phones?: Record<string, PhoneHabit>
  caller?: string | null
  at?: number
  messageSeconds?: number
}

function run(
  steps: object,
  { keys = [], phones = {}, caller = '+79161234567', at = noon, messageSeconds = 8, answers = {} }: Wanted = {},
) {
  const habits = { keys, messageSeconds, hangsUpAfterSeconds: null }
  const call: SimulatedCall = { at, caller, number: '+74242000000', zone: 'Europe/Moscow', habits, phones, answers }
  return simulate(scenarioOf(steps), call)
}

const steps = (trace: readonly TraceEntry[]) => trace.flatMap((each) => (each.kind === 'entered' ? [each.step] : []))
const exit = (trace: readonly TraceEntry[], of: string) =>
  trace.flatMap((each) => (each.kind === 'left' && each.step === of ? [each.exit] : [])).at(-1)
const seconds = (trace: readonly TraceEntry[], kind: TraceEntry['kind']) =>
  trace.filter((each) => each.kind === kind).map(({ at }) => (at - noon) / 1000)

describe('answer', () => {
  it('lets the caller hear ringing first, which is not charged', () => {
    const { trace, usage } = run({
      a: { verb: 'answer', afterSeconds: 4, exits: { done: 'b' } },
      b: { verb: 'play', prompt: hello, exits: { done: 'end' } },
      end,
    })
    expect(seconds(trace, 'left')).toEqual([4, 5])
    expect(usage.map(({ kind, seconds: s }) => [kind, s])).toEqual([['ivr', 1]])
  })
})

describe('menu', () => {
  const menu = (more: object = {}) => ({
    menu: {
      verb: 'menu',
      prompt: hello,
      timeoutSeconds: 3,
      repeats: 1,
      exits: { '1': 'end', timeout: 'end', invalid: 'end' },
      ...more,
    },
    end,
  })

  it.each([
    [['1'], '1', 1],
    [['', '1'], '1', 2],
    [['7', '1'], '1', 2],
    [['7', '7'], 'invalid', 2],
    [['7', ''], 'timeout', 2],
    [['', '7'], 'invalid', 2],
    [[], 'timeout', 2],
  ])('after %j leaves by "%s", with the prompt heard %i times', (keys, way, times) => {
    const { trace } = run(menu(), { keys })
    expect(exit(trace, 'menu')).toBe(way)
    expect(trace.filter(({ kind }) => kind === 'heard')).toHaveLength(times)
  })

  it('says what was wrong before it asks again', () => {
    const { trace } = run(menu({ invalidPrompt: [{ sound: 'no', text: 'Нет' }] }), { keys: ['7', '1'] })
    expect(trace.flatMap((each) => (each.kind === 'heard' ? [each.what] : []))).toEqual([
      'Здравствуйте',
      'Нет',
      'Здравствуйте',
    ])
  })
})

describe('schedule', () => {
  const open = [
    { days: ['working'], from: '09:00', until: '18:00' },
    { days: ['sat'], from: '10:00', until: '14:00' },
  ]
  const dates = [{ date: '2026-01-16', open: [{ from: '20:00', until: '24:00' }] }]
  const at = { schedule: { verb: 'schedule', open, dates, exits: { open: 'end', closed: 'end' } }, end }

  it.each([
    ['2026-01-15T08:59:59', 'closed', 'a minute before'],
    ['2026-01-15T09:00:00', 'open', 'the first instant'],
    ['2026-01-15T17:59:59', 'open', 'the last second'],
    ['2026-01-15T18:00:00', 'closed', 'the end does not belong to it'],
    ['2026-01-17T12:00:00', 'open', 'Saturday has hours of its own'],
    ['2026-01-18T12:00:00', 'closed', 'Sunday'],
    ['2026-01-05T12:00:00', 'closed', 'a Monday that is a holiday'],
    ['2026-01-16T12:00:00', 'closed', 'a date with hours of its own'],
    ['2026-01-16T23:59:59', 'open', 'and to midnight'],
  ])('at %s is %s: %s', (local, way) => {
    expect(exit(run(at, { at: Date.parse(`${local}+03:00`) }).trace, 'schedule')).toBe(way)
  })
})

describe('caller', () => {
  const lists = { vip: ['8 (914) 000-00-01'], sakhalin: ['+74242*', '+7914*'], hidden: ['hidden'] }
  const who = {
    who: { verb: 'caller', lists, exits: { vip: 'end', sakhalin: 'end', hidden: 'end', other: 'end' } },
    end,
  }

  it.each([
    ['+79140000001', 'vip'],
    ['+79140000002', 'sakhalin'],
    ['+74242123456', 'sakhalin'],
    ['+79161234567', 'other'],
    [null, 'hidden'],
  ])('knows %s as %s', (caller, way) => {
    expect(exit(run(who, { caller }).trace, 'who')).toBe(way)
  })
})

describe('ring', () => {
  const ring = (more: object) => ({
    ring: {
      verb: 'ring',
      targets: [{ to: '201' }, { to: '202' }],
      ringSeconds: 10,
      exits: { no_answer: 'end', busy: 'end' },
      ...more,
    },
    end,
  })
  const silent: PhoneHabit = { does: 'no_answer' }

  it('rings together, and hangs up on the others when one takes the call', () => {
    const { trace, legs, usage } = run(ring({}), {
      phones: {
        '201': { does: 'answer', afterSeconds: 7 },
        '202': { does: 'answer', afterSeconds: 2, talkSeconds: 5 },
      },
    })
    expect([seconds(trace, 'rung'), seconds(trace, 'connected')]).toEqual([[0, 0], [2]])
    expect(legs.map(({ target, end: how }) => [target, how])).toEqual([
      ['201', 'cancelled'],
      ['202', 'hung_up'],
    ])
    expect(usage.map(({ kind, target, seconds: s }) => [kind, target, s])).toEqual([['leg', '202', 5]])
  })

  it('rings in turn, each so long as is said', () => {
    const targets = [{ to: '201', ringSeconds: 6 }, { to: '202' }]
    const { trace, outcome } = run(ring({ order: 'in_turn', targets }), { phones: { '201': silent, '202': silent } })
    expect([seconds(trace, 'rung'), seconds(trace, 'ended'), outcome]).toEqual([[0, 6], [16], 'missed'])
  })

  it.each([
    [{ '201': 'busy', '202': 'reject' }, 'busy'],
    [{ '201': 'busy', '202': 'no_answer' }, 'no_answer'],
    [{ '201': 'off', '202': 'off' }, 'no_answer'],
  ] as const)('with %j leaves by "%s"', (does, way) => {
    const phones = Object.fromEntries(Object.entries(does).map(([to, each]) => [to, { does: each }]))
    for (const order of ['together', 'in_turn']) expect(exit(run(ring({ order }), { phones }).trace, 'ring')).toBe(way)
  })

  it('leaves who only answered, and charges his leg as not accepted', () => {
    const { legs, usage, outcome } = run(ring({ acceptPrompt: hello }), {
      phones: { '201': { does: 'answer', keys: [''] }, '202': silent },
    })
    expect(legs.find(({ target }) => target === '201')).toMatchObject({ connectedAt: null, end: 'cancelled' })
    expect(usage).toMatchObject([{ kind: 'leg', target: '201', accepted: false, seconds: 15 }])
    expect(outcome).toBe('missed')
  })

  it('goes on after the talk where an exit says so', () => {
    const { trace } = run(ring({ exits: { no_answer: 'end', ended: 'end' } }))
    expect(steps(trace)).toEqual(['ring', 'end'])
  })

  const rung = (more: object, wanted: Wanted = {}) => {
    const phones = { '201': silent, '202': silent, '203': silent }
    const targets = [{ to: '201' }, { to: '202', weight: 5 }, { to: '203', ringSeconds: 6 }]
    const { trace } = run(ring({ targets, ...more }), { phones, ...wanted })
    return trace.flatMap((each) => (each.kind === 'rung' ? [[each.target, (each.at - noon) / 1000]] : []))
  }

  it.each([
    [
      'round_robin',
      [
        ['201', 0],
        ['202', 10],
        ['203', 20],
      ],
    ],
    [
      'longest_idle',
      [
        ['201', 0],
        ['202', 10],
        ['203', 20],
      ],
    ],
    [
      'by_weight',
      [
        ['202', 0],
        ['201', 10],
        ['203', 20],
      ],
    ],
  ])('rings by %s one after the other', (order, expected) => {
    expect(rung({ order })).toEqual(expected)
  })

  it.each([
    [
      'together',
      '203',
      [
        ['203', 0],
        ['201', 6],
        ['202', 6],
      ],
    ],
    [
      'in_turn',
      '202',
      [
        ['202', 0],
        ['201', 10],
        ['203', 20],
      ],
    ],
    [
      'in_turn',
      '299',
      [
        ['201', 0],
        ['202', 10],
        ['203', 20],
      ],
    ],
    [
      'in_turn',
      undefined,
      [
        ['201', 0],
        ['202', 10],
        ['203', 20],
      ],
    ],
  ])('with lastAgentFirst rings %s after %s', (order, last, expected) => {
    const answers = last === undefined ? {} : { lastAgent: last as Target }
    expect(rung({ order, lastAgentFirst: true }, { answers })).toEqual(expected)
  })

  it('asks for no last agent where the caller hides his number', () => {
    const answers = { lastAgent: '203' as Target }
    expect(rung({ order: 'in_turn', lastAgentFirst: true }, { answers, caller: null })[0]).toEqual(['201', 0])
  })

  it('shows our number instead of the caller’s', () => {
    const shown = (show: string) => {
      const line: string[] = []
      const { trace } = run(ring({ show }))
      for (const entry of trace) if (entry.kind === 'rung') line.push(entry.callerId)
      return line
    }
    expect([shown('caller')[0], shown('number')[0]]).toEqual(['+79161234567', '+74242000000'])
  })
})

describe('voicemail', () => {
  const mail = {
    mail: { verb: 'voicemail', prompt: hello, maxSeconds: 20, minSeconds: 3, exits: { done: 'end', empty: 'none' } },
    end,
    none: end,
  }

  it.each([
    [0, 'empty', 'heard'],
    [2, 'empty', 'heard'],
    [3, 'done', 'message'],
    [60, 'done', 'message'],
  ])('of %i seconds leaves by "%s"', (messageSeconds, way, outcome) => {
    const simulation = run(mail, { messageSeconds })
    expect([exit(simulation.trace, 'mail'), simulation.outcome]).toEqual([way, outcome])
  })

  it('charges the prompt as menu and the message as recording', () => {
    const { usage } = run(mail, { messageSeconds: 60 })
    expect(usage.map(({ kind, seconds: s }) => [kind, s])).toEqual([
      ['ivr', 1],
      ['record', 20],
    ])
  })
})

describe('queue', () => {
  const queue = (more: object = {}) => ({
    queue: {
      verb: 'queue',
      name: 'sales',
      targets: [{ to: '201' }, { to: '202' }],
      ringSeconds: 10,
      maxWaitSeconds: 100,
      exits: { timeout: 'end', full: 'full', '1': 'back', ended: 'end' },
      ...more,
    },
    back: end,
    full: end,
    end,
  })
  const heard = (trace: readonly TraceEntry[]) =>
    trace.flatMap((each) => (each.kind === 'heard' && each.leg === 0 ? [each.what] : []))
  const place = [{ sound: 'place', text: 'Вы' }, { digits: '{position}' }]

  it('connects who comes when somebody is free, at once', () => {
    const { trace, outcome, usage } = run(queue())
    expect([seconds(trace, 'rung'), seconds(trace, 'connected'), outcome]).toEqual([[0], [4], 'talked'])
    expect(usage.map(({ kind, seconds: s }) => [kind, s])).toEqual([
      ['ivr', 4],
      ['leg', 30],
    ])
  })

  it('rings nobody before it is his turn, and says his place now and again', () => {
    const wanted = { announcement: place, announceSeconds: 40 }
    const { trace } = run(queue(wanted), { answers: { callersAhead: 2 } })
    expect(heard(trace)).toEqual(['(music)', 'Вы 3', '(music)', 'Вы 2', '(music)', '(talk)'])
    expect(seconds(trace, 'rung')).toEqual([60])
  })

  it('tries the others when one does not answer, and gives up in time', () => {
    const phones: Record<string, PhoneHabit> = { '201': { does: 'no_answer' }, '202': { does: 'busy' } }
    const { trace, legs, outcome } = run(queue(), { phones })
    expect(legs.slice(0, 4).map(({ target }) => target)).toEqual(['201', '202', '201', '202'])
    expect([exit(trace, 'queue'), seconds(trace, 'ended'), outcome]).toEqual(['timeout', [100], 'missed'])
  })

  it('lets a waiting caller do something else by a key', () => {
    const { trace } = run(queue({ announcement: place }), { answers: { callersAhead: 3 }, keys: ['7', '1'] })
    expect([exit(trace, 'queue'), steps(trace)]).toEqual(['1', ['queue', 'back']])
  })

  it('turns away who finds too many before him', () => {
    expect(exit(run(queue({ maxCallers: 3 }), { answers: { callersAhead: 3 } }).trace, 'queue')).toBe('full')
  })

  it('plays music of its own over and over', () => {
    const music = [{ sound: 'waltz', text: 'la '.repeat(100) }]
    const { trace } = run(queue({ music }), { answers: { callersAhead: 1 } })
    expect(heard(trace).filter((what) => what.startsWith('la')).length).toBe(2)
  })

  it('asks who answers to accept', () => {
    const phones: Record<string, PhoneHabit> = { '201': { does: 'answer', keys: [''] } }
    const { legs } = run(queue({ acceptPrompt: hello }), { phones })
    expect(legs.map(({ target, end: how }) => [target, how])).toEqual([
      ['201', 'cancelled'],
      ['202', 'hung_up'],
    ])
  })
})

describe('conference', () => {
  const room = (more: object = {}) => ({
    room: { verb: 'conference', room: 'board', prompt: hello, maxSeconds: 60, exits: { left: 'bye' }, ...more },
    bye: { verb: 'play', prompt: hello, exits: { done: 'end' } },
    end,
  })
  const heard = (trace: readonly TraceEntry[]) =>
    trace.flatMap((each) => (each.kind === 'heard' && each.leg === 0 ? [each.what] : []))

  it('lets the caller in after the prompt, and out after its time', () => {
    const { trace, outcome } = run(room())
    expect(heard(trace)).toEqual(['Здравствуйте', '(conference board)', 'Здравствуйте'])
    expect([seconds(trace, 'left')[0], outcome]).toEqual([61, 'talked'])
  })

  it('rings whom he wants there, and goes on without who does not come', () => {
    const phones: Record<string, PhoneHabit> = {
      '201': { does: 'answer', afterSeconds: 3, talkSeconds: 10 },
      '202': { does: 'no_answer' },
    }
    const { trace, legs } = run(room({ invite: [{ to: '201' }, { to: '202' }], ringSeconds: 20 }), { phones })
    expect(legs.map(({ target, end: how }) => [target, how])).toEqual([
      ['201', 'hung_up'],
      ['202', 'cancelled'],
    ])
    expect([seconds(trace, 'connected'), seconds(trace, 'left')[0]]).toEqual([[4], 61])
  })

  it('lets in only who accepts, where that is asked', () => {
    const phones: Record<string, PhoneHabit> = { '201': { does: 'answer', keys: [''] }, '202': { does: 'answer' } }
    const { legs } = run(room({ invite: [{ to: '201' }, { to: '202' }], acceptPrompt: hello }), { phones })
    expect(legs.map(({ target, connectedAt }) => [target, connectedAt !== null])).toEqual([
      ['201', false],
      ['202', true],
    ])
  })
})

describe('webhook', () => {
  const ask = {
    ask: { verb: 'webhook', url: 'https://crm.example/route', timeoutSeconds: 3, exits: { vip: 'say', failed: 'end' } },
    say: { verb: 'play', prompt: [{ digits: '{code}' }], exits: { done: 'end' } },
    end,
  }

  it.each([
    [{ exit: 'vip', variables: { code: '42' } }, 'vip', 0],
    [{ exit: 'vip', variables: {}, afterSeconds: 2 }, 'vip', 2],
    [{ exit: 'vip', variables: {}, afterSeconds: 4 }, 'failed', 3],
    [{ exit: 'nobody knows this', variables: {} }, 'failed', 0],
    [undefined, 'failed', 3],
  ])('with the answer %j leaves by "%s" after %i s', (decision, way, after) => {
    const answers = decision === undefined ? {} : { decisions: { ask: decision } }
    const { trace } = run(ask, { answers })
    expect([exit(trace, 'ask'), seconds(trace, 'left')[0]]).toEqual([way, after])
  })

  it('remembers what it was told', () => {
    const { trace } = run(ask, { answers: { decisions: { ask: { exit: 'vip', variables: { code: '42' } } } } })
    expect(trace.flatMap((each) => (each.kind === 'heard' ? [each.what] : []))).toContain('42')
  })
})

describe('caller in groups', () => {
  const lists = { blocked: ['group:Blacklist'], vip: ['+79140000001', 'group:VIP'], ours: ['known'] }
  const who = { who: { verb: 'caller', lists, exits: { blocked: 'end', vip: 'end', ours: 'end', other: 'end' } }, end }

  it.each([
    [['Blacklist', 'VIP'], 'blocked'],
    [['VIP'], 'vip'],
    [['Others'], 'ours'],
    [[], 'ours'],
    [undefined, 'other'],
  ])('of %j goes to "%s"', (groups, way) => {
    const answers = groups === undefined ? {} : { groups }
    expect(exit(run(who, { answers }).trace, 'who')).toBe(way)
  })

  it('that hides his number is in none', () => {
    expect(exit(run(who, { answers: { groups: ['VIP'] }, caller: null }).trace, 'who')).toBe('other')
  })
})

describe('set and branch', () => {
  it('remember values and go by them', () => {
    const { trace } = run(
      {
        menu: { verb: 'menu', prompt: hello, exits: { '1': 'keep', timeout: 'end', invalid: 'end' } },
        keep: { verb: 'set', variables: { choice: 'k{key}' }, exits: { done: 'go' } },
        go: { verb: 'branch', variable: 'choice', exits: { k1: 'end', other: 'menu' } },
        end,
      },
      { keys: ['1'] },
    )
    expect(exit(trace, 'go')).toBe('k1')
  })
})

describe('diff', () => {
  it('names steps that came, went and changed, with the places', () => {
    const from = scenarioOf({ a: { verb: 'play', prompt: hello, exits: { done: 'b' } }, b: end })
    const to = scenarioOf({ a: { verb: 'play', prompt: hello, exits: { done: 'c' } }, c: end })
    expect(diffScenarios(from, to)).toEqual({
      start: null,
      overflow: null,
      added: ['c'],
      removed: ['b'],
      changed: [{ step: 'a', places: [{ place: 'exits/done', from: 'b', to: 'c' }] }],
    })
  })
})
