import type { InboundEncoding, InboundPart } from '../../core/carrier.js'
import { inboundOwner, joinParts } from '../../core/messaging/inbound.js'
import type { MessageChange } from '../../core/ports.js'
import { type CompanyId, type MessageId, PLATFORM } from '../../core/values/ids.js'
import type { RowOf, Tuple } from '../tables/table.js'
import { inboundParts, inboundSets, messages } from '../tables/tables.js'
import type { ChangeOf } from './change.js'
import { appendEvents } from './event-log.js'
import { appendToInbox } from './inbox.js'
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
  const { part, id } = change
  const long = part.concatenation
  if (long === null || long.total < 2 || long.ordinal < 1 || long.ordinal > long.total) {
    return insertMessage(tx, part, id, joinParts([part]), { total: 1, complete: true, replyWindowMs })
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
  { part, id }: ChangeOf<'inbound'>,
  replyWindowMs: number,
): Promise<MessageChange | null> {
  const ordinal = part.concatenation?.ordinal ?? 1
  const [isNew] = await tx.insertMissing(inboundParts, [[set.id, ordinal, part.encoding, part.data]])
  if (isNew !== true) return null
  const parts = await partsOf(tx, set.id)
  if (parts.length < set.total) {
    return set.message_id === null
      ? limitOpenSets(tx, part, id, replyWindowMs)
      : updateMessage(tx, set, parts, part.receivedAt, false)
  }
  await tx.run(`UPDATE inbound_sets SET completed_at = ? WHERE id = ?`, [part.receivedAt, set.id])
  if (set.message_id !== null) return updateMessage(tx, set, parts, part.receivedAt, true)
  return storeSet(tx, set, parts, id, part.receivedAt, replyWindowMs)
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
): Promise<MessageChange> {
  const source = { carrier: set.carrier, from: set.msisdn, to: set.own_address, receivedAt: at }
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
  columns: ['company_id', 'id', 'version', 'trace_id', 'created_at'],
  key: ['company_id', 'id'],
} as const

type Source = Pick<InboundPart, 'carrier' | 'from' | 'to' | 'receivedAt'> & Partial<Pick<InboundPart, 'encoding'>>

async function insertMessage(
  tx: BatchTransaction,
  source: Source,
  id: MessageId,
  text: string,
  form: { total: number; complete: boolean; replyWindowMs: number },
): Promise<MessageChange> {
  const { companyId, personId, guestId } = await findOwner(tx, source, form.replyWindowMs)
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
    personId,
    guestId,
    null,
    null,
  ]
  await tx.insertMany(messages, [row])
  await appendToInbox(tx, companyId, id, source.to)
  await logInbound(tx, companyId, id, 1, at, form.complete)
  return { companyId, id, state: 'delivered', changed: true, traceId, createdAt: at, requeued: null }
}

async function updateMessage(
  tx: BatchTransaction,
  set: SetRow,
  parts: readonly PartRow[],
  at: number,
  complete: boolean,
): Promise<MessageChange | null> {
  const row = (await lockMessageOf(tx, set)) ?? (await lockMessageOf(tx, await reread(tx, set)))
  if (row === undefined) return null
  await tx.run(
    `UPDATE messages SET text = ?, complete = ?, version = version + 1, updated_at = ? WHERE company_id = ? AND id = ?`,
    [textOf(parts), complete ? 1 : 0, at, row.company_id, row.id],
  )
  await logInbound(tx, row.company_id, row.id, row.version + 1, at, complete)
  return {
    companyId: row.company_id as CompanyId,
    id: row.id as MessageId,
    state: 'delivered',
    changed: true,
    traceId: row.trace_id,
    createdAt: row.created_at,
    requeued: null,
  }
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

function logInbound(
  tx: BatchTransaction,
  companyId: number,
  id: number,
  version: number,
  at: number,
  complete: boolean,
): Promise<void> {
  return appendEvents(tx, [
    {
      companyId,
      type: version === 1 ? 'message.received' : 'message.completed',
      subjectType: 'message',
      subjectId: id,
      version,
      occurredAt: at,
      payload: { complete },
    },
  ])
}

/** Among which the one that is answered is looked for: bounds the work for a number that is written to all day. */
const lastMessagesOfSubscriber = 100

interface Owner {
  companyId: CompanyId
  /** Another company's person, who was reached through a tag and whose number the owner does not know. */
  personId: number | null
  guestId: number | null
}

interface LastMessage {
  company_id: number
  person_id: number | null
  recipient_company_id: number | null
}

/** Nobody answers what has not reached him: messages that have not left yet come last, those that never will do not count. */
async function findOwner(tx: BatchTransaction, source: Source, replyWindowMs: number): Promise<Owner> {
  const [number] = await tx.query<{ address: string; company_id: number | null }>(
    `SELECT address, company_id FROM numbers WHERE address = ? AND active_from <= ? AND (active_until IS NULL OR active_until > ?)
     ORDER BY active_from DESC LIMIT 1`,
    [source.to, source.receivedAt, source.receivedAt],
  )
  const [last] = await tx.query<LastMessage>(
    `SELECT company_id, person_id, recipient_company_id FROM (
       SELECT company_id, id, state, person_id, recipient_company_id, COALESCE(scheduled_at, created_at) AS due_at FROM messages
       WHERE msisdn = ? AND direction = 'mt' ORDER BY id DESC LIMIT ${lastMessagesOfSubscriber}
     ) AS latest
     WHERE due_at >= ? AND state NOT IN ('scheduled','held','cancelled','rejected','failed')
     ORDER BY CASE state WHEN 'queued' THEN 1 ELSE 0 END, due_at DESC, id DESC LIMIT 1`,
    [source.from, source.receivedAt - replyWindowMs],
  )
  const own = number && { address: number.address, companyId: number.company_id as CompanyId | null }
  const companyId = inboundOwner(own, own === undefined ? undefined : (last?.company_id as CompanyId | undefined))
  const to = last?.company_id === companyId ? last : await lastFrom(tx, companyId, source.from)
  if (to === undefined || to.recipient_company_id === null) return { companyId, personId: null, guestId: null }
  return { companyId, personId: to.person_id, guestId: to.recipient_company_id }
}

/** What a company last wrote to a subscriber. */
async function lastFrom(tx: BatchTransaction, companyId: number, msisdn: string): Promise<LastMessage | undefined> {
  if (companyId === PLATFORM) return undefined
  const [last] = await tx.query<LastMessage>(
    `SELECT company_id, person_id, recipient_company_id FROM (
       SELECT company_id, id, person_id, recipient_company_id FROM messages
       WHERE msisdn = ? AND direction = 'mt' ORDER BY id DESC LIMIT ${lastMessagesOfSubscriber}
     ) AS latest WHERE company_id = ? ORDER BY id DESC LIMIT 1`,
    [msisdn, companyId],
  )
  return last
}
