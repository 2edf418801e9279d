import type { Kysely } from 'kysely'

import type { Poll, PollCounts, PollOption, PollState } from '../../core/conversations/poll.js'
import type { BeforePage, Keyed, PollChanges, QuestionKey } from '../../core/conversations/ports.js'
import type { QuestionId } from '../../core/conversations/question.js'
import type { RefusedRecipient } from '../../core/errors.js'
import type { CompanyId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { polls } from '../tables/conversation-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { named, statement } from './statement.js'

type Db = Kysely<Schema>

export function insertPoll(db: Db, poll: Poll, keyed: Keyed | null): Statement {
  return statement(
    db.insertInto('polls').values({
      company_id: poll.companyId,
      id: poll.id,
      title: poll.title,
      text: poll.text,
      sender: poll.from,
      options: JSON.stringify(poll.options),
      free_text: Number(poll.freeText),
      confirms: Number(poll.confirms),
      state: poll.state,
      closes_at: poll.closesAt,
      remind_at: poll.remindAt,
      reminder: poll.reminder,
      next_at: poll.nextAt,
      sent_at: poll.sentAt,
      reminded_at: poll.remindedAt,
      closed_at: poll.closedAt,
      reference: poll.reference,
      reply_mail: poll.replyMail,
      author: poll.author,
      version: poll.version,
      created_at: poll.createdAt,
      refused: JSON.stringify(poll.refused),
      idempotency_key: keyed?.key ?? null,
      request_hash: keyed?.requestHash ?? null,
    }),
  )
}

export function updatePoll(db: Db, { companyId, id, version }: Poll, changes: PollChanges): Statement {
  const { state, nextAt, sentAt, remindedAt, closedAt } = changes
  const set = named({ state, next_at: nextAt, sent_at: sentAt, reminded_at: remindedAt, closed_at: closedAt })
  const update = db.updateTable('polls').set({ ...set, version: version + 1 })
  return statement(update.where('company_id', '=', companyId).where('id', '=', id).where('version', '=', version), 1)
}

export async function findPoll(db: Db, { companyId, id }: QuestionKey): Promise<Poll | undefined> {
  const row = await db
    .selectFrom('polls')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && pollOf(row)
}

export async function listPolls(
  db: Db,
  companyId: CompanyId,
  { before, state, limit }: BeforePage<PollState>,
): Promise<Poll[]> {
  let query = db.selectFrom('polls').selectAll().where('company_id', '=', companyId)
  if (before !== undefined) query = query.where('id', '<', before)
  if (state !== undefined) query = query.where('state', '=', state)
  return (await query.orderBy('id', 'desc').limit(limit).execute()).map(pollOf)
}

export async function listDuePolls(db: Db, at: number, limit: number): Promise<Poll[]> {
  const due = db.selectFrom('polls').selectAll().where('next_at', 'is not', null).where('next_at', '<=', at)
  return (await due.orderBy('next_at').limit(limit).execute()).map(pollOf)
}

export async function countPoll(db: Db, { companyId, id }: QuestionKey): Promise<PollCounts> {
  const rows = await db
    .selectFrom('respondents')
    .select([
      'option_key',
      (eb) => eb.fn.countAll<number>().as('all'),
      (eb) => eb.fn.count<number>('answered_at').as('answered'),
    ])
    .where('company_id', '=', companyId)
    .where('question_id', '=', id)
    .groupBy('option_key')
    .execute()
  const options: Record<string, number> = {}
  const counts = { asked: 0, silent: 0, freeText: 0 }
  for (const row of rows) {
    const [all, answered] = [Number(row.all), Number(row.answered)]
    counts.asked += all
    counts.silent += all - answered
    if (row.option_key === null) counts.freeText = answered
    else options[row.option_key] = answered
  }
  return { ...counts, options }
}

function pollOf(row: RowOf<typeof polls>): Poll {
  return {
    id: row.id as QuestionId,
    companyId: row.company_id as CompanyId,
    title: row.title,
    text: row.text,
    from: row.sender,
    options: JSON.parse(row.options) as PollOption[],
    freeText: row.free_text === 1,
    confirms: row.confirms === 1,
    state: row.state as PollState,
    closesAt: row.closes_at,
    remindAt: row.remind_at,
    reminder: row.reminder,
    nextAt: row.next_at,
    sentAt: row.sent_at,
    remindedAt: row.reminded_at,
    closedAt: row.closed_at,
    reference: row.reference,
    replyMail: row.reply_mail,
    author: row.author,
    version: row.version,
    createdAt: row.created_at,
    refused: JSON.parse(row.refused) as RefusedRecipient[],
  }
}
