import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { type Page, pageOf } from '../accounts/page.js'
import { isZone } from '../calendar/zone.js'
import { type Acting, callsToRead, callsToWrite } from '../calls/company.js'
import type { CoreContext } from '../context.js'
import { parseMailAddress } from '../conversations/mail.js'
import { GatewayError } from '../errors.js'
import { type CalendarRule, checkRule, timeAfter } from '../mailings/calendar-rule.js'
import type { CompanyId, TrafficReportId } from '../values/ids.js'
import { checkCriteria, type TrafficCriteria } from './criteria.js'
import type { NamedPeriod } from './period.js'
import type { SavedReport } from './saved-report.js'
import { makeReport, type TrafficReport } from './traffic-report.js'

export interface SavedReportInput {
  name?: string
  criteria?: TrafficCriteria
  period?: NamedPeriod
  zone?: string
  rule?: CalendarRule | null
  mailTo?: readonly string[]
}

/** @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`, `time_in_past` for a rule without a time to come */
export async function createSavedReport(
  core: CoreContext,
  principal: Principal,
  { companyId: named, ...input }: Acting & SavedReportInput & { name: string; criteria: TrafficCriteria },
  via: Via,
): Promise<SavedReport> {
  const companyId = await callsToWrite(core, principal, named === undefined ? {} : { companyId: named })
  const at = core.clock.now()
  const id = (await core.store.allocateIds(1)) as TrafficReportId
  const { name, criteria, period = 'yesterday', zone = core.companies.zoneOf(companyId) } = input
  const { rule = null, mailTo = [] } = input
  const blank = { id, companyId, nextAt: null, createdAt: at, updatedAt: at }
  const report = checked({ ...blank, name, criteria, period, zone, rule, mailTo }, at)
  const act = { companyId, action: 'traffic_report.create', subject: `traffic_report:${id}`, after: report }
  await core.store.traffic.insert(report, auditOf(core, principal, via, act))
  return report
}

/** In the order of their ids. @throws GatewayError `forbidden`, `not_found` */
export async function listSavedReports(
  core: CoreContext,
  principal: Principal,
  { afterId = 0 as TrafficReportId, limit, ...acting }: Acting & { afterId?: TrafficReportId; limit: number },
): Promise<Page<SavedReport>> {
  return pageOf(await core.store.traffic.list(callsToRead(principal, acting), afterId, limit + 1), limit)
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function getSavedReport(
  core: CoreContext,
  principal: Principal,
  id: TrafficReportId,
  acting: Acting,
): Promise<SavedReport> {
  return existing(core, callsToRead(principal, acting), id)
}

/** As it would be sent now. @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` for too much to count */
export async function makeSavedReport(
  core: CoreContext,
  principal: Principal,
  id: TrafficReportId,
  acting: Acting,
): Promise<TrafficReport> {
  const companyId = callsToRead(principal, acting)
  return makeReport(core, companyId, await existing(core, companyId, id))
}

/** What is absent stays. @throws GatewayError as `createSavedReport`; `conflict` when it was changed, or sent, at the same time */
export async function updateSavedReport(
  core: CoreContext,
  principal: Principal,
  id: TrafficReportId,
  { companyId: named, ...input }: Acting & SavedReportInput,
  via: Via,
): Promise<SavedReport> {
  const companyId = await callsToWrite(core, principal, named === undefined ? {} : { companyId: named })
  const before = await existing(core, companyId, id)
  const at = core.clock.now()
  const after = checked({ ...before, ...input, updatedAt: Math.max(at, before.updatedAt + 1) }, at)
  const act = { companyId, action: 'traffic_report.update', subject: `traffic_report:${id}`, before, after }
  if (await core.store.traffic.update(before, after, auditOf(core, principal, via, act))) return after
  throw new GatewayError('conflict', 'The report was changed, or sent, at the same time; look at it again.')
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function deleteSavedReport(
  core: CoreContext,
  principal: Principal,
  id: TrafficReportId,
  acting: Acting,
  via: Via,
): Promise<SavedReport> {
  const companyId = await callsToWrite(core, principal, acting)
  const before = await existing(core, companyId, id)
  const act = { companyId, action: 'traffic_report.delete', subject: `traffic_report:${id}`, before }
  await core.store.traffic.delete(before, auditOf(core, principal, via, act))
  return before
}

async function existing(core: CoreContext, companyId: CompanyId, id: TrafficReportId): Promise<SavedReport> {
  const report = await core.store.traffic.find(companyId, id)
  if (report === undefined) throw new GatewayError('not_found', 'There is no such saved report.')
  return report
}

const maxNameLength = 100

function checked(report: SavedReport, at: number): SavedReport {
  const name = report.name.trim().replace(/\s+/g, ' ')
  if (name === '' || name.length > maxNameLength) throw invalid(`A name has 1 to ${maxNameLength} characters.`, '/name')
  if (!isZone(report.zone)) throw invalid('Give an IANA time zone such as Asia/Sakhalin.', '/zone')
  const { rule, mailTo } = report
  if (rule !== null && mailTo.length === 0) throw invalid('Say to whom it is sent.', '/mailTo')
  mailTo.forEach((address, index) => {
    if (parseMailAddress(address) === undefined) throw invalid('This is no mail address.', `/mailTo/${index}`)
  })
  const nextAt = rule === null ? null : timeAfter(checkRule(rule), report.zone, at)
  if (rule !== null && nextAt === null) {
    throw new GatewayError('time_in_past', 'The rule names no time to come.', { field: '/rule' })
  }
  return { ...report, name, criteria: checkCriteria(report.criteria), nextAt }
}

function invalid(message: string, field: string): GatewayError {
  return new GatewayError('invalid_parameter', message, { field })
}
