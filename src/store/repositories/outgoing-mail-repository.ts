import type { Kysely } from 'kysely'

import type { MailAttachment, MailId, MailShape, NewMail, WaitingMail } from '../../core/conversations/mail.js'
import type { MailAttempt, OutgoingMail } from '../../core/conversations/ports.js'
import type { CompanyId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { outgoingMails } from '../tables/conversation-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>

/** There is one for each key: a second does nothing. */
export function insertMail(db: Db, id: number, mail: NewMail, at: number): Statement {
  return statement(
    db
      .insertInto('outgoing_mails')
      .values({
        company_id: mail.companyId,
        id,
        key: mail.key,
        recipient: mail.to,
        subject: mail.subject,
        body: mail.text,
        state: 'pending',
        attempts: 0,
        next_at: at,
        error: null,
        created_at: at,
        ended_at: null,
        shape: mail.shape === undefined ? null : JSON.stringify(mail.shape),
        attachments: mail.attachments === undefined ? null : JSON.stringify(mail.attachments),
      })
      .onConflict((conflict) => conflict.columns(['company_id', 'key']).doNothing()),
  )
}

export async function listDueMails(db: Db, at: number, limit: number): Promise<WaitingMail[]> {
  const rows = await db
    .selectFrom('outgoing_mails')
    .selectAll()
    .where('state', '=', 'pending')
    .where('next_at', '<=', at)
    .orderBy('next_at')
    .limit(limit)
    .execute()
  return rows.map(waitingOf)
}

function waitingOf(row: RowOf<typeof outgoingMails>): WaitingMail {
  return {
    id: row.id as MailId,
    companyId: row.company_id as CompanyId,
    key: row.key,
    to: row.recipient,
    subject: row.subject,
    text: row.body,
    ...(row.attachments === null ? {} : { attachments: JSON.parse(row.attachments) as MailAttachment[] }),
    attempts: row.attempts,
    createdAt: row.created_at,
    ...(row.shape !== null && { shape: JSON.parse(row.shape) as MailShape }),
  }
}

/** Newest first. */
export async function listOutgoingMails(
  db: Db,
  companyId: CompanyId,
  { beforeId, limit }: { beforeId: number; limit: number },
): Promise<OutgoingMail[]> {
  const rows = await db
    .selectFrom('outgoing_mails')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '<', beforeId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    ...waitingOf(row),
    state: row.state as OutgoingMail['state'],
    error: row.error,
    endedAt: row.ended_at,
  }))
}

export async function hasMail(db: Db, companyId: CompanyId, key: string): Promise<boolean> {
  const row = await db
    .selectFrom('outgoing_mails')
    .select('id')
    .where('company_id', '=', companyId)
    .where('key', '=', key)
    .executeTakeFirst()
  return row !== undefined
}

export function purgeOutgoingMails(before: number, limit: number): Statement {
  return {
    sql: `DELETE FROM outgoing_mails WHERE (company_id, id) IN (
        SELECT company_id, id FROM outgoing_mails WHERE ended_at < ? ORDER BY ended_at LIMIT ${limit})`,
    parameters: [before],
  }
}

const longestReason = 300

export function recordMail(
  db: Db,
  { companyId, id }: { companyId: CompanyId; id: MailId },
  { outcome, at, nextAt }: MailAttempt,
): Statement {
  const state = outcome.kind === 'sent' ? 'sent' : nextAt === null ? 'failed' : 'pending'
  return statement(
    db
      .updateTable('outgoing_mails')
      .set((eb) => ({
        state,
        attempts: eb('attempts', '+', 1),
        next_at: nextAt,
        error: outcome.kind === 'sent' ? null : outcome.reason.slice(0, longestReason),
        ended_at: nextAt === null ? at : null,
        // What was sent is not kept twice.
        ...(nextAt === null ? { attachments: null } : {}),
      }))
      .where('company_id', '=', companyId)
      .where('id', '=', id),
  )
}
