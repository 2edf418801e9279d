import type { SubmitResult } from '../../core/messaging/message.js'
import type { Acceptance, AcceptAnswer, MessageLot, NewBroadcast } from '../../core/messaging/submission-record.js'
import type { BudgetShare } from '../../core/rights/budget.js'
import { replyMails } from '../tables/conversation-tables.js'
import type { Tuple } from '../tables/table.js'
import { broadcastChunks, broadcasts, idempotencyKeys, messages, segments } from '../tables/tables.js'
import { messageTags } from '../tables/tag-tables.js'
import { takeBudget } from './budgets.js'
import type { ChangeOf } from './change.js'
import type { NewEvent } from './event-log.js'
import { appendEvents } from './event-log.js'
import { forgetMail, takeMails } from './mails.js'
import { acceptedEvent, claimedMessage, messageTuple, segmentTuples } from './message-rows.js'
import type { BatchTransaction } from './transaction.js'

/** Writes every acceptance that waits; those whose idempotency key is taken get the first answer instead. */
export async function acceptAll(tx: BatchTransaction, changes: readonly ChangeOf<'accept'>[]): Promise<AcceptAnswer[]> {
  const answers = await takeKeys(tx, changes)
  await takeMails(tx, changes, answers)
  const rows: NewRows = { messages: [], segments: [], events: [], tags: [] }
  for (const [index, { acceptance, holder }] of changes.entries()) {
    if (answers[index]?.kind !== 'accepted') continue
    if (acceptance.budget !== undefined) {
      const answer = await withinBudget(tx, acceptance, acceptance.budget)
      answers[index] = answer
      if (answer.kind !== 'accepted') continue
    }
    for (const lot of acceptance.lots) {
      addRows(rows, lot, holder)
      keepClaimed(tx, lot, holder)
      if (lot.recipients.some((recipient) => !recipient.claimed)) await tx.notify(lot.common.carrier)
    }
    if (acceptance.replyMail !== undefined) await insertReplyMail(tx, acceptance.companyId, acceptance.replyMail)
    if (acceptance.broadcast !== null) await insertBroadcast(tx, acceptance, acceptance.broadcast)
  }
  await insertRows(tx, rows)
  return answers
}

async function insertReplyMail(
  tx: BatchTransaction,
  companyId: number,
  { address, firstId, lastId }: NonNullable<Acceptance['replyMail']>,
): Promise<void> {
  await tx.insertMany(replyMails, [[companyId, firstId, lastId, address]])
}

/** What the budget does not allow leaves no trace of its idempotency key and its mail: the month may end, or the budget grow. */
async function withinBudget(tx: BatchTransaction, acceptance: Acceptance, share: BudgetShare): Promise<AcceptAnswer> {
  const used = await takeBudget(tx, acceptance.companyId, share)
  if (used === null) return { kind: 'accepted' }
  if (acceptance.idempotency !== null) {
    const key = [acceptance.companyId, acceptance.idempotency.key]
    await tx.run(`DELETE FROM idempotency_keys WHERE company_id = ? AND key = ?`, key)
  }
  if (acceptance.mail !== undefined) await forgetMail(tx, acceptance.mail)
  return { kind: 'over_budget', used }
}

interface NewRows {
  messages: Tuple[]
  segments: Tuple[]
  events: NewEvent[]
  tags: Tuple[]
}

function addRows(rows: NewRows, { common, recipients }: MessageLot, holder: number): void {
  for (const recipient of recipients) {
    rows.messages.push(messageTuple(common, recipient))
    rows.segments.push(...segmentTuples(common, recipient, holder))
    rows.events.push(acceptedEvent(common, recipient))
    if (common.tags !== undefined) {
      for (const { id } of common.tags) rows.tags.push([common.companyId, id, recipient.id])
    }
  }
}

function keepClaimed({ recent }: BatchTransaction, { common, recipients }: MessageLot, holder: number): void {
  if (recent === null) return
  for (const recipient of recipients) if (recipient.claimed) recent.keep(claimedMessage(common, recipient, holder))
}

/** Rows of messages that nobody has claimed. */
export async function insertLots(tx: BatchTransaction, lots: readonly MessageLot[]): Promise<void> {
  const rows: NewRows = { messages: [], segments: [], events: [], tags: [] }
  for (const lot of lots) addRows(rows, lot, 0)
  await insertRows(tx, rows)
}

async function insertRows(tx: BatchTransaction, rows: NewRows): Promise<void> {
  await tx.insertMany(messages, rows.messages)
  await tx.insertMany(segments, rows.segments)
  if (rows.tags.length > 0) await tx.insertMany(messageTags, rows.tags)
  await appendEvents(tx, rows.events)
}

async function takeKeys(tx: BatchTransaction, changes: readonly ChangeOf<'accept'>[]): Promise<AcceptAnswer[]> {
  const keyed = changes.flatMap(({ acceptance }, index) =>
    acceptance.idempotency === null
      ? []
      : [{ index, companyId: acceptance.companyId, at: acceptance.createdAt, ...acceptance.idempotency }],
  )
  const answers: AcceptAnswer[] = changes.map(() => ({ kind: 'accepted' }))
  if (keyed.length === 0) return answers
  const taken = await tx.insertMissing(
    idempotencyKeys,
    keyed.map(({ companyId, key, requestHash, result, at }): Tuple => [
      companyId,
      key,
      requestHash,
      JSON.stringify(result),
      at,
    ]),
  )
  for (const [position, request] of keyed.entries()) {
    if (taken[position] === true) continue
    answers[request.index] = await firstAnswer(tx, request.companyId, request.key, request.requestHash)
  }
  return answers
}

const storedAnswer = { columns: ['request_hash', 'result'], key: ['company_id', 'key'] } as const

async function firstAnswer(tx: BatchTransaction, companyId: number, key: string, hash: string): Promise<AcceptAnswer> {
  const [row] = await tx.selectMany(idempotencyKeys, storedAnswer, [[companyId, key]])
  if (row === undefined) throw new Error('an idempotency key was refused and is not there')
  if (row.request_hash !== hash) return { kind: 'mismatch' }
  return { kind: 'replayed', result: JSON.parse(row.result) as SubmitResult }
}

async function insertBroadcast(tx: BatchTransaction, acceptance: Acceptance, broadcast: NewBroadcast): Promise<void> {
  const { companyId, createdAt } = acceptance
  await tx.insertMany(broadcasts, [[companyId, broadcast.id, broadcast.recipients, createdAt, null]])
  const chunks = broadcast.chunks.map((lots, index): Tuple => {
    const ids = lots.flatMap(({ recipients }) => recipients.map((recipient) => recipient.id))
    return [
      companyId,
      broadcast.id,
      index + 1,
      Math.min(...ids),
      Math.max(...ids),
      JSON.stringify(lots),
      ids.length,
      createdAt,
      JSON.stringify(countStates(lots)),
    ]
  })
  await tx.insertMany(broadcastChunks, chunks)
}

function countStates(lots: readonly MessageLot[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { common, recipients } of lots) counts[common.state] = (counts[common.state] ?? 0) + recipients.length
  return counts
}
