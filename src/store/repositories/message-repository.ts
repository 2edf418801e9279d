import { type ExpressionBuilder, type Kysely, type SelectQueryBuilder, sql } from 'kysely'

import type { Broadcast, MessageFilter, MessagePage } from '../../core/messaging/commands.js'
import type {
  Encoding,
  Lane,
  Message,
  MessageClass,
  MessageInterface,
  MessageState,
  MessageWithSegments,
  Segment,
  SegmentState,
} from '../../core/messaging/message.js'
import type { MessageCommon, MessageLot, NewRecipient } from '../../core/messaging/submission-record.js'
import type { QueueDepth } from '../../core/ports.js'
import { subscriberName } from '../../core/tags/tag.js'
import type { BroadcastId, CompanyId, MessageId, PersonId } from '../../core/values/ids.js'
import type { RowOf } from '../tables/table.js'
import type { messages, Schema, segments } from '../tables/tables.js'

export type MessageRow = RowOf<typeof messages>
type SegmentRow = RowOf<typeof segments>

export async function findMessage(
  db: Kysely<Schema>,
  companyId: CompanyId,
  id: MessageId,
): Promise<MessageWithSegments | undefined> {
  // The third look is for a recipient whose rows were made between the first two.
  return (
    (await findWithRows(db, companyId, id)) ??
    (await findFrozenRecipient(db, companyId, id)) ??
    (await findWithRows(db, companyId, id))
  )
}

/** Those that there are, the frozen recipients of large broadcasts among them. */
export async function findMessages(
  db: Kysely<Schema>,
  companyId: CompanyId,
  ids: readonly MessageId[],
): Promise<MessageWithSegments[]> {
  const found = await findAllWithRows(db, companyId, ids)
  const missing = new Set(ids)
  for (const { id } of found) missing.delete(id)
  for (const id of missing) {
    const frozen = await findFrozenRecipient(db, companyId, id)
    if (frozen === undefined) continue
    found.push(frozen)
    missing.delete(id)
  }
  // As in findMessage: rows that were made in between.
  return [...found, ...(await findAllWithRows(db, companyId, [...missing]))]
}

async function findAllWithRows(
  db: Kysely<Schema>,
  companyId: CompanyId,
  ids: readonly MessageId[],
): Promise<MessageWithSegments[]> {
  if (ids.length === 0) return []
  const query = db.selectFrom('messages').selectAll().where('company_id', '=', companyId).where('id', 'in', ids)
  return withSegments(db, companyId, await query.execute())
}

async function findWithRows(
  db: Kysely<Schema>,
  companyId: CompanyId,
  id: MessageId,
): Promise<MessageWithSegments | undefined> {
  const row = await db
    .selectFrom('messages')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const [message] = await withSegments(db, companyId, [row])
  return message
}

