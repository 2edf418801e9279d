import { listParked } from '../../../core/rating/ledger/read-ledger.js'
import { operation } from '../operation.js'
import { presentParked } from '../present-rating.js'
import { actingCompany } from '../resource-id.js'

export const listParkedUsage = operation('listParkedUsage', async ({ core, principal }, { query }) => {
  const parked = await listParked(core, principal, actingCompany(query))
  return { status: 200, body: { parked: parked.map(presentParked) } }
})
