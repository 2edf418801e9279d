import { getWatch } from '../../../core/mail/manage-watches.js'
import type { MailWatchId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentWatch } from '../present-mail-watch.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getMailWatch = operation('getMailWatch', async ({ core, principal }, { path, query }) => {
  const id = resourceId<MailWatchId>(path.mailWatchId)
  return { status: 200, body: presentWatch(await getWatch(core, principal, id, actingCompany(query))) }
})
