import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { Receiver } from './_receiver.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const second = 1_000

for (const kind of testDatabases) {
  describe(`whom calls go to on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    let companyId: string

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      companyId = (await ask('GET', '/v1/scenarios')).scenarios[0].companyId
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const ask = async (method: string, path: string, body?: object, status = 200, token = 'demo-token') => {
      const answer = await gateway.request(method, path, { token, ...(body === undefined ? {} : { body }) })
      expect([answer.status, answer.body]).toEqual([status, answer.body])
      return answer.body
    }
    const pass = async (seconds: number) => {
      for (let left = seconds; left > 0; left -= 5) await gateway.advance(Math.min(left, 5) * second)
    }
    let lastNumber = 0
    const numberWith = async (steps: object, more: object = {}): Promise<string> => {
      lastNumber += 1
      const address = `+7424230${String(lastNumber).padStart(4, '0')}`
      const document = { format: 1, start: Object.keys(steps)[0], steps }
      const { id } = await ask('POST', '/v1/scenarios', { name: address, document }, 201)
      await ask('POST', `/v1/scenarios/${id}/publish`, {})
      const number = await ask('POST', '/v1/numbers', { address, kind: 'city', companyId }, 201, 'demo-admin-token')
      await ask('PATCH', `/v1/numbers/${number.id}/voice`, { scenarioId: id, ...more })
      return address
    }
    const dial = async (to: string, from: string | null = '+79161234567') => {
      const placed = await ask('POST', '/v1/simulator/calls', { from, to }, 201)
      await gateway.processAll()
      const { callId } = await ask('GET', `/v1/simulator/calls/${placed.id}`)
      const hangUp = async () => {
        await ask('POST', `/v1/simulator/calls/${placed.id}/hang-up`, { who: 'caller' })
        await gateway.processAll()
      }
      const heard = async () => (await ask('GET', `/v1/simulator/calls/${placed.id}`)).heard
      return { id: callId, hangUp, heard, details: () => ask('GET', `/v1/calls/${callId}`) }
    }
    const rung = async (call: Awaited<ReturnType<typeof dial>>) =>
      (await call.details()).legs.map(({ target }: { target: string }) => target)
    const ring = (order: string, numbers: string[], more: object = {}) => ({
      ring: {
        verb: 'ring',
        order,
        targets: numbers.map((to) => ({ to })),
        ringSeconds: 10,
        exits: { no_answer: 'end' },
        ...more,
      },
      end: { verb: 'hangup' },
    })

    it('the next call begins with who has not been rung for longest', async () => {
      const to = await numberWith(ring('round_robin', ['211', '212', '213']))
      const first: string[] = []
      for (let count = 0; count < 4; count += 1) {
        const call = await dial(to)
        // While the call before is still in progress: what counts is what was rung, not what has ended.
        await pass(1)
        if (count % 2 === 0) await call.hangUp()
        else await pass(30)
        await call.hangUp()
        first.push((await rung(call))[0])
      }
      expect(first).toEqual(['211', '212', '213', '211'])
    })

    it('the next call goes to whose last talk ended longest ago', async () => {
      const to = await numberWith(ring('longest_idle', ['221', '222']))
      const talk = async (seconds: number) => {
        const call = await dial(to)
        await pass(5 + seconds)
        return call
      }
      const long = await talk(1)
      const short = await talk(20)
      await short.hangUp()
      await pass(1)
      await long.hangUp()
      const third = await talk(1)
      await third.hangUp()
      expect([await rung(long), await rung(short), await rung(third)]).toEqual([['221'], ['222'], ['222']])
    })

    it('a caller comes back to who talked with him last, and others do not', async () => {
      const steps = ring('in_turn', ['231', '232'], { lastAgentFirst: true })
      const to = await numberWith(steps)
      await ask('PUT', '/v1/simulator/telephones/231', { does: 'busy' })
      const before = await dial(to, '+79160000031')
      await pass(10)
      await before.hangUp()
      await ask('PUT', '/v1/simulator/telephones/231', { does: 'answer' })
      const again = await dial(to, '+79160000031')
      const other = await dial(to, '+79160000032')
      await pass(10)
      await again.hangUp()
      await other.hangUp()
      expect([await rung(before), await rung(again), await rung(other)]).toEqual([['231', '232'], ['232'], ['231']])
    })

    it('callers who wait are served in their order, each by one who is free', async () => {
      const queue = {
        verb: 'queue',
        name: 'sales',
        targets: [{ to: '261' }, { to: '262' }],
        announcement: [{ digits: '{position}' }],
        exits: { timeout: 'end' },
      }
      const to = await numberWith({ queue, end: { verb: 'hangup' } })
      const callers: Awaited<ReturnType<typeof dial>>[] = []
      for (let count = 0; count < 4; count += 1) {
        callers.push(await dial(to, `+7916000005${count}`))
        await pass(1)
      }
      await pass(10)
      const heardBy = async (caller: (typeof callers)[number]) =>
        (await caller.heard()).map(({ what }: { what: string }) => what)
      const talking = async () => {
        const found: boolean[] = []
        for (const caller of callers) found.push((await heardBy(caller)).includes('(talk)'))
        return found
      }
      expect(await talking()).toEqual([true, true, false, false])
      expect(await heardBy(callers[3]!)).toEqual(['(music)', '4', '(music)'])
      await callers[1]!.hangUp()
      await pass(15)
      expect(await talking()).toEqual([true, true, true, false])
      for (const caller of callers) await caller.hangUp()
      await pass(5)
      const targets = await Promise.all(callers.map((caller) => rung(caller)))
      expect([targets[2], targets[3]]).toEqual([targets[1], []])
      expect([targets[0], targets[1]].flat().sort()).toEqual(['261', '262'])
    })

    it('a group of the directory is a list of callers', async () => {
      const person = await ask('POST', '/v1/persons', { name: 'Анна', numbers: [{ number: '+79160000041' }] }, 201)
      const group = await ask('POST', '/v1/groups', { name: 'Важные' }, 201)
      await ask('POST', `/v1/groups/${group.id}/members`, { persons: [person.id] })
      await ask('POST', '/v1/persons', { name: 'Борис', numbers: [{ number: '+79160000042' }] }, 201)
      const end = { verb: 'hangup', cause: 'busy' }
      const lists = { vip: ['group:важные'], ours: ['known'] }
      const to = await numberWith({
        who: { verb: 'caller', lists, exits: { vip: 'a', ours: 'b', other: 'c' } },
        a: end,
        b: end,
        c: end,
      })
      const way: string[] = []
      for (const from of ['+79160000041', '+79160000042', '+79160000043']) {
        const call = await dial(to, from)
        await gateway.processAll()
        way.push((await call.details()).way[0].exit)
      }
      expect(way).toEqual(['vip', 'ours', 'other'])
    })

    it('a program decides, and is told who calls; without its answer the call goes on', async () => {
      const receiver = await Receiver.start()
      try {
        receiver.answering = (_request, answer) =>
          answer.writeHead(200).end(JSON.stringify({ exit: 'vip', variables: { manager: '251' } }))
        const to = await numberWith({
          ask: { verb: 'webhook', url: receiver.url, timeoutSeconds: 3, exits: { vip: 'a', failed: 'b' } },
          a: { verb: 'hangup', cause: 'busy' },
          b: { verb: 'hangup', cause: 'busy' },
        })
        const decided = await dial(to)
        await expect.poll(async () => (await decided.details()).state, { timeout: 10_000 }).toBe('ended')
        expect((await decided.details()).way).toMatchObject([{ exit: 'vip' }, { step: 'a' }])
        expect(receiver.requests[0]?.body).toMatchObject({
          caller: '+79161234567',
          number: to,
          step: 'ask',
          variables: { caller: '+79161234567' },
        })
        receiver.answering = 500
        const failed = await dial(to)
        await expect.poll(async () => (await failed.details()).state, { timeout: 10_000 }).toBe('ended')
        expect((await failed.details()).way).toMatchObject([{ exit: 'failed' }, { step: 'b' }])
      } finally {
        await receiver.stop()
      }
    })
  })
}
