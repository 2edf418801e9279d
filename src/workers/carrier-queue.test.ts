import { expect, it } from 'vitest'

import type { SmsCarrier, SubmissionOutcome } from '../core/carrier.js'
import type { Claim, ClaimedSegment, ClaimRequest } from '../core/messaging/submission-record.js'
import type { MessageChange, MessageStore } from '../core/ports.js'
import type { CompanyId, MessageId } from '../core/values/ids.js'
import { VirtualClock } from '../testing/virtual-clock.js'
import { CarrierQueue } from './carrier-queue.js'

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const turns = () => new Promise<void>((resolve) => setImmediate(resolve))

function segment(id: number): ClaimedSegment {
  return {
    companyId: 1 as CompanyId,
    messageId: id as MessageId,
    ordinal: 1,
    segmentCount: 1,
    concatReference: 0,
    from: 'Energo',
    to: '79160000001',
    encoding: 'gsm7',
    text: 'Alarm',
    lane: 'normal',
    class: 'service',
    zone: null,
    deliverBefore: null,
    traceId: 'trace',
  }
}

/** A carrier with so many slots, and a database in which `waiting` stands in the queue; claims are answered when the test says. */
function build(slots: number) {
  const clock = new VirtualClock()
  const waiting: ClaimedSegment[] = []
  const claims: { request: ClaimRequest; answer(): void }[] = []
  const sent: number[] = []
  const operator: (() => void)[] = []
  const carrier = {
    name: 'bench',
    longMessages: 'segments',
    freeSlots: () => slots - operator.length,
    submit: ({ messageId }) =>
      new Promise<SubmissionOutcome>((resolve) => {
        sent.push(messageId)
        operator.push(() => resolve({ kind: 'accepted', carrierMessageId: String(messageId) }))
      }),
  } as SmsCarrier
  const store = {
    claim: (request: ClaimRequest) =>
      new Promise<Claim>((resolve) => {
        const segments = waiting.splice(0, request.limit)
        claims.push({ request, answer: () => resolve({ segments, nextDueAt: null }) })
      }),
    recordOutcome: async () => ({ requeued: null }) as MessageChange,
  } as unknown as MessageStore
  const queue = new CarrierQueue(carrier, '8bit', {
    ...{ store, clock, log: silent, metrics: { onOutcome: () => {} }, onRequeued: () => {} },
    quietHours: { earliest: (_company, _class, _zone, at) => ({ at }) as never },
  })
  const answerClaim = async () => {
    claims.shift()?.answer()
    await turns()
  }
  /** The operator answers what it was sent first. */
  const answerSubmission = async () => {
    operator.shift()?.()
    await turns()
  }
  return { queue, clock, waiting, claims, sent, answerClaim, answerSubmission }
}

it('promises slots while it looks for what else may wait', async () => {
  const { queue, clock, claims, answerClaim } = build(10)
  queue.start()
  await answerClaim()
  await clock.advance(1_000)
  expect(claims.map(({ request }) => request.limit)).toEqual([5])
  expect(queue.reserve('normal', 5)).toBe(true)
  expect(queue.reserve('normal', 1)).toBe(false)
  queue.stop()
})

it('goes back to promising slots although something new queues up during every claim', async () => {
  const { queue, clock, waiting, answerClaim } = build(10)
  queue.start()
  await answerClaim()
  for (let second = 1; second <= 3; second += 1) {
    waiting.push(segment(second))
    await clock.advance(1_000)
    queue.wake(clock.now())
    await answerClaim()
    expect(queue.reserve('normal', 1)).toBe(true)
    queue.release(1)
    await answerClaim()
  }
  queue.stop()
})

it('lets nothing but alerts pass what waits for slots', async () => {
  const { queue, waiting, sent, answerClaim, answerSubmission } = build(4)
  waiting.push(...[1, 2, 3, 4, 5, 6].map(segment))
  queue.start()
  await answerClaim()
  expect(sent).toEqual([1, 2, 3, 4])
  await answerSubmission()
  expect(queue.reserve('normal', 1)).toBe(false)
  await answerClaim()
  await answerSubmission()
  await answerClaim()
  expect(sent).toEqual([1, 2, 3, 4, 5, 6])
  await answerSubmission()
  expect(queue.reserve('normal', 1)).toBe(false)
  await answerClaim()
  expect(queue.reserve('normal', 1)).toBe(true)
  queue.stop()
})

it('takes what was queued in a full window before it promises slots again', async () => {
  const { queue, waiting, sent, answerClaim, answerSubmission } = build(2)
  queue.start()
  await answerClaim()
  expect(queue.reserve('normal', 2)).toBe(true)
  queue.submitReserved([segment(1), segment(2)])
  waiting.push(segment(3), segment(4))
  queue.wake(0)
  await answerSubmission()
  expect(queue.reserve('normal', 1)).toBe(false)
  await answerClaim()
  await answerSubmission()
  expect(queue.reserve('normal', 1)).toBe(false)
  await answerClaim()
  expect(sent).toEqual([1, 2, 3, 4])
  queue.stop()
})
