import { listNumbers as listCoreNumbers } from '../../../core/routing/manage-sender-names.js'
import type { NumberId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentNumber } from '../present-routing.js'
import { actingCompany } from '../resource-id.js'

export const listNumbers = operation('listNumbers', async ({ core, principal }, { query }) => {
  const page = await listCoreNumbers(core, principal, { ...actingCompany(query), ...pageAfter<NumberId>(query) })
  return { status: 200, body: { numbers: page.items.map(presentNumber), nextCursor: formatCursor(page.nextAfterId) } }
})
