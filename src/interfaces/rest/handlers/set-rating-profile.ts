import { setRatingProfile as setCoreProfile } from '../../../core/rating/ledger/profile.js'
import { operation } from '../operation.js'
import { presentRatingProfile } from '../present-rating.js'
import { actingCompany } from '../resource-id.js'

export const setRatingProfile = operation('setRatingProfile', async ({ core, principal, via }, { query, body }) => {
  const profile = await setCoreProfile(core, principal, { ...actingCompany(query), profile: body }, via)
  return { status: 200, body: presentRatingProfile(profile) }
})
