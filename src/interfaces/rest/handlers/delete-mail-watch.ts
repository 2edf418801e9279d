import { deleteWatch } from '../../../core/mail/manage-watches.js'
import type { MailWatchId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentWatch } from '../present-mail-watch.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const deleteMailWatch = operation('deleteMailWatch', async ({ core, principal, via }, { path, query }) => {
  const id = resourceId<MailWatchId>(path.mailWatchId)
  return { status: 200, body: presentWatch(await deleteWatch(core, principal, id, actingCompany(query), via)) }
})
