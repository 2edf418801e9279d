import { listTagSubscriptions as listCoreTagSubscriptions } from '../../../core/tags/tag-subscriptions.js'
import type { TagId, TagSubscriptionId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentTagSubscription } from '../present-tags.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const listTagSubscriptions = operation('listTagSubscriptions', async ({ core, principal }, { path, query }) => {
  const wanted = { ...actingCompany(query), ...pageAfter<TagSubscriptionId>(query) }
  const page = await listCoreTagSubscriptions(core, principal, resourceId<TagId>(path.tagId), wanted)
  const subscriptions = page.items.map(presentTagSubscription)
  return { status: 200, body: { subscriptions, nextCursor: formatCursor(page.nextAfterId) } }
})
