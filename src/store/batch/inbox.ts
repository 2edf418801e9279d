import type { CompanyId, MessageId } from '../../core/values/ids.js'
import { PLATFORM } from '../../core/values/ids.js'
import type { RowOf, Tuple } from '../tables/table.js'
import { inbox, messages } from '../tables/tables.js'
import type { ChangeOf } from './change.js'
import { appendEvents } from './event-log.js'
import { recordReply } from './replies.js'
import { readSubscriber } from './subscriber.js'
import type { BatchTransaction } from './transaction.js'

/** Puts a message that a subscriber wrote at the end of its owner's inbox. */
export async function appendToInbox(
  tx: BatchTransaction,
  companyId: CompanyId,
  messageId: MessageId,
  ownAddress: string,
): Promise<void> {
  const { txId, ids } = await tx.rowIds(1)
  const row: Tuple = [companyId, txId, ids[0] ?? 0, messageId, ownAddress, null]
  await tx.insertMany(inbox, [row])
}

const unmatched = {
  columns: ['company_id', 'id', 'msisdn', 'text', 'own_address', 'version', 'complete', 'created_at'],
  key: ['company_id', 'id'],
} as const

/**
 * Moves a message that belongs to nobody to a company. There it is new: it stands at the end of the inbox and of the event log,
 * where readers find it whose cursors are past the moment at which it came in.
 */
export async function assignInbound(
  tx: BatchTransaction,
  { id, companyId, at, audit }: ChangeOf<'assignInbound'>,
  replyWindowMs: number,
): Promise<'assigned' | 'taken' | 'missing'> {
  const [message] = await tx.lockMany(messages, unmatched, [[PLATFORM, id]])
  if (message === undefined) return wasUnmatched(tx, id)
  await tx.run(
    `UPDATE messages SET company_id = ?, version = version + 1, updated_at = ? WHERE company_id = ? AND id = ?`,
    [companyId, at, PLATFORM, id],
  )
  // Parts that are still to come find the message by its set.
  await tx.run(`UPDATE inbound_sets SET company_id = ? WHERE company_id = ? AND message_id = ?`, [
    companyId,
    PLATFORM,
    id,
  ])
  await takeFromPlatform(tx, id, companyId)
  await appendToInbox(tx, companyId, id, message.own_address)
  const { document, events } = await matchAgain(tx, { id, companyId, message, replyWindowMs })
  await appendEvents(tx, [
    {
      companyId,
      type: 'message.received',
      subjectType: 'message',
      subjectId: id,
      version: message.version + 1,
      occurredAt: message.created_at,
      payload: { complete: message.complete === 1, reply: document },
    },
    ...events,
  ])
  await tx.run(audit.sql, audit.parameters)
  return 'assigned'
}

/** To the company it may be an answer. */
async function matchAgain(
  tx: BatchTransaction,
  {
    id,
    companyId,
    message,
    replyWindowMs,
  }: { id: MessageId; companyId: CompanyId; message: Unmatched; replyWindowMs: number },
) {
  const { text, version, msisdn: from, own_address: to, created_at: receivedAt } = message
  await tx.run(`DELETE FROM replies WHERE company_id = ? AND message_id = ?`, [PLATFORM, id])
  const source = { from, to, receivedAt }
  const subscriber = await readSubscriber(tx, source, text, replyWindowMs, companyId)
  const inbound = { ...source, companyId, id, version: version + 1, text, network: null }
  return recordReply(tx, inbound, subscriber)
}

type Unmatched = Pick<RowOf<typeof messages>, (typeof unmatched.columns)[number]>

/** What is left of it there is that it was given away, and to whom. */
async function takeFromPlatform(tx: BatchTransaction, id: MessageId, companyId: CompanyId): Promise<void> {
  const [entry] = await findEntry(tx, id)
  if (entry === undefined) return
  await tx.run(`UPDATE inbox SET assigned_to = ? WHERE company_id = ? AND message_id = ?`, [companyId, PLATFORM, id])
  // No event of a message is older than its place in the inbox.
  await tx.run(
    `DELETE FROM events WHERE company_id = ? AND (tx_id, id) > (?, ?) AND subject_type = 'message' AND subject_id = ?`,
    [PLATFORM, entry.tx_id, entry.id, id],
  )
}

async function wasUnmatched(tx: BatchTransaction, id: MessageId): Promise<'taken' | 'missing'> {
  const [entry] = await findEntry(tx, id)
  return (entry?.assigned_to ?? null) === null ? 'missing' : 'taken'
}

function findEntry(tx: BatchTransaction, id: MessageId): Promise<RowOf<typeof inbox>[]> {
  return tx.query(`SELECT * FROM inbox WHERE company_id = ? AND message_id = ?`, [PLATFORM, id])
}
