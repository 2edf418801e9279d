import type { InboundEncoding, InboundPart } from '../../core/carrier.js'
import type { ReplyNetwork } from '../../core/conversations/reply.js'
import { joinParts } from '../../core/messaging/inbound.js'
import type { MessageChange } from '../../core/ports.js'
import type { CompanyId, MessageId } from '../../core/values/ids.js'
import type { RowOf, Tuple } from '../tables/table.js'
import { inboundParts, inboundSets, messages } from '../tables/tables.js'
import type { ChangeOf } from './change.js'
import { appendEvents } from './event-log.js'
import { appendToInbox } from './inbox.js'
import { type Inbound, recordReply } from './replies.js'
import { readSubscriber, type Subscriber } from './subscriber.js'
import type { BatchTransaction } from './transaction.js'

type SetRow = RowOf<typeof inboundSets>
type PartRow = RowOf<typeof inboundParts>

/** Parts of one long message that wait for the rest: more from one subscriber at a time than this are shown as they came. */
const maxOpenSetsPerSubscriber = 20

/** Stores one MO part and, once it completes a message, the message; a late part completes the message it was missing from. */
export async function recordInbound(
  tx: BatchTransaction,
  change: ChangeOf<'inbound'>,
  replyWindowMs: number,
): Promise<MessageChange | null> {
  const { part, id, network } = change
  const long = part.concatenation
  if (long === null || long.total < 2 || long.ordinal < 1 || long.ordinal > long.total) {
    return insertMessage(tx, { ...part, network }, id, joinParts([part]), { total: 1, complete: true, replyWindowMs })
  }
  const set = await findSet(tx, part, long.reference, long.total)
  if (set !== undefined) return addPart(tx, set, change, replyWindowMs)
  const { ids } = await tx.rowIds(1)
  const created: SetRow = {
    id: ids[0] ?? 0,
    carrier: part.carrier,
    msisdn: part.from,
    own_address: part.to,
    reference: long.reference,
    total: long.total,
    first_at: part.receivedAt,
    company_id: null,
    message_id: null,
    completed_at: null,
  }
  await tx.insertMany(inboundSets, [Object.values(created)])
  return addPart(tx, created, change, replyWindowMs)
}

/**
 * The set a part belongs to. A set that already has this part with the same content means that the operator repeats it, which the
 * caller ignores; with other content the subscriber's phone has come round to the same reference again, and a new set begins.
 */
async function findSet(
  tx: BatchTransaction,
  part: InboundPart,
  reference: number,
  total: number,
): Promise<SetRow | undefined> {
  const sets = await tx.query<SetRow>(
    `SELECT * FROM inbound_sets WHERE msisdn = ? AND own_address = ? AND reference = ? AND total = ? ORDER BY id DESC LIMIT 5`,
    [part.from, part.to, reference, total],
  )
  for (const set of sets) {
    const same = await tx.selectMany(inboundParts, storedPart, [[set.id, part.concatenation?.ordinal ?? 1]])
    const stored = same[0]
    if (stored === undefined || Buffer.compare(stored.data, part.data) === 0) return set
  }
  return undefined
}

async function addPart(
  tx: BatchTransaction,
  set: SetRow,
  { part, id, network }: ChangeOf<'inbound'>,
  replyWindowMs: number,
): Promise<MessageChange | null> {
  const ordinal = part.concatenation?.ordinal ?? 1
  const [isNew] = await tx.insertMissing(inboundParts, [[set.id, ordinal, part.encoding, part.data]])
  if (isNew !== true) return null
  const parts = await partsOf(tx, set.id)
  if (parts.length < set.total) {
    return set.message_id === null
      ? limitOpenSets(tx, part, id, replyWindowMs)
      : updateMessage(tx, set, parts, { at: part.receivedAt, complete: false, network, replyWindowMs })
  }
  await tx.run(`UPDATE inbound_sets SET completed_at = ? WHERE id = ?`, [part.receivedAt, set.id])
  if (set.message_id !== null) {
    return updateMessage(tx, set, parts, { at: part.receivedAt, complete: true, network, replyWindowMs })
  }
  return storeSet(tx, set, parts, id, part.receivedAt, replyWindowMs, network)
}

async function limitOpenSets(
  tx: BatchTransaction,
  part: InboundPart,
  id: MessageId,
  replyWindowMs: number,
): Promise<MessageChange | null> {
  const open = await tx.query<SetRow>(
    `SELECT * FROM inbound_sets WHERE msisdn = ? AND own_address = ? AND message_id IS NULL AND completed_at IS NULL
     ORDER BY first_at LIMIT ?`,
    [part.from, part.to, maxOpenSetsPerSubscriber + 1],
  )
  const oldest = open[0]
  if (open.length <= maxOpenSetsPerSubscriber || oldest === undefined) return null
  return storeSet(tx, oldest, await partsOf(tx, oldest.id), id, part.receivedAt, replyWindowMs)
}

