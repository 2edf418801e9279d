import type { Kysely } from 'kysely'

import type { ReportFormKey, ReportQuery } from '../../core/conversations/ports.js'
import type { Report, ReportForm, ReportFormId } from '../../core/conversations/report-form.js'
import { answerKey } from '../../core/conversations/words.js'
import type { CompanyId, MessageId, PersonId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { reportForms } from '../tables/conversation-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>

export function insertReportForm(db: Db, form: ReportForm): Statement {
  const { companyId, id, name, pattern, example, confirms, createdAt } = form
  const row = { company_id: companyId, id, name, pattern, example, confirms: Number(confirms) }
  return statement(db.insertInto('report_forms').values({ ...row, created_at: createdAt, deleted_at: null }))
}

export function updateReportForm(db: Db, { companyId, id, name, pattern, example, confirms }: ReportForm): Statement {
  const set = { name, pattern, example, confirms: Number(confirms) }
  const update = db.updateTable('report_forms').set(set).where('company_id', '=', companyId)
  return statement(update.where('id', '=', id).where('deleted_at', 'is', null), 1)
}

/** Its reports stay. */
export function deleteReportForm(db: Db, { companyId, id }: ReportFormKey, at: number): Statement {
  const update = db.updateTable('report_forms').set({ deleted_at: at }).where('company_id', '=', companyId)
  return statement(update.where('id', '=', id).where('deleted_at', 'is', null), 1)
}

export async function findReportForm(db: Db, { companyId, id }: ReportFormKey): Promise<ReportForm | undefined> {
  const forms = db.selectFrom('report_forms').selectAll().where('company_id', '=', companyId)
  const row = await forms.where('id', '=', id).where('deleted_at', 'is', null).executeTakeFirst()
  return row && formOf(row)
}

export async function listReportForms(db: Db, companyId: CompanyId): Promise<ReportForm[]> {
  const forms = db.selectFrom('report_forms').selectAll().where('company_id', '=', companyId)
  return (await forms.where('deleted_at', 'is', null).orderBy('id').execute()).map(formOf)
}

export async function listReports(
  db: Db,
  { companyId, id }: ReportFormKey,
  { field, msisdn, personId, before, limit }: ReportQuery,
): Promise<Report[]> {
  let query = db
    .selectFrom('reports')
    .innerJoin('messages', (join) =>
      join.onRef('messages.company_id', '=', 'reports.company_id').onRef('messages.id', '=', 'reports.message_id'),
    )
    .selectAll('reports')
    .select('messages.text')
    .where('reports.company_id', '=', companyId)
    .where('reports.form_id', '=', id)
  if (before !== undefined) query = query.where('reports.message_id', '<', before)
  if (msisdn !== undefined) query = query.where('reports.msisdn', '=', msisdn)
  if (personId !== undefined) query = query.where('reports.person_id', '=', personId)
  if (field !== undefined) {
    const having = db.selectFrom('report_fields').select('message_id').where('company_id', '=', companyId)
    const value = having.where('form_id', '=', id).where('name', '=', field.name)
    query = query.where('reports.message_id', 'in', value.where('value', '=', answerKey(field.value)))
  }
  const rows = await query.orderBy('reports.message_id', 'desc').limit(limit).execute()
  return rows.map((row) => ({
    id: row.message_id as MessageId,
    companyId: row.company_id as CompanyId,
    formId: row.form_id as ReportFormId,
    msisdn: row.msisdn,
    personId: row.person_id as PersonId | null,
    fields: JSON.parse(row.fields) as Record<string, string>,
    text: row.text,
    receivedAt: row.received_at,
  }))
}

function formOf(row: RowOf<typeof reportForms>): ReportForm {
  return {
    id: row.id as ReportFormId,
    companyId: row.company_id as CompanyId,
    name: row.name,
    pattern: row.pattern,
    example: row.example,
    confirms: row.confirms === 1,
    createdAt: row.created_at,
  }
}
