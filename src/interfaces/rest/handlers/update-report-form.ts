import type { ReportFormId } from '../../../core/conversations/report-form.js'
import { updateReportForm as updateCoreForm } from '../../../core/conversations/report-forms.js'
import { operation } from '../operation.js'
import { presentReportForm } from '../present-conversations.js'
import { resourceId } from '../resource-id.js'

export const updateReportForm = operation('updateReportForm', async ({ core, principal, via }, { path, body }) => {
  const form = await updateCoreForm(core, principal, resourceId<ReportFormId>(path.reportFormId), body, via)
  return { status: 200, body: presentReportForm(form) }
})
