import { getRatingProfile as getCoreProfile } from '../../../core/rating/ledger/profile.js'
import { operation } from '../operation.js'
import { presentRatingProfile } from '../present-rating.js'
import { actingCompany } from '../resource-id.js'

export const getRatingProfile = operation('getRatingProfile', async ({ core, principal }, { query }) => {
  return { status: 200, body: presentRatingProfile(await getCoreProfile(core, principal, actingCompany(query))) }
})
