import { listWatches } from '../../../core/mail/manage-watches.js'
import type { MailWatchId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentWatch } from '../present-mail-watch.js'
import { actingCompany } from '../resource-id.js'

export const listMailWatches = operation('listMailWatches', async ({ core, principal }, { query }) => {
  const page = await listWatches(core, principal, { ...actingCompany(query), ...pageAfter<MailWatchId>(query) })
  return { status: 200, body: { watches: page.items.map(presentWatch), nextCursor: formatCursor(page.nextAfterId) } }
})
