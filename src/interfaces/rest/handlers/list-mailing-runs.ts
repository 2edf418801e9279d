import { listMailingRuns as listCoreMailingRuns } from '../../../core/mailings/manage-mailings.js'
import type { MailingId, MailingRunId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentMailingRun } from '../present-mailing.js'
import { resourceId } from '../resource-id.js'

export const listMailingRuns = operation('listMailingRuns', async ({ core, principal }, { path, query }) => {
  const beforeId = cursorOf<MailingRunId>(query)
  const page = { limit: limitOf(query), ...(beforeId !== undefined && { beforeId }) }
  const { items, nextAfterId } = await listCoreMailingRuns(core, principal, resourceId<MailingId>(path.mailingId), page)
  return { status: 200, body: { runs: items.map(presentMailingRun), nextCursor: formatCursor(nextAfterId) } }
})
