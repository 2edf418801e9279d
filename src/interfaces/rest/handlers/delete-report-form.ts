import type { ReportFormId } from '../../../core/conversations/report-form.js'
import { deleteReportForm as deleteCoreForm } from '../../../core/conversations/report-forms.js'
import { operation } from '../operation.js'
import { presentReportForm } from '../present-conversations.js'
import { resourceId } from '../resource-id.js'

export const deleteReportForm = operation('deleteReportForm', async ({ core, principal, via }, { path }) => {
  const form = await deleteCoreForm(core, principal, resourceId<ReportFormId>(path.reportFormId), via)
  return { status: 200, body: presentReportForm(form) }
})
