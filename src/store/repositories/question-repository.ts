import type { Kysely } from 'kysely'

import type { Respondent } from '../../core/conversations/alert.js'
import type { NumberOwner, QuestionKey, RespondentPage } from '../../core/conversations/ports.js'
import type { Question, Takes } from '../../core/conversations/question.js'
import type { Language } from '../../core/conversations/words.js'
import type { CompanyId, MessageId, PersonId } from '../../core/values/ids.js'
import type { Msisdn } from '../../core/values/msisdn.js'
import type { Statement } from '../batch/change.js'
import type { respondents } from '../tables/conversation-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { inPieces } from './pieces.js'
import { questionOf } from './question-rows.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>

export function insertQuestion(db: Db, question: Question, at: number): Statement {
  const row = {
    company_id: question.companyId,
    id: question.id,
    kind: question.kind,
    code: question.code,
    title: question.title,
    takes: JSON.stringify(question.takes),
    opened_at: at,
    closes_at: question.closesAt,
    closed_at: question.closedAt,
  }
  return statement(db.insertInto('questions').values(row))
}

export function closeQuestion(db: Db, { companyId, id }: QuestionKey, at: number): Statement {
  const close = db.updateTable('questions').set({ closed_at: at }).where('company_id', '=', companyId)
  return statement(close.where('id', '=', id).where('closed_at', 'is', null))
}

/** Who stands there already stays. */
export function insertRespondents(
  db: Db,
  { companyId, id }: QuestionKey,
  respondents: readonly Respondent[],
): Statement[] {
  const rows = respondents.map((each) => ({
    company_id: companyId,
    question_id: id,
    msisdn: each.msisdn,
    position: each.position,
    person_id: each.personId,
    guest_id: each.guestId,
    name: each.name,
    language: each.language,
    step: each.step,
    asked_at: each.askedAt,
    option_key: each.option,
    comment: each.comment,
    answered_at: each.answeredAt,
    message_id: each.messageId,
  }))
  return inPieces(rows, (piece) =>
    statement(
      db
        .insertInto('respondents')
        .values([...piece])
        .onConflict((conflict) => conflict.doNothing()),
    ),
  )
}

export async function listOpenQuestions(db: Db, companyId: CompanyId) {
  const rows = await db
    .selectFrom('questions')
    .select(['id', 'kind', 'code', 'takes'])
    .where('company_id', '=', companyId)
    .where('closed_at', 'is', null)
    .execute()
  return rows.map(({ id, kind, code, takes }) => ({
    id: id as Question['id'],
    kind: kind as Question['kind'],
    code,
    takes: JSON.parse(takes) as Takes,
  }))
}

export async function ownersOf(
  db: Db,
  companyId: CompanyId,
  msisdns: readonly Msisdn[],
): Promise<[Msisdn, NumberOwner][]> {
  const rows = await db
    .selectFrom('person_numbers')
    .innerJoin('persons', (join) =>
      join
        .onRef('persons.company_id', '=', 'person_numbers.company_id')
        .onRef('persons.id', '=', 'person_numbers.person_id'),
    )
    .select(['person_numbers.msisdn', 'persons.id', 'persons.name', 'persons.language'])
    .where('person_numbers.company_id', '=', companyId)
    .where('person_numbers.msisdn', 'in', msisdns)
    .orderBy('persons.id', 'desc')
    .execute()
  return rows.map(({ msisdn, id, name, language }) => [msisdn as Msisdn, { id: id as PersonId, name, language }])
}

export async function findQuestion(db: Db, { companyId, id }: QuestionKey): Promise<Question | undefined> {
  const row = await db
    .selectFrom('questions')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && questionOf(row)
}

export async function listRespondents(
  db: Db,
  { companyId, id }: QuestionKey,
  { after, limit, which }: RespondentPage,
): Promise<Respondent[]> {
  let query = db
    .selectFrom('respondents')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('question_id', '=', id)
    .where('position', '>', after)
  if (which !== undefined) query = query.where('answered_at', which === 'silent' ? 'is' : 'is not', null)
  return (await query.orderBy('position').orderBy('msisdn').limit(limit).execute()).map(respondentOf)
}

export function respondentOf(row: RowOf<typeof respondents>): Respondent {
  return {
    msisdn: row.msisdn as Msisdn,
    position: row.position,
    personId: row.person_id as PersonId | null,
    guestId: row.guest_id as CompanyId | null,
    name: row.name,
    language: row.language as Language,
    step: row.step,
    askedAt: row.asked_at,
    option: row.option_key,
    comment: row.comment,
    answeredAt: row.answered_at,
    messageId: row.message_id as MessageId | null,
  }
}
