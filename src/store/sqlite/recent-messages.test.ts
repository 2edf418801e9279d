import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import type { ReceiptState, SubmissionOutcome } from '../../core/carrier.js'
import type { MessageId } from '../../core/values/ids.js'
import { BatchApplier } from '../batch/apply.js'
import type { Change } from '../batch/change.js'
import { acceptanceOf, company, policy } from '../conformance/_store.js'
import { openWriter } from './open.js'
import { SqliteConnection } from './sqlite-connection.js'

const tables = ['messages', 'segments', 'events', 'receipts'] as const
const holder = 7

describe('messages kept between transactions', () => {
  let folder: string
  let opened: { close(): void }[]

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'svyaz-'))
    opened = []
  })

  afterEach(() => {
    for (const { close } of opened) close()
    rmSync(folder, { recursive: true, force: true })
  })

  function openSubject(name: string) {
    const { db, close } = openWriter(join(folder, `${name}.db`))
    const connection = new SqliteConnection(db)
    const applier = new BatchApplier({ policy, replyWindowMs: 1_000 })
    const subject = {
      close,
      recent: connection.tx.recent,
      commit: (changes: readonly Change[]) => applier.commit(connection, changes),
      rows: () => tables.map((table) => db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3`).all()),
      fail: (sql: string) => db.exec(sql),
    }
    opened.push(subject)
    return subject
  }

  it('change nothing of what becomes of a message', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(step, { maxLength: 6 }), { maxLength: 12 }), async (commits) => {
        run += 1
        const [kept, forgotten] = [openSubject(`kept-${run}`), openSubject(`forgotten-${run}`)]
        for (const [index, steps] of commits.entries()) {
          const changes = steps.map((make, position) => make(index * 10 + position + 1))
          forgotten.recent.clear()
          expect(await answersOf(kept, changes)).toEqual(await answersOf(forgotten, changes))
        }
        expect(kept.rows()).toEqual(forgotten.rows())
        for (const { close } of opened.splice(0)) close()
      }),
      { numRuns: 30 },
    )
  })

  const answersOf = ({ commit }: ReturnType<typeof openSubject>, changes: readonly Change[]) =>
    commit(structuredClone(changes)).catch((error: unknown) => String(error))

  it('are forgotten when their transaction is undone', async () => {
    const { commit, recent, fail, rows } = openSubject('undone')
    await commit([{ kind: 'accept', acceptance: acceptanceOf(1, {}, true), holder }])
    expect(recent.get(company, 1)?.progress.state).toBe('sending')
    fail(`CREATE TRIGGER refuse BEFORE UPDATE ON messages BEGIN SELECT RAISE(ABORT, 'full'); END`)
    const [answer] = await commit([accepted(1), accepted(2)])
    expect(answer?.ok).toBe(false)
    expect(recent.get(company, 1)).toBeUndefined()
    fail('DROP TRIGGER refuse')
    await commit([accepted(1)])
    expect(recent.get(company, 1)?.progress.state).toBe('sent')
    expect(rows()[0]).toMatchObject([{ id: 1, state: 'sent' }])
  })

  it('are kept while more may be heard of them', async () => {
    const { commit, recent } = openSubject('kept')
    await commit([{ kind: 'accept', acceptance: acceptanceOf(1, {}, true), holder }])
    await commit([{ kind: 'accept', acceptance: acceptanceOf(2), holder }])
    expect([recent.get(company, 1), recent.get(company, 2)]).toMatchObject([{ progress: { id: 1 } }, undefined])
    await commit([accepted(1)])
    expect(recent.target('one', 'sms-1')).toEqual({ companyId: company, messageId: 1, ordinal: 1 })
    await commit([receipt('sms-1', 'delivered')])
    expect(recent.get(company, 1)).toBeUndefined()
    expect(recent.target('one', 'sms-1')).toBeUndefined()
  })
})

const id = fc.integer({ min: 1, max: 6 })
const outcomes = fc.constantFrom<SubmissionOutcome['kind']>('accepted', 'rejected', 'retry', 'in_doubt')
const receiptStates = fc.constantFrom<ReceiptState>('delivered', 'undelivered', 'enroute', 'unknown', 'expired')

/** A change to be made at an instant. Several concern the same few messages, in any order, as operators and customers do. */
const step: fc.Arbitrary<(at: number) => Change> = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.boolean()).map(([segmentCount, claimed]) => (at: number): Change => {
    const id = (at % 6) + 1
    const changes = { segmentCount, createdAt: at, alternatives: [{ carrier: 'two', from: '4938', whole: false }] }
    return { kind: 'accept', acceptance: acceptanceOf(id, changes, claimed), holder }
  }),
  fc.tuple(id, fc.integer({ min: 1, max: 3 }), outcomes).map(([message, ordinal, kind]) => (at: number): Change => ({
    kind: 'outcome',
    record: {
      ...{ companyId: company, messageId: message as MessageId, ordinal, whole: false, carrier: 'one' },
      ...{ submittedAt: at, at, outcome: outcomeOf(kind, message) },
    },
  })),
  fc.tuple(id, receiptStates).map(
    ([message, state]) =>
      (at: number) =>
        receipt(`sms-${message}`, state, at),
  ),
  fc.constantFrom('one', 'two').map((carrier) => (at: number): Change => ({
    kind: 'claim',
    request: { carrier, whole: false, limit: 3, now: at },
    holder,
    fence: null,
  })),
  id.map((message) => (at: number): Change => ({ kind: 'cancel', companyId: company, id: message as MessageId, at })),
  fc.constant((at: number): Change => ({ kind: 'recover', at, ours: [] })),
  fc.constant((at: number): Change => ({ kind: 'reroute', carrier: 'one', ready: ['two'], at })),
)

function outcomeOf(kind: SubmissionOutcome['kind'], message: number): SubmissionOutcome {
  switch (kind) {
    case 'accepted':
      return { kind, carrierMessageId: `sms-${message}` }
    case 'rejected':
      return { kind, errorCode: '0x0000000B', reason: 'invalid destination' }
    case 'retry':
      return { kind, errorCode: '0x00000014', reason: 'queue full' }
    case 'in_doubt':
      return { kind, reason: 'no answer' }
  }
}

function accepted(id: number): Change {
  const outcome = { kind: 'accepted', carrierMessageId: `sms-${id}` } as const
  const way = { companyId: company, messageId: id as MessageId, ordinal: 1, whole: false, carrier: 'one' }
  return { kind: 'outcome', record: { ...way, submittedAt: 1_000, at: 1_001, outcome } }
}

function receipt(carrierMessageId: string, state: ReceiptState, at = 2_000): Change {
  const times = { doneAt: null, receivedAt: at }
  return { kind: 'receipt', receipt: { carrier: 'one', carrierMessageId, state, errorCode: null, ...times, raw: '' } }
}
