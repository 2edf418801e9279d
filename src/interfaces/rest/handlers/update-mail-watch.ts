import { updateWatch } from '../../../core/mail/manage-watches.js'
import type { MailWatchId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentWatch, watchInput } from '../present-mail-watch.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const updateMailWatch = operation('updateMailWatch', async ({ core, principal, via }, { path, query, body }) => {
  const id = resourceId<MailWatchId>(path.mailWatchId)
  const after = await updateWatch(core, principal, id, { ...watchInput(body), ...actingCompany(query) }, via)
  return { status: 200, body: presentWatch(after) }
})
