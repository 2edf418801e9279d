import type { ReportFormId } from '../../../core/conversations/report-form.js'
import { listReports as listCoreReports } from '../../../core/conversations/report-forms.js'
import type { MessageId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentReport } from '../present-conversations.js'
import { reportsQueryOf } from '../reports-query.js'
import { resourceId } from '../resource-id.js'

export const listReports = operation('listReports', async ({ core, principal }, { path, query }) => {
  const before = cursorOf<MessageId>(query)
  const { reports, nextBefore } = await listCoreReports(core, principal, resourceId<ReportFormId>(path.reportFormId), {
    ...reportsQueryOf(query),
    ...(before !== undefined && { before }),
    limit: limitOf(query),
  })
  return { status: 200, body: { reports: reports.map(presentReport), nextCursor: formatCursor(nextBefore) } }
})
