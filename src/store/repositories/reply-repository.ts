import type { Kysely } from 'kysely'

import type { AnsweredReply, ReplyKey } from '../../core/conversations/ports.js'
import type { Reply, ReplyDetail, ReplyMatch, ReplyTarget, ShownReply } from '../../core/conversations/reply.js'
import type { MessageWithSegments } from '../../core/messaging/message.js'
import type { CompanyId, MessageId, PersonId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { replies } from '../tables/conversation-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { shownSubscriber } from './message-repository.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>
type ReplyRow = RowOf<typeof replies>

export async function listPending(db: Db, limit: number): Promise<Reply[]> {
  const rows = await withMessages(db)
    .where('replies.state', '=', 'pending')
    .orderBy('replies.received_at')
    .orderBy('replies.message_id')
    .limit(limit)
    .execute()
  return rows.map(replyOf)
}

export async function findReply(db: Db, companyId: CompanyId, messageId: MessageId): Promise<Reply | undefined> {
  const row = await withMessages(db)
    .where('replies.company_id', '=', companyId)
    .where('replies.message_id', '=', messageId)
    .executeTakeFirst()
  return row && replyOf(row)
}

function withMessages(db: Db) {
  return db
    .selectFrom('replies')
    .innerJoin('messages', (join) =>
      join.onRef('messages.company_id', '=', 'replies.company_id').onRef('messages.id', '=', 'replies.message_id'),
    )
    .selectAll('replies')
    .select(['messages.text', 'messages.person_id as guest_person_id', 'messages.recipient_company_id'])
}

interface WithMessage extends ReplyRow {
  text: string
  guest_person_id: number | null
  recipient_company_id: number | null
}

function replyOf({ text, guest_person_id, recipient_company_id, ...row }: WithMessage): Reply {
  return {
    ...shownOf(row),
    companyId: row.company_id as CompanyId,
    messageId: row.message_id as MessageId,
    msisdn: row.msisdn,
    shownFrom: shownSubscriber({ msisdn: row.msisdn, person_id: guest_person_id, recipient_company_id }),
    guest:
      recipient_company_id === null
        ? null
        : { companyId: recipient_company_id as CompanyId, personId: guest_person_id as PersonId | null },
    ownAddress: row.own_address,
    text,
    receivedAt: row.received_at,
    mayAnswer: row.may_answer === 1,
    version: row.version,
  }
}

export function finishReply(db: Db, { companyId, messageId, version }: ReplyKey, answeredAt: number | null): Statement {
  return statement(
    db
      .updateTable('replies')
      .set({ state: 'done', answered_at: answeredAt })
      .where('company_id', '=', companyId)
      .where('message_id', '=', messageId)
      .where('version', '=', version),
  )
}

export async function listAnswered(
  db: Db,
  companyId: CompanyId,
  msisdn: string,
  since: number,
): Promise<AnsweredReply[]> {
  const rows = await db
    .selectFrom('replies')
    .innerJoin('messages', (join) =>
      join.onRef('messages.company_id', '=', 'replies.company_id').onRef('messages.id', '=', 'replies.message_id'),
    )
    .select(['replies.answered_at', 'messages.text'])
    .where('replies.company_id', '=', companyId)
    .where('replies.msisdn', '=', msisdn)
    .where('replies.received_at', '>', since)
    .where('replies.answered_at', 'is not', null)
    .execute()
  return rows.map(({ answered_at, text }) => ({ at: answered_at ?? 0, text }))
}

export async function findReplies(
  db: Db,
  companyId: CompanyId,
  ids: readonly MessageId[],
): Promise<Map<MessageId, ShownReply>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('replies')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('message_id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.message_id as MessageId, shownOf(row)]))
}

/** Messages of subscribers with what they are about; one look-up where there are any. */
export async function withReplies(
  db: Db,
  companyId: CompanyId,
  messages: readonly MessageWithSegments[],
): Promise<MessageWithSegments[]> {
  const received = messages.filter(({ direction }) => direction === 'mo').map(({ id }) => id)
  if (received.length === 0) return [...messages]
  const found = await findReplies(db, companyId, received)
  return messages.map((message) => {
    const reply = found.get(message.id)
    return reply === undefined ? message : { ...message, reply }
  })
}

export async function findReplyMail(db: Db, companyId: CompanyId, messageId: MessageId): Promise<string | undefined> {
  const row = await db
    .selectFrom('reply_mails')
    .select(['address', 'last_id'])
    .where('company_id', '=', companyId)
    .where('first_id', '<=', messageId)
    .orderBy('first_id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined || row.last_id < messageId ? undefined : row.address
}

function shownOf(row: ReplyRow): ShownReply & ReplyMatch {
  const isForeign = row.is_foreign === null ? null : row.is_foreign === 1
  return {
    decision: row.decision as ReplyMatch['decision'],
    reason: row.reason,
    target: row.target_id === null ? null : { type: row.target_type as ReplyTarget['type'], id: row.target_id },
    detail: JSON.parse(row.detail) as ReplyDetail,
    personId: row.person_id as PersonId | null,
    network: row.operator === null ? null : { operator: row.operator, isForeign },
  }
}
