import { listReportForms as listCoreForms } from '../../../core/conversations/report-forms.js'
import { operation } from '../operation.js'
import { presentReportForm } from '../present-conversations.js'

export const listReportForms = operation('listReportForms', async ({ core, principal }) => {
  return { status: 200, body: { reportForms: (await listCoreForms(core, principal)).map(presentReportForm) } }
})
