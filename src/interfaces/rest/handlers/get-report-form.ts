import type { ReportFormId } from '../../../core/conversations/report-form.js'
import { getReportForm as getCoreForm } from '../../../core/conversations/report-forms.js'
import { operation } from '../operation.js'
import { presentReportForm } from '../present-conversations.js'
import { resourceId } from '../resource-id.js'

export const getReportForm = operation('getReportForm', async ({ core, principal }, { path }) => {
  const form = await getCoreForm(core, principal, resourceId<ReportFormId>(path.reportFormId))
  return { status: 200, body: presentReportForm(form) }
})
