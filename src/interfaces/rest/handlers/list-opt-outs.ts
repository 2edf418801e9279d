import { listOptOuts as listCoreOptOuts } from '../../../core/people/manage-opt-outs.js'
import type { OptOutId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentOptOut } from '../present-consent.js'
import { actingCompany } from '../resource-id.js'

export const listOptOuts = operation('listOptOuts', async ({ core, principal }, { query }) => {
  const { msisdn, withRemoved } = query
  const page = await listCoreOptOuts(core, principal, {
    ...actingCompany(query),
    ...pageAfter<OptOutId>(query),
    ...(msisdn === undefined ? {} : { msisdn }),
    ...(withRemoved === undefined ? {} : { withRemoved }),
  })
  return { status: 200, body: { optOuts: page.items.map(presentOptOut), nextCursor: formatCursor(page.nextAfterId) } }
})
