import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { MessageId, PersonId } from '../values/ids.js'
import { parseMsisdn } from '../values/msisdn.js'
import type { Report, ReportForm, ReportFormId } from './report-form.js'
import { fitReport, parseReportPattern } from './report-pattern.js'

/** Each message of a subscriber is compared with all of them. */
const mostForms = 50

/** @throws GatewayError `forbidden`, `invalid_parameter`, `conflict` */
export async function createReportForm(
  core: CoreContext,
  principal: Principal,
  input: { name: string; pattern: string; example?: string; confirm?: boolean },
  via: Via,
): Promise<ReportForm> {
  requireScope(principal, 'company:admin')
  const { companyId } = principal
  const { name, pattern, example = null, confirm = false } = input
  checkPattern(pattern, example)
  if ((await core.store.conversations.listReportForms(companyId)).length >= mostForms) {
    throw new GatewayError('conflict', `A company has at most ${mostForms} forms; delete one.`)
  }
  const id = (await core.store.allocateIds(1)) as ReportFormId
  const form: ReportForm = { id, companyId, name, pattern, example, confirms: confirm, createdAt: core.clock.now() }
  const act = { companyId, action: 'report_form.create', subject: `report_form:${id}`, after: form }
  await core.store.conversations.insertReportForm(form, auditOf(core, principal, via, act))
  return form
}

function checkPattern(pattern: string, example: string | null): void {
  const parsed = parseReportPattern(pattern)
  if (!parsed.ok) throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field: '/pattern' })
  if (example === null || fitReport(parsed.value, example)?.kind === 'fits') return
  throw new GatewayError('invalid_parameter', 'The example does not have the form of the pattern.', {
    field: '/example',
  })
}

export interface ReportFormChanges {
  name?: string
  pattern?: string
  /** Null: none any more. */
  example?: string | null
  confirm?: boolean
}

/** Reports that it has brought keep the fields that they had. @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` */
export async function updateReportForm(
  core: CoreContext,
  principal: Principal,
  id: ReportFormId,
  { confirm, ...changes }: ReportFormChanges,
  via: Via,
): Promise<ReportForm> {
  requireScope(principal, 'company:admin')
  const before = await findForm(core, principal, id)
  const form: ReportForm = { ...before, ...changes, ...(confirm !== undefined && { confirms: confirm }) }
  checkPattern(form.pattern, form.example)
  const act = {
    companyId: form.companyId,
    action: 'report_form.update',
    subject: `report_form:${id}`,
    before,
    after: form,
  }
  if (await core.store.conversations.updateReportForm(form, auditOf(core, principal, via, act))) return form
  throw new GatewayError('not_found', 'There is no such form of reports.')
}

/** What it has brought stays. @throws GatewayError `forbidden`, `not_found` */
export async function deleteReportForm(
  core: CoreContext,
  principal: Principal,
  id: ReportFormId,
  via: Via,
): Promise<ReportForm> {
  requireScope(principal, 'company:admin')
  const form = await findForm(core, principal, id)
  const act = { companyId: form.companyId, action: 'report_form.delete', subject: `report_form:${id}`, before: form }
  await core.store.conversations.deleteReportForm(form, core.clock.now(), auditOf(core, principal, via, act))
  return form
}

/** In the order in which messages are compared with them. @throws GatewayError `forbidden` */
export function listReportForms(core: CoreContext, principal: Principal): Promise<readonly ReportForm[]> {
  requireScope(principal, 'messages:read')
  return core.store.conversations.listReportForms(principal.companyId)
}

/** @throws GatewayError `forbidden`, `not_found` */
export function getReportForm(core: CoreContext, principal: Principal, id: ReportFormId): Promise<ReportForm> {
  requireScope(principal, 'messages:read')
  return findForm(core, principal, id)
}

async function findForm(core: CoreContext, { companyId }: Principal, id: ReportFormId): Promise<ReportForm> {
  const form = await core.store.conversations.findReportForm({ companyId, id })
  if (form === undefined) throw new GatewayError('not_found', 'There is no such form of reports.')
  return form
}

export interface ReportsQuery {
  field?: string
  value?: string
  msisdn?: string
  personId?: PersonId
  before?: MessageId
  limit: number
}

/** The newest first. @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` */
export async function listReports(
  core: CoreContext,
  principal: Principal,
  id: ReportFormId,
  query: ReportsQuery,
): Promise<{ reports: readonly Report[]; nextBefore: MessageId | null }> {
  const form = await getReportForm(core, principal, id)
  const { field, value, before, personId, limit } = query
  if ((field === undefined) !== (value === undefined)) {
    throw new GatewayError('invalid_parameter', 'Give field and value together.', { field: 'value' })
  }
  const found = await core.store.conversations.listReports(form, {
    ...(field !== undefined && value !== undefined && { field: { name: field, value } }),
    ...(query.msisdn !== undefined && { msisdn: msisdnOf(query.msisdn) }),
    ...(personId !== undefined && { personId }),
    ...(before !== undefined && { before }),
    limit: limit + 1,
  })
  const reports = found.slice(0, limit)
  return { reports, nextBefore: found.length > limit ? (reports.at(-1)?.id ?? null) : null }
}

function msisdnOf(text: string) {
  const parsed = parseMsisdn(text)
  if (parsed.ok) return parsed.value
  throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field: 'msisdn' })
}

const exportPage = 1_000

export interface ReportsExport {
  zone: string
  /** Of the pattern as it is now, in their order. */
  fields: readonly string[]
  pages: () => AsyncGenerator<readonly Report[]>
}

/** All that the query finds, page by page, for a table. @throws GatewayError as `listReports` */
export async function exportReports(
  core: CoreContext,
  principal: Principal,
  id: ReportFormId,
  query: Omit<ReportsQuery, 'before' | 'limit'>,
): Promise<ReportsExport> {
  await listReports(core, principal, id, { ...query, limit: 1 })
  const { pattern } = await getReportForm(core, principal, id)
  const parsed = parseReportPattern(pattern)
  async function* pages() {
    for (let page: { before?: MessageId } | null = {}; page !== null;) {
      const found: Awaited<ReturnType<typeof listReports>> = await listReports(core, principal, id, {
        ...query,
        ...page,
        limit: exportPage,
      })
      yield found.reports
      page = found.nextBefore === null ? null : { before: found.nextBefore }
    }
  }
  return { zone: core.companies.zoneOf(principal.companyId), fields: parsed.ok ? parsed.value.fields : [], pages }
}
