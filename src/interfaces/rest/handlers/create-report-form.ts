import { createReportForm as createCoreForm } from '../../../core/conversations/report-forms.js'
import { operation } from '../operation.js'
import { presentReportForm } from '../present-conversations.js'

export const createReportForm = operation('createReportForm', async ({ core, principal, via }, { body }) => {
  const shown = presentReportForm(await createCoreForm(core, principal, body, via))
  return { status: 201, body: shown, headers: [['Location', `/v1/report-forms/${shown.id}`]] }
})