export async function listMessages(
  db: Kysely<Schema>,
  companyId: CompanyId,
  filter: MessageFilter,
): Promise<MessagePage> {
  let query = db.selectFrom('messages').selectAll().where('company_id', '=', companyId)
  query = applyFilter(query, filter)
  const rows = await query
    .orderBy('id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  const page = rows.slice(0, filter.limit)
  const last = rows.length > filter.limit ? page.at(-1) : undefined
  return {
    messages: await withSegments(db, companyId, page),
    nextBeforeId: (last?.id as MessageId | undefined) ?? null,
  }
}

type MessageQuery = SelectQueryBuilder<Schema, 'messages', MessageRow>

function applyFilter(query: MessageQuery, filter: MessageFilter): MessageQuery {
  let q = query
  if (filter.beforeId !== undefined) q = q.where('id', '<', filter.beforeId)
  if (filter.direction !== undefined) q = q.where('direction', '=', filter.direction)
  if (filter.state !== undefined) q = q.where('state', '=', filter.state)
  // A number that is not shown is not found by it either.
  if (filter.msisdn !== undefined) q = q.where('msisdn', '=', filter.msisdn).where('recipient_company_id', 'is', null)
  if (filter.broadcastId !== undefined) q = q.where('broadcast_id', '=', filter.broadcastId)
  if (filter.reference !== undefined) q = q.where('reference', '=', filter.reference)
  if (filter.inDoubt === true) q = q.where('id', 'in', doubtful)
  if (filter.createdFrom !== undefined) q = q.where('created_at', '>=', filter.createdFrom)
  if (filter.createdBefore !== undefined) q = q.where('created_at', '<', filter.createdBefore)
  return q
}

/** By the index `segments_in_doubt`. */
function doubtful(eb: ExpressionBuilder<Schema, 'messages'>) {
  return eb
    .selectFrom('segments')
    .select('segments.message_id')
    .whereRef('segments.company_id', '=', 'messages.company_id')
    .where('segments.state', '=', sql.lit('in_doubt'))
}

export async function withSegments(
  db: Kysely<Schema>,
  companyId: CompanyId,
  rows: readonly MessageRow[],
): Promise<MessageWithSegments[]> {
  const ids = rows.map((row) => row.id)
  const found =
    ids.length === 0
      ? []
      : await db
          .selectFrom('segments')
          .selectAll()
          .where('company_id', '=', companyId)
          .where('message_id', 'in', ids)
          .orderBy('message_id')
          .orderBy('ordinal')
          .execute()
  return rows.map((row) => ({
    ...messageOf(row),
    segments: found.filter((segment) => segment.message_id === row.id).map(segmentOf),
  }))
}

/** A recipient of a large broadcast whose rows are not made yet is a queued message all the same. */
async function findFrozenRecipient(
  db: Kysely<Schema>,
  companyId: CompanyId,
  id: MessageId,
): Promise<MessageWithSegments | undefined> {
  const chunk = await db
    .selectFrom('broadcast_chunks')
    .innerJoin('broadcasts', (join) =>
      join
        .onRef('broadcasts.company_id', '=', 'broadcast_chunks.company_id')
        .onRef('broadcasts.id', '=', 'broadcast_chunks.broadcast_id'),
    )
    .select(['broadcast_chunks.recipients', 'broadcasts.cancelled_at'])
    .where('broadcast_chunks.company_id', '=', companyId)
    .where('last_message_id', '>=', id)
    .where('first_message_id', '<=', id)
    .where('due_at', 'is not', null)
    .orderBy('last_message_id')
    .executeTakeFirst()
  if (chunk === undefined) return undefined
  for (const { common, recipients } of JSON.parse(chunk.recipients) as MessageLot[]) {
    const recipient = recipients.find((candidate) => candidate.id === id)
    if (recipient !== undefined) return frozenMessage(common, recipient, chunk.cancelled_at)
  }
  return undefined
}

function frozenMessage(
  common: MessageCommon,
  recipient: NewRecipient,
  cancelledAt: number | null,
): MessageWithSegments {
  const state = cancelledAt === null ? common.state : 'cancelled'
  const segment: Omit<Segment, 'ordinal'> = {
    state: cancelledAt === null ? 'queued' : 'cancelled',
    carrier: common.carrier,
    carrierMessageId: null,
    attempts: 0,
    submittedAt: null,
    sentAt: null,
    doneAt: cancelledAt,
    errorCode: null,
    errorReason: null,
  }
  const {
    carrier: _carrier,
    whole: _whole,
    alternatives: _alternatives,
    from,
    text,
    tags,
    budget: _budget,
    author,
    via,
    ...shared
  } = common
  const guest = recipient.recipientCompanyId ?? null
  return {
    ...shared,
    id: recipient.id,
    direction: 'mt',
    from,
    to: guest === null ? recipient.to : subscriberName(recipient.personId ?? (0 as PersonId)),
    text,
    state,
    version: 1,
    updatedAt: common.createdAt,
    complete: true,
    personId: guest === null ? (recipient.personId ?? null) : null,
    recipientCompanyId: guest,
    tags: tags?.map(({ name }) => name) ?? [],
    author: author ?? null,
    via: via ?? null,
    segments: Array.from({ length: common.segmentCount }, (_, index) => ({ ordinal: index + 1, ...segment })),
  }
}

export async function findBroadcast(
  db: Kysely<Schema>,
  companyId: CompanyId,
  id: BroadcastId,
): Promise<Broadcast | undefined> {
  const row = await db
    .selectFrom('broadcasts')
    .select(['recipients', 'created_at', 'cancelled_at'])
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { states, frozen } = await countStates(db, companyId, id)
  const materialised = Object.values(states).reduce((sum, count) => sum + count, 0)
  for (const [state, count] of frozen) {
    const shown = row.cancelled_at === null ? state : 'cancelled'
    states[shown] = (states[shown] ?? 0) + count
  }
  return {
    id,
    companyId,
    createdAt: row.created_at,
    recipients: row.recipients,
    materialised,
    states,
    cancelledAt: row.cancelled_at,
  }
}

/** One statement, so one snapshot: no recipient is counted twice or not at all while a chunk is made into messages. */
async function countStates(
  db: Kysely<Schema>,
  companyId: CompanyId,
  id: BroadcastId,
): Promise<{ states: Partial<Record<MessageState, number>>; frozen: [MessageState, number][] }> {
  const rows = await db
    .selectFrom('messages')
    .select((eb) => ['state as label', eb.fn.countAll<number>().as('count')])
    .where('company_id', '=', companyId)
    .where('broadcast_id', '=', id)
    .groupBy('state')
    .unionAll(
      db
        .selectFrom('broadcast_chunks')
        .select((eb) => [eb.fn.coalesce('states', eb.val('{}')).as('label'), eb.lit(0).as('count')])
        .where('company_id', '=', companyId)
        .where('broadcast_id', '=', id)
        .where('due_at', 'is not', null),
    )
    .execute()
  const states: Partial<Record<MessageState, number>> = {}
  const frozen: [MessageState, number][] = []
  for (const { label, count } of rows) {
    if (label.startsWith('{')) frozen.push(...(Object.entries(JSON.parse(label) as object) as [MessageState, number][]))
    else states[label as MessageState] = Number(count)
  }
  return { states, frozen }
}

export async function queueDepths(db: Kysely<Schema>): Promise<QueueDepth[]> {
  const rows = await db
    .selectFrom('segments')
    .select((eb) => ['carrier', 'lane', eb.fn.countAll<number>().as('waiting')])
    .where('dispatch_at', 'is not', null)
    .groupBy(['carrier', 'lane'])
    .execute()
  return rows.map((row) => ({ ...row, waiting: Number(row.waiting) }))
}

export function messageOf(row: MessageRow): Message {
  const outbound = row.direction === 'mt'
  const subscriber = shownSubscriber(row)
  return {
    id: row.id as MessageId,
    companyId: row.company_id as CompanyId,
    broadcastId: row.broadcast_id as BroadcastId | null,
    direction: outbound ? 'mt' : 'mo',
    from: outbound ? row.own_address : subscriber,
    to: outbound ? subscriber : row.own_address,
    text: row.text,
    sentText: row.sent_text,
    encoding: row.encoding as Encoding,
    segmentCount: row.segment_count,
    class: row.class as MessageClass,
    lane: row.lane as Lane,
    state: row.state as MessageState,
    version: row.version,
    reference: row.reference,
    traceId: row.trace_id,
    createdAt: row.created_at,
    scheduledAt: row.scheduled_at,
    sendAt: row.send_at ?? row.created_at,
    heldBy: row.held_by,
    route: row.route,
    deliverBefore: row.deliver_before,
    updatedAt: row.updated_at,
    complete: row.complete === 1,
    personId: row.recipient_company_id === null ? (row.person_id as PersonId | null) : null,
    recipientCompanyId: row.recipient_company_id as CompanyId | null,
    tags: row.tags === null ? noTags : (JSON.parse(row.tags) as string[]),
    author: row.author,
    via: row.via as MessageInterface | null,
  }
}

const noTags: readonly string[] = []

/** The number, or what stands for it where it is another company's person. */
export function shownSubscriber(row: Pick<MessageRow, 'msisdn' | 'person_id' | 'recipient_company_id'>): string {
  if (row.recipient_company_id === null) return row.msisdn
  return subscriberName((row.person_id ?? 0) as PersonId)
}

function segmentOf(row: SegmentRow): Segment {
  return {
    ordinal: row.ordinal,
    state: row.state as SegmentState,
    carrier: row.carrier,
    carrierMessageId: row.carrier_message_id,
    attempts: row.attempts,
    submittedAt: row.submitted_at,
    sentAt: row.sent_at,
    doneAt: row.done_at,
    errorCode: row.error_code,
    errorReason: row.error_reason,
  }
}
