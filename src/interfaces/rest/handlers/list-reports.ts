import type { ReportFormId } from '../../../core/conversations/report-form.js'
import { listReports as listCoreReports } from '../../../core/conversations/report-forms.js'
import type { MessageId, PersonId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentReport } from '../present-conversations.js'
import { resourceId } from '../resource-id.js'

export const listReports = operation('listReports', async ({ core, principal }, { path, query }) => {
  const before = cursorOf<MessageId>(query)
  const { field, value, msisdn, personId } = query
  const { reports, nextBefore } = await listCoreReports(core, principal, resourceId<ReportFormId>(path.reportFormId), {
    ...(field !== undefined && { field }),
    ...(value !== undefined && { value }),
    ...(msisdn !== undefined && { msisdn }),
    ...(personId !== undefined && { personId: resourceId<PersonId>(personId) }),
    ...(before !== undefined && { before }),
    limit: limitOf(query),
  })
  return { status: 200, body: { reports: reports.map(presentReport), nextCursor: formatCursor(nextBefore) } }
})
