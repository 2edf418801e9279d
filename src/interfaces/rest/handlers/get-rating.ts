import { getRating as getCoreRating } from '../../../core/rating/ledger/read-ledger.js'
import { operation } from '../operation.js'
import { presentRating } from '../present-rating.js'
import { actingCompany } from '../resource-id.js'

export const getRating = operation('getRating', async ({ core, principal }, { query }) => {
  return { status: 200, body: presentRating(await getCoreRating(core, principal, actingCompany(query))) }
})
