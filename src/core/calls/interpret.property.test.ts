import fc from 'fast-check'
import { expect, it } from 'vitest'

import { LegalLine } from './_legal-line.js'
import { hello } from './_scenarios.js'
import { hasWayOn, newCall } from './call-state.js'
import { interpret } from './interpret.js'
import { verify } from './verify.js'

const names = ['a', 'b', 'c', 'd', 'e'] as const
const name = fc.constantFrom(...names)
const exits = (...of: string[]) => fc.record(Object.fromEntries(of.map((exit) => [exit, name])))
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined })

const step = fc.oneof(
  fc.record({ verb: fc.constant('answer'), afterSeconds: fc.constantFrom(0, 3), exits: exits('done') }),
  fc.record({ verb: fc.constant('play'), prompt: fc.constant(hello), exits: exits('done') }),
  fc.record({
    verb: fc.constant('menu'),
    prompt: fc.constant(hello),
    invalidPrompt: optional(fc.constant(hello)),
    repeats: fc.constantFrom(0, 1, 2),
    exits: exits('1', 'timeout', 'invalid'),
  }),
  fc.record({
    verb: fc.constant('ring'),
    targets: fc.constantFrom([{ to: '201' }], [{ to: '201' }, { to: '+79140000001', ringSeconds: 9 }, { to: '202' }]),
    order: fc.constantFrom('together', 'in_turn', 'round_robin', 'by_weight'),
    lastAgentFirst: fc.boolean(),
    hear: fc.constantFrom('ringing', 'music'),
    acceptPrompt: optional(fc.constant(hello)),
    exits: fc.record({ no_answer: name, busy: name, ended: name }, { requiredKeys: ['no_answer'] }),
  }),
  fc.record({
    verb: fc.constant('voicemail'),
    prompt: fc.constant(hello),
    exits: fc.record({ done: name, empty: name }, { requiredKeys: [] }),
  }),
  fc.record({ verb: fc.constant('record'), announcement: fc.constant(hello), exits: exits('done') }),
  fc.record({ verb: fc.constant('record'), action: fc.constant('stop'), exits: exits('done') }),
  fc.record({
    verb: fc.constant('sms'),
    to: fc.constant('{caller}'),
    text: fc.constant('{key}'),
    exits: exits('done'),
  }),
  fc.record({ verb: fc.constant('branch'), variable: fc.constant('key'), exits: exits('1', 'other') }),
  fc.record({
    verb: fc.constant('queue'),
    name: fc.constant('sales'),
    targets: fc.constantFrom([{ to: '201' }], [{ to: '201' }, { to: '202' }]),
    music: optional(fc.constant(hello)),
    announcement: optional(fc.constant(hello)),
    acceptPrompt: optional(fc.constant(hello)),
    exits: fc.record({ timeout: name, ended: name, full: name, '1': name }, { requiredKeys: ['timeout'] }),
  }),
  fc.record({
    verb: fc.constant('conference'),
    room: fc.constant('board'),
    prompt: optional(fc.constant(hello)),
    invite: fc.constantFrom([], [{ to: '201' }, { to: '202' }]),
    acceptPrompt: optional(fc.constant(hello)),
    exits: fc.record({ left: name }, { requiredKeys: [] }),
  }),
  fc.record({
    verb: fc.constant('webhook'),
    url: fc.constant('https://crm.example/route'),
    hear: fc.constantFrom('ringing', 'music'),
    exits: exits('yes', 'failed'),
  }),
  fc.record({
    verb: fc.constant('caller'),
    lists: fc.constantFrom({ vip: ['group:VIP'] }, { vip: ['+79140000001', 'known'] }),
    exits: exits('vip', 'other'),
  }),
  fc.record({ verb: fc.constant('hangup') }),
)

/** Scenarios with all that the verifier lets through; what no way leads to does no harm. */
const scenarios = fc
  .record(Object.fromEntries(names.map((each) => [each, step])))
  .map((steps) => verify(JSON.parse(JSON.stringify({ format: 1, start: 'a', steps }))))
  .filter(({ scenario, findings }) => {
    const others = findings.filter(({ level, code }) => level === 'error' && code !== 'unreachable_step')
    return scenario !== undefined && others.length === 0
  })
  .map(({ scenario }) => scenario!)

const endings = [
  (at: number) => ({ kind: 'caller_hung_up', at }) as const,
  (at: number) => ({ kind: 'stopped', at }) as const,
]

it('a call always has a way on, and every command can be obeyed where it is given', () => {
  fc.assert(
    fc.property(scenarios, fc.array(fc.nat(10_000), { maxLength: 60 }), (scenario, choices) => {
      const line = new LegalLine()
      let state = newCall({ caller: '+79161234567', number: '+74242000000', zone: 'Europe/Moscow' })
      let at = Date.UTC(2026, 0, 15, 9)
      let next: Parameters<typeof interpret>[2] = { kind: 'started', at }
      for (const choice of [...choices, ...Array.from({ length: 3 }, () => 0)]) {
        const frozen = JSON.stringify(state)
        line.happens(next)
        const done = interpret(scenario, state, next)
        expect(JSON.stringify(state)).toBe(frozen)
        for (const command of done.commands) line.command(command)
        state = done.state
        expect(hasWayOn(state)).toBe(true)
        if (state.ended !== null) {
          expect([line.over, line.isQuiet]).toEqual([true, true])
          expect(interpret(scenario, state, { kind: 'key', at, leg: 0, key: '1' }).commands).toEqual([])
          return
        }
        at += 1 + (choice % 3_000)
        const possible = line.possible(at)
        next = choice % 25 === 0 ? endings[choice % 2]!(at) : possible[choice % possible.length]!
      }
      throw new Error('the caller has hung up, and the call is not over')
    }),
    { numRuns: 1_500 },
  )
})
