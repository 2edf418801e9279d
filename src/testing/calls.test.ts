import { createHash } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { demoScenario } from '../demo/demo-scenario.js'
import { demoCredentials } from '../demo/seed-demo.js'
import type { ReceivedEvent } from './_receiver.js'
import { readAll, until } from './_webhooks.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const second = 1_000
const ours = demoCredentials.voiceNumber

for (const kind of testDatabases) {
  describe(`calls on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const ask = async (method: string, path: string, body?: object, status = 200) => {
      const answer = await gateway.request(method, path, body === undefined ? {} : { body })
      expect([answer.status, answer.body]).toEqual([status, answer.body])
      return answer.body
    }
    const pass = async (ms: number) => {
      for (let left = ms; left > 0; left -= 5 * second) await gateway.advance(Math.min(left, 5 * second))
    }
    const dial = async (more: object = {}) => {
      const placed = await ask('POST', '/v1/simulator/calls', { from: '+79161234567', to: ours, ...more }, 201)
      await gateway.processAll()
      return ask('GET', `/v1/simulator/calls/${placed.id}`)
    }
    const eventsOf = async (callId: string, count: number) => {
      let events: ReceivedEvent[] = []
      await until(gateway, async () => {
        events = await readAll(gateway, `&subject=call:${callId}`)
        return events.length >= count
      })
      return events.map(({ type, data }) =>
        [type, data['leg'], data['end']].filter((each) => each !== undefined).join(' '),
      )
    }
    const made = (name: string, steps: object, start: string) =>
      ask('POST', '/v1/scenarios', { name, document: { format: 1, start, steps } }, 201)
    const newNumber = async (address: string, scenarioId?: string, more: object = {}) => {
      const { companyId } = await ask('GET', '/v1/scenarios').then(({ scenarios }) => scenarios[0])
      const { body } = await gateway.request('POST', '/v1/numbers', {
        token: 'demo-admin-token',
        body: { address, kind: 'city', companyId },
      })
      if (scenarioId !== undefined) await ask('PATCH', `/v1/numbers/${body.id}/voice`, { scenarioId, ...more })
      return body.id
    }
    const say = (text: string, done: string) => ({ verb: 'play', prompt: [{ sound: 'x', text }], exits: { done } })
    const end = { verb: 'hangup' }

    it('brings a caller through the menu to the salesman who answers, and writes down what happened', async () => {
      await ask('PUT', '/v1/simulator/telephones/+79140000001', { does: 'busy' })
      await ask('PUT', '/v1/simulator/telephones/89140000002', { does: 'answer', afterSeconds: 3, talkSeconds: 20 })
      const { callId, id } = await dial({ keys: ['1'] })
      expect((await ask('GET', `/v1/calls/${callId}`)).state).toBe('in_progress')
      await pass(40 * second)
      const heard = (await ask('GET', `/v1/simulator/calls/${id}`)).heard.map(({ what }: { what: string }) => what)
      expect(heard).toEqual([demoScenario.steps.menu.prompt[0].text, '(music)', '(talk)'])
      const call = await ask('GET', `/v1/calls/${callId}`)
      expect(call).toMatchObject({
        state: 'ended',
        outcome: 'talked',
        reason: 'scenario',
        caller: '+79161234567',
        number: ours,
        way: [
          { step: 'menu', exit: '1' },
          { step: 'sales', exit: null },
        ],
        legs: [
          { target: '+79140000001', end: 'busy', answeredAt: null },
          { target: '+79140000002', end: 'hung_up' },
        ],
      })
      const usage = call.usage.map(({ kind: what, seconds, target }: never) => [what, seconds, target])
      expect(usage).toEqual([
        ['ivr', 10, null],
        ['leg', 20, '+79140000002'],
      ])
      expect(await eventsOf(callId, 9)).toEqual([
        'call.started',
        'call.answered',
        'call.leg_started 3',
        'call.leg_ended 3 busy',
        'call.leg_started 5',
        'call.leg_answered 5',
        'call.leg_connected 5',
        'call.leg_ended 5 hung_up',
        'call.ended',
      ])
    })

    it('takes a message, and gives its sound whole and in parts', async () => {
      const { callId } = await dial({ messageSeconds: 7 })
      await pass(60 * second)
      const call = await ask('GET', `/v1/calls/${callId}`)
      expect(call).toMatchObject({ outcome: 'message', recordings: [{ kind: 'message', durationMs: 7_000 }] })
      const [recording] = call.recordings
      const file = `${gateway.url}/v1/calls/${callId}/recordings/${recording.id}/file`
      const fetched = async (range?: string) => {
        const headers = { authorization: 'Bearer demo-token', ...(range === undefined ? {} : { range }) }
        const response = await fetch(file, { headers })
        return { response, bytes: Buffer.from(await response.arrayBuffer()) }
      }
      const whole = await fetched()
      expect(whole.response.headers.get('content-type')).toBe('audio/wav')
      expect(createHash('sha256').update(whole.bytes).digest('hex')).toBe(recording.sha256)
      expect([whole.bytes.length, whole.bytes.toString('latin1', 0, 4)]).toEqual([recording.bytes, 'RIFF'])
      const part = await fetched('bytes=40-59')
      expect([part.response.status, part.response.headers.get('content-range')]).toEqual([
        206,
        `bytes 40-59/${recording.bytes}`,
      ])
      expect(part.bytes.equals(whole.bytes.subarray(40, 60))).toBe(true)
      expect((await fetched('bytes=99999999-')).response.status).toBe(400)
    })

    it('keeps the message of a caller who hangs up, and none of one who says nothing', async () => {
      const speaker = await dial({ hangsUpAfterSeconds: 40, messageSeconds: 200 })
      await pass(45 * second)
      const call = await ask('GET', `/v1/calls/${speaker.callId}`)
      expect(call).toMatchObject({ outcome: 'message', reason: 'caller_hung_up', recordings: [{ kind: 'message' }] })
      const silent = await dial({ messageSeconds: 0 })
      await pass(60 * second)
      expect(await ask('GET', `/v1/calls/${silent.callId}`)).toMatchObject({ outcome: 'heard', recordings: [] })
    })

    it('records a call from the announcement to its end', async () => {
      await ask('PUT', '/v1/simulator/telephones/201', { does: 'no_answer' })
      const { callId, id } = await dial({ keys: ['2'] })
      await pass(20 * second)
      await ask('POST', `/v1/simulator/calls/${id}/hang-up`, { who: 'others' })
      await gateway.processAll()
      const call = await ask('GET', `/v1/calls/${callId}`)
      const [recorded] = call.usage.filter((each: { kind: string }) => each.kind === 'record')
      expect(call.recordings).toMatchObject([{ kind: 'call' }])
      expect(Math.ceil(call.recordings[0].durationMs / second)).toBe(recorded.seconds)
      expect((await eventsOf(callId, 10)).slice(-2)).toEqual(['call.ended', 'call.recording_ready'])
    })

    it('obeys keys that are pressed by hand, and ends a call over the API', async () => {
      const { id, callId } = await dial()
      await ask('POST', `/v1/simulator/calls/${id}/keys`, { keys: '1' })
      await gateway.processAll()
      await ask('POST', `/v1/calls/${callId}/hang-up`)
      await gateway.processAll()
      expect(await ask('GET', `/v1/calls/${callId}`)).toMatchObject({
        reason: 'stopped',
        way: [{ step: 'menu', exit: '1' }, {}],
      })
      expect((await ask('GET', `/v1/simulator/calls/${id}`)).state).toBe('ended')
      await ask('POST', `/v1/calls/${callId}/hang-up`, undefined, 409)
    })

    it('finishes a call on its version, switches later, and goes back', async () => {
      const { id } = await made('Версии', { a: say('Раз', 'wait'), wait: say('Два '.repeat(100), 'end'), end }, 'a')
      await ask('POST', `/v1/scenarios/${id}/publish`, { note: 'первая' })
      await newNumber('+74242300011', id)
      const first = await dial({ to: '+74242300011' })
      const document = { format: 1, start: 'b', steps: { b: say('Три', 'end'), end } }
      await ask('PATCH', `/v1/scenarios/${id}`, { document })
      const later = new Date(gateway.clock.now() + 60 * second).toISOString()
      const { liveVersion, switches } = await ask('POST', `/v1/scenarios/${id}/publish`, { from: later })
      expect([liveVersion, switches]).toMatchObject([1, [{ version: 2, from: later }]])
      const second1 = await dial({ to: '+74242300011', hangsUpAfterSeconds: 5 })
      await pass(61 * second)
      const third = await dial({ to: '+74242300011' })
      await ask('POST', `/v1/scenarios/${id}/switches`, { version: 1 })
      const fourth = await dial({ to: '+74242300011', hangsUpAfterSeconds: 5 })
      await pass(20 * second)
      const versions: number[] = []
      for (const { callId } of [first, second1, third, fourth]) {
        versions.push((await ask('GET', `/v1/calls/${callId}`)).scenarioVersion)
      }
      expect(versions).toEqual([1, 1, 2, 1])
      expect((await ask('GET', `/v1/calls/${first.callId}`)).way.map(({ step }: { step: string }) => step)).toEqual([
        'a',
        'wait',
        'end',
      ])
      expect(await ask('GET', `/v1/scenarios/${id}/diff?from=1&to=2`)).toMatchObject({
        start: { from: 'a', to: 'b' },
        added: ['b'],
        removed: ['a', 'wait'],
      })
      expect((await ask('GET', `/v1/scenarios/${id}/versions`)).versions).toHaveLength(2)
      await ask('DELETE', `/v1/scenarios/${id}`, undefined, 409)
    })

    it('takes back a switch that lies ahead', async () => {
      const { id } = await made('Назад', { a: say('Раз', 'end'), end }, 'a')
      const from = new Date(gateway.clock.now() + 3_600_000).toISOString()
      const { liveVersion, switches } = await ask('POST', `/v1/scenarios/${id}/publish`, { from })
      expect(liveVersion).toBeNull()
      expect((await ask('DELETE', `/v1/scenarios/${id}/switches/${switches[0].id}`)).switches).toEqual([])
      await ask('DELETE', `/v1/scenarios/${id}/switches/${switches[0].id}`, undefined, 404)
      await ask('DELETE', `/v1/scenarios/${id}`)
    })

    it('keeps a draft with errors, names them, and does not publish it', async () => {
      const { id, findings } = await made('Черновик', { a: say('Раз', 'b') }, 'a')
      expect(findings).toMatchObject([{ code: 'unknown_step', step: 'a' }])
      const refused = await ask('POST', `/v1/scenarios/${id}/publish`, {}, 400)
      expect(refused).toMatchObject({ field: '/document' })
      const numberId = await newNumber('+74242300012')
      await ask('PATCH', `/v1/numbers/${numberId}/voice`, { scenarioId: id }, 400)
      await ask('PATCH', `/v1/numbers/${numberId}/voice`, { zone: 'Sakhalin' }, 400)
    })

    it('lets a caller beyond the channels hear the greeting of the scenario, or the busy tone', async () => {
      const { id } = await made('Каналы', { a: say('Ждите '.repeat(60), 'end'), end }, 'a')
      await ask('POST', `/v1/scenarios/${id}/publish`, {})
      await newNumber('+74242300013', id, { channelLimit: 1 })
      const first = await dial({ to: '+74242300013', hangsUpAfterSeconds: 10 })
      const beyond = await dial({ to: '+74242300013' })
      expect(beyond).toMatchObject({ state: 'ended', heard: [] })
      expect(await ask('GET', `/v1/calls/${beyond.callId}`)).toMatchObject({ reason: 'no_channel', outcome: 'heard' })
      const document = {
        format: 1,
        start: 'a',
        overflow: 'b',
        steps: { a: say('Раз', 'end'), b: say('Все заняты', 'end'), end },
      }
      await ask('PATCH', `/v1/scenarios/${id}`, { document })
      await ask('POST', `/v1/scenarios/${id}/publish`, {})
      expect((await dial({ to: '+74242300013' })).heard).toMatchObject([{ what: 'Все заняты' }])
      await pass(12 * second)
      expect((await ask('GET', `/v1/calls/${first.callId}`)).reason).toBe('caller_hung_up')
    })

    it('sends the SMS of a scenario to who called', async () => {
      const steps = {
        a: { verb: 'sms', to: '{caller}', text: 'Перезвоним', exits: { done: 'b' } },
        b: say('Да', 'end'),
        end,
      }
      const { id } = await made('СМС', steps, 'a')
      await ask('POST', `/v1/scenarios/${id}/publish`, {})
      await newNumber('+74242300014', id)
      const { callId } = await dial({ to: '+74242300014', from: '+79160000014' })
      await pass(3 * second)
      const { messages } = await ask('GET', '/v1/messages?msisdn=79160000014')
      expect(messages).toMatchObject([{ text: 'Перезвоним', reference: `call:${callId}`, state: 'delivered' }])
    })

    it('gives who calls a number without a scenario the busy tone', async () => {
      await newNumber('+74242300015')
      for (const to of ['+74242300015', '+74242399999'])
        expect(await dial({ to })).toMatchObject({ state: 'ended', callId: null })
    })

    it('lists calls by what they were, newest first, page by page', async () => {
      const { calls } = await ask('GET', '/v1/calls?limit=100')
      const missed = calls.filter(({ outcome }: { outcome: string }) => outcome === 'talked')
      expect((await ask('GET', '/v1/calls?outcome=talked&limit=100')).calls).toEqual(missed)
      const first = await ask('GET', '/v1/calls?limit=2')
      const next = await ask('GET', `/v1/calls?limit=2&cursor=${first.nextCursor}`)
      expect([...first.calls, ...next.calls]).toEqual(calls.slice(0, 4))
      expect((await ask('GET', '/v1/calls?caller=8 916 000-00-14')).calls).toHaveLength(1)
    })

    it('tells beforehand what happens at an instant, by the scenario, its versions, or a document', async () => {
      const [{ id }] = (await ask('GET', '/v1/scenarios')).scenarios
      const call = { caller: '+79161234567', keys: ['3'], at: '2026-01-16T20:05:00+03:00' }
      const { simulation } = await ask('POST', '/v1/scenarios/simulate', { scenarioId: id, version: 1, call })
      const steps = simulation.trace.flatMap((each: { kind: string; step: string }) =>
        each.kind === 'entered' ? [each.step] : [],
      )
      expect(steps).toEqual(['menu', 'hours', 'closed', 'message', 'thanks', 'end'])
      const broken = await ask('POST', '/v1/scenarios/simulate', { document: { format: 1 }, call })
      expect([broken.simulation, broken.findings.length > 0]).toEqual([null, true])
      await ask('POST', '/v1/scenarios/simulate', { call }, 400)
    })

    it('closes calls whose process is gone', async () => {
      const { callId } = await dial()
      const { calls } = gateway.core.store
      const lost = await calls.findLost(gateway.clock.now(), 10)
      expect(lost).toEqual([])
      await ask('POST', `/v1/calls/${callId}/hang-up`)
      await gateway.processAll()
    })
  })
}
