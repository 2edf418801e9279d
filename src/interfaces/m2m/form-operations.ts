import type { Report, ReportForm, ReportFormId } from '../../core/conversations/report-form.js'
import { getReportForm, listReportForms, listReports } from '../../core/conversations/report-forms.js'
import type { MessageId } from '../../core/values/ids.js'
import { datesOf } from './dates.js'
import { M2mFault } from './faults.js'
import { credentials, operation, type OperationContext } from './operation.js'
import { digitsOf, listOf, sendOne } from './submit.js'

/** Of one answer, which is made in memory. */
const maxForms = 10_000
const pageSize = 500

/** Forms of the contract are the forms of reports from the field: a template has a pattern, and what fits it is a filled form. */
export const formOperations = [
  operation(
    'SendMessagesWithForm',
    [
      ['FormSubmits', 'ArrayOfFormSubmit'],
      ['message', 'string'],
      ['naming', 'string'],
      ['formTemplateID', 'long'],
      ...credentials,
    ],
    'ArrayOfSendMessageIDs',
    async (context, { FormSubmits, message, naming, formTemplateID }) => {
      await getReportForm(context.core, context.principal, formTemplateID as ReportFormId)
      const msids = FormSubmits.map(({ Msid }) => Msid)
      return listOf(await sendOne(context, msids, message, { naming }))
    },
    { sends: true, isOnHttp: false },
  ),
  operation('GetFormTemplates', credentials, 'ArrayOfFormTemplate', async ({ core, principal }) => {
    const forms = await listReportForms(core, principal)
    return forms.map(({ id, name }) => ({ ID: id, Name: name }))
  }),
  operation(
    'GetForms',
    [['from', 'dateTime'], ['to', 'dateTime'], ['formTemplateID', 'long'], ...credentials],
    'ArrayOfForm',
    async (context, { from, to, formTemplateID }) => {
      const dates = datesOf(context)
      const window = { from: dates.parse(from), to: dates.parse(to) }
      const reports: Report[] = []
      for (const form of await formsOf(context, formTemplateID))
        reports.push(...(await reportsOf(context, form, window)))
      if (reports.length > maxForms) throw new M2mFault('TOO_MANY_PARAMETERS')
      reports.sort((one, other) => other.id - one.id)
      return reports.map(({ formId, msisdn, fields, receivedAt }) => ({
        FormTemplateID: formId,
        Date: dates.format(receivedAt),
        Msid: digitsOf(msisdn),
        Items: Object.entries(fields).map(([Key, Value]) => ({ Key, Value })),
      }))
    },
  ),
]

/** Without an id all of them. */
async function formsOf({ core, principal }: OperationContext, id: number): Promise<readonly Pick<ReportForm, 'id'>[]> {
  return id === 0 ? listReportForms(core, principal) : [await getReportForm(core, principal, id as ReportFormId)]
}

/** The newest first, and ids grow with time, so that what lies before the window ends the search. */
async function reportsOf(
  { core, principal }: OperationContext,
  { id }: Pick<ReportForm, 'id'>,
  { from, to }: { from: number; to: number },
): Promise<Report[]> {
  const found: Report[] = []
  for (let before: MessageId | null = null; ;) {
    const query = before === null ? { limit: pageSize } : { limit: pageSize, before }
    const page = await listReports(core, principal, id, query)
    found.push(...page.reports.filter(({ receivedAt }) => receivedAt >= from && receivedAt < to))
    const last = page.reports.at(-1)
    if (page.nextBefore === null || found.length > maxForms || (last !== undefined && last.receivedAt < from))
      return found
    before = page.nextBefore
  }
}
