import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { AriConnection } from '../../carriers/asterisk/ari-connection.js'
import { AsteriskCarrier } from '../../carriers/asterisk/asterisk-carrier.js'
import { exerciseVoiceCarrier } from '../../carriers/conformance/voice-carrier.js'
import { toneOf } from '../../carriers/simulator/telephones/tone.js'
import { loadConfig } from '../../config.js'
import type { Target } from '../../core/calls/target.js'
import { sleep } from '../../core/clock.js'
import { type Gateway, startGateway } from '../../gateway.js'
import { SystemClock } from '../../system-clock.js'
import { asteriskEnvFile, type AsteriskUp, readAsteriskUp, type Sipp, sipp, sippPorts } from './_asterisk.js'

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const patienceMs = 30_000
const clock = new SystemClock()

describe.skipIf(asteriskEnvFile === undefined)('calls on a real Asterisk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'svyaz-asterisk-'))
  let up: AsteriskUp
  let gateway: Gateway
  let carrier: AsteriskCarrier
  let url: string
  let employee: { sip: number; media: number }

  beforeAll(async () => {
    up = readAsteriskUp(asteriskEnvFile ?? '')
    employee = sippPorts()
    // Every number is a sipp on loopback: the trunk takes another port in the place of its own.
    const dialPlan = {
      number: `PJSIP/trunk/sip:{number}@127.0.0.1:${employee.sip}`,
      exchanges: { office: `PJSIP/{number}@nowhere, PJSIP/trunk/sip:{number}@127.0.0.1:${employee.sip}` },
      short: `PJSIP/trunk/sip:{number}@127.0.0.1:${employee.sip}`,
    }
    const env = { SVYAZ_HTTP_PORT: '0', SVYAZ_SMTP_PORT: '0', SVYAZ_SIMULATOR_SMPP_PORT: '0', SVYAZ_DATA_DIR: folder }
    gateway = await startGateway(loadConfig({ env, cwd: folder }), {
      log: silent,
      validateResponses: true,
      voiceCarriers: (clock, log, soundUrl) => {
        carrier = new AsteriskCarrier({
          name: 'asterisk',
          ari: new AriConnection(up, clock),
          clock,
          log,
          dialPlan,
          soundUrl,
        })
        return [carrier]
      },
    })
    url = `http://127.0.0.1:${gateway.httpPort}`
    await until(async () => carrier.status().ready)
  })

  afterAll(async () => {
    await gateway.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const ask = async (method: string, path: string, body?: object, token = 'demo-token') => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    const response = await fetch(`${url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read whatever came
    return (await response.json()) as any
  }

  const until = async (isTrue: () => Promise<boolean>) => {
    const startedAt = performance.now()
    while (!(await isTrue())) {
      if (performance.now() - startedAt > patienceMs) throw new Error('it did not come to pass')
      await sleep(clock, 100)
    }
  }

  /** A number of its own for each scenario; four digits, as a short code. */
  let lastNumber = 7_000
  const numberWith = async (steps: object, start: string): Promise<string> => {
    const address = String((lastNumber += 1))
    const { id, companyId } = await ask('POST', '/v1/scenarios', {
      name: address,
      document: { format: 1, start, steps },
    })
    await ask('POST', `/v1/scenarios/${id}/publish`, {})
    const number = await ask('POST', '/v1/numbers', { address, kind: 'short_code', companyId }, 'demo-admin-token')
    await ask('PATCH', `/v1/numbers/${number.id}/voice`, { scenarioId: id })
    return address
  }
  const call = (scenario: string, to: string, ms: number) =>
    sipp(scenario, sippPorts(), [
      '-key',
      'caller',
      '79161234567',
      '-s',
      to,
      '-d',
      String(ms),
      `127.0.0.1:${up.sipPort}`,
    ])
  const endOf = async (to: string, recordings = 0) => {
    let found: { id: string } | undefined
    await until(async () => {
      const { calls } = await ask('GET', '/v1/calls?limit=200')
      found = calls.find((each: { number: string; state: string }) => each.number === to && each.state === 'ended')
      if (found === undefined) return false
      return (await ask('GET', `/v1/calls/${found.id}`)).recordings.length >= recordings
    })
    return ask('GET', `/v1/calls/${found?.id}`)
  }
  const hello = [{ sound: 'hello-world' }]
  const end = { verb: 'hangup' }
  const bye = { verb: 'play', prompt: [{ sound: 'vm-goodbye' }], exits: { done: 'end' } }

  it('brings a caller through the menu by the key that he presses', async () => {
    const menu = { verb: 'menu', prompt: hello, exits: { '1': 'bye', timeout: 'end', invalid: 'end' } }
    const to = await numberWith({ menu, bye, end }, 'menu')
    const caller = call('uac_dtmf_info', to, 2_000)
    expect(await endOf(to)).toMatchObject({
      caller: '+79161234567',
      outcome: 'heard',
      carrier: 'asterisk',
      way: [{ step: 'menu', exit: '1' }, { step: 'bye', exit: 'done' }, { step: 'end' }],
    })
    await caller.done
  })

  it('ends the call when the scenario is over', async () => {
    const to = await numberWith({ bye, end }, 'bye')
    expect(await call('uac_wait_bye', to, 0).done).toBe(0)
    expect(await endOf(to)).toMatchObject({ reason: 'scenario', way: [{ step: 'bye', exit: 'done' }, { step: 'end' }] })
  })

  it('rings a telephone, connects the caller, and records both with real sound', async () => {
    const steps = {
      tell: { verb: 'record', announcement: hello, exits: { done: 'ring' } },
      ring: { verb: 'ring', targets: [{ to: '+79140000001' }], exits: { no_answer: 'end' } },
      end,
    }
    const to = await numberWith(steps, 'tell')
    const answering = sipp('uas_answer', employee, [])
    const caller = call('uac_basic', to, 8_000)
    const ended = await endOf(to, 1)
    expect(ended).toMatchObject({
      outcome: 'talked',
      legs: [{ target: '+79140000001' }],
      recordings: [{ kind: 'call' }],
    })
    expect(ended.legs[0].connectedAt).not.toBeNull()
    expect(await soundOf(ended)).toBeGreaterThan(500)
    expect([await caller.done, await answering.done]).toEqual([0, 0])
  })

  it('rings in turn past a busy telephone, and takes a message when nobody answers', async () => {
    const steps = {
      ring: {
        verb: 'ring',
        targets: [{ to: '201' }],
        ringSeconds: 5,
        hear: 'music',
        exits: { no_answer: 'mail', busy: 'mail' },
      },
      mail: { verb: 'voicemail', prompt: hello, minSeconds: 0 },
    }
    const to = await numberWith(steps, 'ring')
    const busy = sipp('uas_busy', employee, [])
    const caller = call('uac_dtmf_info', to, 6_000)
    const ended = await endOf(to, 1)
    expect(ended).toMatchObject({
      outcome: 'message',
      legs: [{ target: '201', end: 'busy', answeredAt: null }],
      way: [{ step: 'ring', exit: 'busy' }, { step: 'mail' }],
      recordings: [{ kind: 'message' }],
    })
    await Promise.all([caller.done, busy.done])
  })

  it('gives up after the time of a ring that nobody answers', async () => {
    const steps = {
      ring: { verb: 'ring', targets: [{ to: '202' }], ringSeconds: 5, exits: { no_answer: 'bye' } },
      bye,
      end,
    }
    const to = await numberWith(steps, 'ring')
    const deaf = sipp('uas_noanswer', employee, [])
    const caller = call('uac_wait_bye', to, 0)
    const ended = await endOf(to)
    expect(ended).toMatchObject({ outcome: 'missed', legs: [{ target: '202', end: 'cancelled', answeredAt: null }] })
    expect(await caller.done).toBe(0)
    await deaf.done
  })

  it('plays an uploaded prompt, fetched from the gateway, as loud as it is', async () => {
    const sound = Buffer.concat([...toneOf(3_000)])
    const uploaded = await fetch(`${url}/v1/prompts?name=tone`, {
      method: 'POST',
      headers: { authorization: 'Bearer demo-token', 'content-type': 'audio/wav' },
      body: new Uint8Array(sound),
    })
    expect(uploaded.status).toBe(201)
    const play = { verb: 'play', prompt: [{ prompt: 'tone' }], exits: { done: 'end' } }
    const tell = { verb: 'record', announcement: hello, exits: { done: 'play' } }
    const to = await numberWith({ tell, play, end }, 'tell')
    const caller = call('uac_wait_bye', to, 0)
    const ended = await endOf(to, 1)
    expect(ended.recordings[0].durationMs).toBeGreaterThan(2_500)
    const loudest = await soundOf(ended)
    expect([loudest > 7_000, loudest < 9_000]).toEqual([true, true])
    await caller.done
  })

  describe('a number that is hidden', () => {
    const employeeNumber = '79140000001'
    const ringing = (more: object = {}) => ({
      ring: { verb: 'ring', targets: [{ to: `+${employeeNumber}` }], exits: { no_answer: 'end' }, ...more },
      end,
    })
    const talk = async (scenario: string, steps: object) => {
      const to = await numberWith(steps, 'ring')
      const answering = sipp('uas_answer', employee, [])
      const caller = call(scenario, to, 3_000)
      const ended = await endOf(to)
      return { ended, atCaller: await caller.messages, atEmployee: await answering.messages }
    }

    it('by the caller himself is shown to nobody, although the network knows it', async () => {
      const { ended, atEmployee } = await talk('uac_hidden', ringing())
      expect(atEmployee).toContain('INVITE')
      expect(ended).toMatchObject({ outcome: 'talked', caller: null })
      expect(atEmployee).not.toContain('9161234567')
      expect(JSON.stringify(ended)).not.toContain('9161234567')
    })

    it('by the scenario is shown to no telephone that it rings', async () => {
      const { ended, atEmployee } = await talk('uac_basic', ringing({ show: 'number' }))
      expect(ended).toMatchObject({ outcome: 'talked', caller: '+79161234567' })
      expect(atEmployee).not.toContain('9161234567')
      expect(atEmployee).toContain(ended.number)
    })

    it('of the employee is not shown to the caller', async () => {
      const { atCaller, atEmployee } = await talk('uac_basic', ringing())
      expect(atEmployee).toContain(employeeNumber)
      expect(atCaller).not.toContain(employeeNumber)
    })
  })

  it('rings an own exchange by its second way when the first cannot be reached, and tells one leg', async () => {
    const steps = { ring: { verb: 'ring', targets: [{ to: '201@office' }], exits: { no_answer: 'end' } }, end }
    const to = await numberWith(steps, 'ring')
    const answering = sipp('uas_answer', employee, [])
    const caller = call('uac_basic', to, 3_000)
    expect(await endOf(to)).toMatchObject({ outcome: 'talked', legs: [{ target: '201@office', end: 'hung_up' }] })
    expect([await caller.done, await answering.done]).toEqual([0, 0])
  })

  it('lets three callers hear each other in a room, and closes it behind the last', async () => {
    const tell = { verb: 'record', announcement: hello, exits: { done: 'room' } }
    const room = { verb: 'conference', room: 'board', maxSeconds: 10 }
    const listening = await numberWith({ tell, room }, 'tell')
    const talking = await numberWith({ room: { ...room, maxSeconds: 60 } }, 'room')
    // Who listens sends no sound, so what is recorded with him is what the others say.
    const listener = call('uac_wait_bye', listening, 0)
    const speakers = [call('uac_dtmf', talking, 1_000), call('uac_dtmf', talking, 1_000)]
    const ended = await endOf(listening, 1)
    expect(ended).toMatchObject({ outcome: 'talked', reason: 'scenario', recordings: [{ kind: 'call' }] })
    expect(await soundOf(ended)).toBeGreaterThan(500)
    expect(await Promise.all([listener, ...speakers].map(({ done }) => done))).toEqual([0, 0, 0])
    const headers = { authorization: `Basic ${Buffer.from(`${up.user}:${up.password}`).toString('base64')}` }
    await until(async () => {
      const bridges = (await (await fetch(`${up.url}/ari/bridges`, { headers })).json()) as { id: string }[]
      return bridges.every(({ id }) => !id.includes('room'))
    })
  })

  it('gives the busy tone for a number that takes no calls', async () => {
    expect(await call('uac_basic', '7999', 500).done).not.toBe(0)
    expect(carrier.status().calls).toBe(0)
  })

  /** The greatest loudness of a recording. */
  const soundOf = async (ended: { id: string; recordings: { id: string }[] }): Promise<number> => {
    const path = `/v1/calls/${ended.id}/recordings/${ended.recordings[0]?.id}/file`
    const response = await fetch(`${url}${path}`, { headers: { authorization: 'Bearer demo-token' } })
    const bytes = Buffer.from(await response.arrayBuffer())
    let loudest = 0
    for (let at = 44; at + 1 < bytes.length; at += 2) loudest = Math.max(loudest, Math.abs(bytes.readInt16LE(at)))
    return loudest
  }
})

describe.skipIf(asteriskEnvFile === undefined)('after it', () => {
  exerciseVoiceCarrier('a real Asterisk', async () => {
    const up = readAsteriskUp(asteriskEnvFile ?? '')
    const telephones: Sipp[] = []
    // The number of a telephone is its port.
    const dialPlan = {
      number: 'PJSIP/{number}@nowhere',
      short: 'PJSIP/trunk/sip:phone@127.0.0.1:{number}',
      exchanges: { nowhere: 'PJSIP/{number}@nowhere' },
    }
    const ari = new AriConnection(up, clock)
    const soundUrl = () => 'http://127.0.0.1:1/none.wav'
    const carrier = new AsteriskCarrier({ name: 'asterisk', ari, clock, log: silent, dialPlan, soundUrl })
    return {
      carrier,
      number: '7900',
      call: ({ from, hides, pressesOne, hangsUpAfterMs }) => {
        const waits = hangsUpAfterMs === undefined ? 'uac_wait_bye' : 'uac_basic'
        const scenario = hides === true ? 'uac_hidden' : pressesOne === true ? 'uac_dtmf_info' : waits
        const named = ['-key', 'caller', from.replace('+', ''), '-s', '7900', '-d', String(hangsUpAfterMs ?? 4_000)]
        return sipp(scenario, sippPorts(), [...named, `127.0.0.1:${up.sipPort}`]).done
      },
      telephone: (does) => {
        const ports = sippPorts()
        const scenarios = { answer: 'uas_answer', busy: 'uas_busy', no_answer: 'uas_noanswer' }
        telephones.push(sipp(scenarios[does], ports, []))
        return String(ports.sip) as Target
      },
      nowhere: '201@nowhere' as Target,
      until: async (isTrue) => {
        const startedAt = performance.now()
        while (!isTrue()) {
          if (performance.now() - startedAt > patienceMs) throw new Error('it did not come to pass')
          await sleep(clock, 50)
        }
      },
      stop: async () => {
        await carrier.stop()
        for (const telephone of telephones) telephone.kill()
      },
    }
  })
})
