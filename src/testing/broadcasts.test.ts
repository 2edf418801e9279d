import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { Simulator } from '../carriers/simulator/index.js'
import {
  inParallel,
  messageOf,
  newCompany,
  numberOf,
  pass,
  send,
  startWatched,
  startWithOperator,
  type WatchedGateway,
} from './_operator.js'
import { type TestDatabase, testDatabases } from './databases.js'

const numbers = Array.from({ length: 10_000 }, (_, index) => numberOf(index))
const once = numbers.map(() => 1)
const receivedBy = (smsc: Simulator | undefined) => numbers.map((to) => smsc?.phones.get(to).messages.length)

for (const kind of testDatabases) {
  describe(`thousands of recipients on ${kind.name}`, { timeout: 60_000 }, () => {
    let database: TestDatabase
    let gateway: WatchedGateway

    beforeEach(async () => {
      database = await kind.create()
      gateway = await startWatched({ databaseUrl: database.url, overrides: { validateResponses: false } })
    })

    afterEach(async () => {
      await gateway.stop()
      await database.drop()
    })

    const received = () => receivedBy(gateway.simulator)

    async function broadcast(
      count: number,
      body: object = {},
    ): Promise<{ id: string; messages: { id: string; to: string }[] }> {
      const answer = await gateway.request('POST', '/v1/messages', {
        body: { to: numbers.slice(0, count), text: 'Учения', ...body },
      })
      expect(answer.status).toBe(202)
      return { id: answer.body.broadcastId, messages: answer.body.messages }
    }

    async function counts(id: string): Promise<Counts> {
      const { status, body } = await gateway.request('GET', `/v1/broadcasts/${id}`)
      expect(status).toBe(200)
      return body
    }

    it('get a message each when each has a request of its own', { timeout: 120_000 }, async () => {
      await inParallel(numbers, 100, async (to) => void (await send(gateway, { to, text: 'Учения' })))
      await gateway.advance(1_000)
      expect(gateway.simulator?.statistics().submits).toBe(10_000)
      expect(received()).toEqual(once)
      const open = await gateway.request('GET', '/v1/messages?state=sent&limit=1')
      expect(open.body.messages).toEqual([])
    })

    it('get a message each from one request, and its counts add up at every moment', async () => {
      const { id, messages } = await broadcast(10_000)
      expect(messages).toHaveLength(10_000)
      const last = messages.at(-1)
      expect(await messageOf(gateway, last?.id ?? '')).toMatchObject({ to: last?.to, broadcastId: id })
      let seen = await counts(id)
      for (; seen.states.sent !== 10_000; seen = await counts(id)) {
        expect(total(seen)).toBe(10_000)
        const { state } = await messageOf(gateway, last?.id ?? '')
        expect(['queued', 'sending', 'sent']).toContain(state)
      }
      await gateway.advance(1_000)
      expect(await counts(id)).toMatchObject({
        recipients: 10_000,
        materialised: 10_000,
        states: { delivered: 10_000 },
      })
      expect(received()).toEqual(once)
    })

    it('are spared by a cancellation what has not left, wherever it stands', async () => {
      const { id, messages } = await broadcast(6_000)
      while ((await counts(id)).materialised < 2_000) continue
      const cancelled = await gateway.request('POST', `/v1/broadcasts/${id}/cancel`)
      expect(cancelled.status).toBe(200)
      expect(total(cancelled.body)).toBe(6_000)
      expect(cancelled.body.states.queued).toBeUndefined()
      const last = messages.at(-1)?.id ?? ''
      expect(await messageOf(gateway, last)).toMatchObject({ state: 'cancelled' })
      await gateway.advance(1_000)
      const { states } = await counts(id)
      expect(states.delivered).toBeGreaterThan(0)
      expect(states.cancelled).toBeGreaterThan(0)
      expect(Number(states.delivered) + Number(states.cancelled)).toBe(6_000)
      expect(gateway.simulator?.statistics().submits).toBe(states.delivered)
      expect(await messageOf(gateway, last)).toMatchObject({ state: 'cancelled', segments: [{ state: 'cancelled' }] })
    })

    it('wait, readable, for the hour that was asked for', async () => {
      const { id, messages } = await broadcast(2_500, {
        scheduledAt: new Date(gateway.clock.now() + 60_000).toISOString(),
      })
      expect(await counts(id)).toMatchObject({ states: { scheduled: 2_500 } })
      expect(await messageOf(gateway, messages[2_499]?.id ?? '')).toMatchObject({ state: 'scheduled' })
      await gateway.processAll()
      expect(await counts(id)).toMatchObject({ materialised: 2_500, states: { scheduled: 2_500 } })
      await pass(gateway, 59_000, 'coarse')
      expect(gateway.simulator?.statistics().submits).toBe(0)
      await gateway.advance(1_000)
      expect(gateway.simulator?.statistics().submits).toBe(2_500)
    })
  })

  describe(`a broadcast on ${kind.name}`, { timeout: 60_000 }, () => {
    it('is served to the end by the next start when the gateway stops in the middle, each recipient once', async () => {
      const database = await kind.create()
      const first = await startWithOperator({ database })
      const { adminToken, clock, smsc } = first
      const { token } = await newCompany(first.gateway, adminToken, 'Ромашка')
      const sent = await first.gateway.request('POST', '/v1/messages', {
        token,
        body: { to: numbers.slice(0, 5_000), text: 'Учения' },
      })
      const path = `/v1/broadcasts/${sent.body.broadcastId}`
      while ((await first.gateway.request('GET', path, { token })).body.materialised < 2_000) continue
      await first.gateway.stop()
      const submitted = smsc.simulator.statistics().submits
      expect(submitted).toBeLessThan(5_000)

      const { gateway } = await startWithOperator({ database, clock, smsc })
      await pass(gateway, 5_000)
      await gateway.processAll()
      const { body } = await gateway.request('GET', path, { token })
      expect(body).toMatchObject({ materialised: 5_000, states: { delivered: 5_000 } })
      expect(receivedBy(smsc.simulator).slice(0, 5_000)).toEqual(once.slice(0, 5_000))
      await gateway.stop()
      await smsc.simulator.stop()
      await database.drop()
    })
  })
}

interface Counts {
  recipients: number
  materialised: number
  states: Record<string, number | undefined>
}

function total({ states }: Counts): number {
  return Object.values(states).reduce<number>((sum, count) => sum + Number(count), 0)
}