/** Makes a message of the parts that are there. */
export async function storeSet(
  tx: BatchTransaction,
  set: SetRow,
  parts: readonly PartRow[],
  id: MessageId,
  at: number,
  replyWindowMs: number,
  network: ReplyNetwork | null = null,
): Promise<MessageChange> {
  const source = { network, carrier: set.carrier, from: set.msisdn, to: set.own_address, receivedAt: at }
  const complete = parts.length === set.total
  const change = await insertMessage(tx, source, id, textOf(parts), { total: set.total, complete, replyWindowMs })
  await tx.run(`UPDATE inbound_sets SET company_id = ?, message_id = ? WHERE id = ?`, [change.companyId, id, set.id])
  return change
}

export async function partsOf(tx: BatchTransaction, setId: number): Promise<PartRow[]> {
  const rows = await tx.query<PartRow>(`SELECT * FROM inbound_parts WHERE set_id = ? ORDER BY ordinal`, [setId])
  return rows
}

function textOf(parts: readonly PartRow[]): string {
  return joinParts(parts.map((row) => ({ encoding: row.encoding as InboundEncoding, data: row.data })))
}

const storedPart = { columns: ['data'], key: ['set_id', 'ordinal'] } as const
const storedMessage = {
  columns: ['company_id', 'id', 'version', 'trace_id', 'created_at', 'msisdn', 'own_address'],
  key: ['company_id', 'id'],
} as const

type Source = Pick<InboundPart, 'carrier' | 'from' | 'to' | 'receivedAt'> &
  Partial<Pick<InboundPart, 'encoding'>> & { network: ReplyNetwork | null }

async function insertMessage(
  tx: BatchTransaction,
  source: Source,
  id: MessageId,
  text: string,
  form: { total: number; complete: boolean; replyWindowMs: number },
): Promise<MessageChange> {
  const subscriber = await readSubscriber(tx, source, text, form.replyWindowMs)
  const companyId = subscriber.owner
  const at = source.receivedAt
  const encoding = source.encoding === 'gsm7' ? 'gsm7' : 'ucs2'
  const traceId = `mo-${id}`
  const row: Tuple = [
    companyId,
    id,
    null,
    'mo',
    source.from,
    source.to,
    text,
    null,
    encoding,
    form.total,
    0,
    'service',
    'normal',
    'delivered',
    1,
    null,
    traceId,
    at,
    null,
    null,
    at,
    form.complete ? 1 : 0,
    null,
    null,
    null,
    null,
    null,
    subscriber.guest?.personId ?? null,
    subscriber.guest?.companyId ?? null,
    null,
    null,
    null,
    null,
  ]
  await tx.insertMany(messages, [row])
  await appendToInbox(tx, companyId, id, source.to)
  await logInbound(tx, { ...source, companyId, id, version: 1, text }, subscriber, form.complete)
  return { companyId, id, state: 'delivered', changed: true, traceId, createdAt: at, requeued: null }
}

/** The rest of the text has come, or more of it: it may be about something else than it seemed. */
async function updateMessage(
  tx: BatchTransaction,
  set: SetRow,
  parts: readonly PartRow[],
  { at, complete, network, replyWindowMs }: Completion,
): Promise<MessageChange | null> {
  const row = (await lockMessageOf(tx, set)) ?? (await lockMessageOf(tx, await reread(tx, set)))
  if (row === undefined) return null
  const text = textOf(parts)
  await tx.run(
    `UPDATE messages SET text = ?, complete = ?, version = version + 1, updated_at = ? WHERE company_id = ? AND id = ?`,
    [text, complete ? 1 : 0, at, row.company_id, row.id],
  )
  const companyId = row.company_id as CompanyId
  const source = { from: row.msisdn, to: row.own_address, receivedAt: at, network }
  const subscriber = await readSubscriber(tx, source, text, replyWindowMs, companyId)
  const inbound = { ...source, companyId, id: row.id as MessageId, version: row.version + 1, text }
  await logInbound(tx, inbound, subscriber, complete)
  return {
    companyId,
    id: row.id as MessageId,
    state: 'delivered',
    changed: true,
    traceId: row.trace_id,
    createdAt: row.created_at,
    requeued: null,
  }
}

interface Completion {
  at: number
  complete: boolean
  network: ReplyNetwork | null
  replyWindowMs: number
}

type StoredMessage = Pick<RowOf<typeof messages>, (typeof storedMessage.columns)[number]>

async function lockMessageOf(tx: BatchTransaction, set: SetRow): Promise<StoredMessage | undefined> {
  const [row] = await tx.lockMany(messages, storedMessage, [[set.company_id, set.message_id]])
  return row
}

/** The message may have been given to a company since the set was read. */
async function reread(tx: BatchTransaction, set: SetRow): Promise<SetRow> {
  const [now] = await tx.query<SetRow>(`SELECT * FROM inbound_sets WHERE id = ?`, [set.id])
  return now ?? set
}

async function logInbound(
  tx: BatchTransaction,
  inbound: Inbound,
  subscriber: Subscriber,
  complete: boolean,
): Promise<void> {
  const { companyId, id, version, receivedAt } = inbound
  const { document, events } = await recordReply(tx, inbound, subscriber)
  await appendEvents(tx, [
    {
      companyId,
      type: version === 1 ? 'message.received' : 'message.completed',
      subjectType: 'message',
      subjectId: id,
      version,
      occurredAt: receivedAt,
      payload: { complete, reply: document },
    },
    ...events,
  ])
}
