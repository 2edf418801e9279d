import { listMailings as listCoreMailings } from '../../../core/mailings/manage-mailings.js'
import type { MailingId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentMailing } from '../present-mailing.js'

export const listMailings = operation('listMailings', async ({ core, principal }, { query }) => {
  const { items, nextAfterId } = await listCoreMailings(core, principal, pageAfter<MailingId>(query))
  return { status: 200, body: { mailings: items.map(presentMailing), nextCursor: formatCursor(nextAfterId) } }
})
