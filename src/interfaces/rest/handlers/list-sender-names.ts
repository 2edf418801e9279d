import { listSenderNames as listCoreSenderNames } from '../../../core/routing/manage-sender-names.js'
import type { SenderNameId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentSenderName } from '../present-routing.js'
import { actingCompany } from '../resource-id.js'

export const listSenderNames = operation('listSenderNames', async ({ core, principal }, { query }) => {
  const { registeringCarriers } = core.senderNames
  const page = await listCoreSenderNames(core, principal, {
    ...actingCompany(query),
    ...pageAfter<SenderNameId>(query),
  })
  const senderNames = page.items.map((record) => presentSenderName(record, registeringCarriers))
  return { status: 200, body: { senderNames, nextCursor: formatCursor(page.nextAfterId) } }
})
