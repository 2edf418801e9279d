import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { callKit } from './_calls.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const second = 1_000
const ours = '+74242340001'
const [anna, boris, customer] = ['+79140000051', '+79140000052', '+79161110051']

for (const kind of testDatabases) {
  describe(`control of calls on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    let numberId: string
    const { ask, pass, dial, published, newNumber, eventsOf, habit } = callKit(() => gateway)

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      const steps = {
        duty: { verb: 'ring', targets: [{ to: anna }], exits: { no_answer: 'end', ended: 'bye' } },
        bye: { verb: 'play', prompt: [{ sound: 'custom/bye', text: 'До свидания' }], exits: { done: 'end' } },
        end: { verb: 'hangup' },
      }
      numberId = await newNumber(ours, await published('Дежурная', 'duty', steps))
      await habit(anna, { does: 'answer', afterSeconds: 2 })
      await habit(boris, { does: 'answer', afterSeconds: 3, talkSeconds: 10 })
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const talking = async () => {
      const { callId } = await dial(ours)
      await pass(3 * second)
      return callId as string
    }
    const legsOf = async (callId: string) =>
      (await ask('GET', `/v1/calls/${callId}`)).legs.map(({ target, end }: { target: string; end: string }) => [
        target,
        end,
      ])

    it('shows who is on a call in progress', async () => {
      const callId = await talking()
      expect((await ask('GET', '/v1/calls?state=in_progress')).calls).toMatchObject([{ id: callId }])
      expect(await legsOf(callId)).toEqual([[anna, null]])
      await ask('POST', `/v1/calls/${callId}/hang-up`)
      await pass(second)
    })

    it('hands a talk over, and the scenario goes on when the last has gone', async () => {
      const callId = await talking()
      await ask('POST', `/v1/calls/${callId}/transfer`, { to: boris })
      await ask('POST', `/v1/calls/${callId}/transfer`, { to: boris }, 409)
      await pass(20 * second)
      expect(await ask('GET', `/v1/calls/${callId}`)).toMatchObject({
        state: 'ended',
        outcome: 'talked',
        way: [{ step: 'duty', exit: 'ended' }, { step: 'bye' }, { step: 'end' }],
      })
      expect(await legsOf(callId)).toEqual([
        [anna, 'hung_up'],
        [boris, 'hung_up'],
      ])
      await ask('POST', `/v1/calls/${callId}/transfer`, { to: boris }, 409)
    })

    it('leaves the talk as it is where nobody answers', async () => {
      await habit('+79140000053', { does: 'busy' })
      const callId = await talking()
      await ask('POST', `/v1/calls/${callId}/transfer`, { to: '+79140000053' })
      await pass(5 * second)
      expect(await legsOf(callId)).toEqual([
        [anna, null],
        ['+79140000053', 'busy'],
      ])
      expect((await ask('GET', `/v1/calls/${callId}`)).state).toBe('in_progress')
      await ask('POST', `/v1/calls/${callId}/transfer`, { to: '112' }, 400)
      await ask('POST', `/v1/calls/${callId}/hang-up`)
      await pass(second)
    })

    it('adds a participant, whose leg is charged as its own', async () => {
      const callId = await talking()
      await ask('POST', `/v1/calls/${callId}/participants`, { to: boris })
      await pass(20 * second)
      expect(await legsOf(callId)).toEqual([
        [anna, null],
        [boris, 'hung_up'],
      ])
      await ask('POST', `/v1/calls/${callId}/hang-up`)
      await pass(second)
      const { usage } = await ask('GET', `/v1/calls/${callId}`)
      const legs = usage.filter((each: { kind: string }) => each.kind === 'leg')
      expect(legs.map(({ target, seconds }: { target: string; seconds: number }) => [target, seconds])).toContainEqual([
        boris,
        10,
      ])
    })

    it('calls an employee, and the customer once he has answered', async () => {
      await habit(customer, { does: 'answer', afterSeconds: 4, talkSeconds: 15 })
      const { id } = await ask('POST', '/v1/calls', { numberId, employee: anna, to: customer }, 201)
      await pass(second)
      expect(await legsOf(id)).toEqual([[anna, null]])
      await pass(30 * second)
      expect(await ask('GET', `/v1/calls/${id}`)).toMatchObject({
        direction: 'out',
        caller: customer,
        number: ours,
        scenarioId: null,
        state: 'ended',
        outcome: 'talked',
        legs: [
          { leg: 0, target: anna },
          { target: customer, end: 'hung_up' },
        ],
        usage: [
          { kind: 'leg', target: customer, seconds: 15 },
          { kind: 'leg', target: anna, seconds: 19 },
        ],
      })
      const types = (await eventsOf(id, (all) => all.includes('call.ended'))).map(({ type, data }) => [
        type,
        data['leg'],
      ])
      expect(types.filter(([type]) => type === 'call.leg_ended')).toHaveLength(2)
      expect(types[0]).toEqual(['call.started', undefined])
    })

    it('ends a call to the outside whose employee does not answer, and one that is taken back', async () => {
      await habit(anna, { does: 'no_answer' })
      const first = await ask('POST', '/v1/calls', { numberId, employee: anna, to: customer }, 201)
      await pass(35 * second)
      expect(await ask('GET', `/v1/calls/${first.id}`)).toMatchObject({
        outcome: 'missed',
        legs: [{ end: 'no_answer' }],
      })
      const taken = await ask('POST', '/v1/calls', { numberId, employee: anna, to: customer }, 201)
      await pass(second)
      await ask('POST', `/v1/calls/${taken.id}/hang-up`)
      await pass(second)
      expect(await ask('GET', `/v1/calls/${taken.id}`)).toMatchObject({ state: 'ended', reason: 'stopped' })
      await ask('POST', '/v1/calls', { numberId, employee: 'nobody', to: customer }, 400)
      await habit(anna, { does: 'answer', afterSeconds: 2 })
    })

    it('counts a lost caller whom we called as called back', async () => {
      const since = new Date(gateway.clock.now()).toISOString()
      await habit(anna, { does: 'no_answer' })
      await dial(ours, { from: customer })
      await pass(40 * second)
      await habit(anna, { does: 'answer', afterSeconds: 2 })
      const path = `/v1/lost-callers?startedFrom=${since}&startedBefore=2027-01-01T00:00:00Z`
      expect((await ask('GET', path)).callers).toMatchObject([{ caller: customer, status: 'open' }])
      await ask('POST', '/v1/calls', { numberId, employee: anna, to: customer }, 201)
      await pass(40 * second)
      expect((await ask('GET', path)).callers).toMatchObject([{ caller: customer, status: 'called_back' }])
    })
  })
}
