import type { Kysely } from 'kysely'

import type { CalendarRule } from '../../core/mailings/calendar-rule.js'
import type { TrafficCriteria } from '../../core/traffic/criteria.js'
import type { NamedPeriod } from '../../core/traffic/period.js'
import type { SavedReport, SavedReportKey } from '../../core/traffic/saved-report.js'
import type { CompanyId, TrafficReportId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { trafficReports } from '../tables/call-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>

export function insertReport(db: Db, report: SavedReport): Statement {
  const { companyId, id, createdAt } = report
  const values = { company_id: companyId, id, created_at: createdAt, ...columnsOf(report) }
  return statement(db.insertInto('traffic_reports').values(values))
}

/** Only as it was read. */
export function updateReport(db: Db, before: SavedReport, after: SavedReport): Statement {
  const query = db.updateTable('traffic_reports').set(columnsOf(after)).where('company_id', '=', before.companyId)
  const same = query.where('id', '=', before.id).where('updated_at', '=', before.updatedAt)
  return statement(before.nextAt === null ? same : same.where('next_at', '=', before.nextAt), 1)
}

/** Only where it is still due. */
export function setNextReport(
  db: Db,
  { companyId, id, nextAt, updatedAt }: SavedReport,
  next: number | null,
): Statement {
  const query = db.updateTable('traffic_reports').set({ next_at: next }).where('company_id', '=', companyId)
  return statement(query.where('id', '=', id).where('next_at', '=', nextAt).where('updated_at', '=', updatedAt), 1)
}

export function deleteReport(db: Db, { companyId, id }: SavedReportKey): Statement {
  return statement(db.deleteFrom('traffic_reports').where('company_id', '=', companyId).where('id', '=', id))
}

export async function findReport(db: Db, companyId: CompanyId, id: TrafficReportId): Promise<SavedReport | undefined> {
  const own = db.selectFrom('traffic_reports').selectAll().where('company_id', '=', companyId)
  const row = await own.where('id', '=', id).executeTakeFirst()
  return row && reportOf(row)
}

export async function listReports(
  db: Db,
  companyId: CompanyId,
  afterId: TrafficReportId,
  limit: number,
): Promise<SavedReport[]> {
  const own = db.selectFrom('traffic_reports').selectAll().where('company_id', '=', companyId)
  return (await own.where('id', '>', afterId).orderBy('id').limit(limit).execute()).map(reportOf)
}

export async function listDueReports(db: Db, at: number, limit: number): Promise<SavedReport[]> {
  const due = db.selectFrom('traffic_reports').selectAll().where('next_at', '<=', at)
  return (await due.orderBy('next_at').limit(limit).execute()).map(reportOf)
}

function columnsOf({ name, criteria, period, zone, rule, mailTo, nextAt, updatedAt }: SavedReport) {
  return {
    name,
    criteria: JSON.stringify(criteria),
    period,
    zone,
    rule: rule === null ? null : JSON.stringify(rule),
    mail_to: JSON.stringify(mailTo),
    next_at: nextAt,
    updated_at: updatedAt,
  }
}

function reportOf(row: RowOf<typeof trafficReports>): SavedReport {
  return {
    id: row.id as TrafficReportId,
    companyId: row.company_id as CompanyId,
    name: row.name,
    criteria: JSON.parse(row.criteria) as TrafficCriteria,
    period: row.period as NamedPeriod,
    zone: row.zone,
    rule: row.rule === null ? null : (JSON.parse(row.rule) as CalendarRule),
    mailTo: JSON.parse(row.mail_to) as string[],
    nextAt: row.next_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
