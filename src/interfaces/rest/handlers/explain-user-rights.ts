import { explainRights } from '../../../core/rights/explain-rights.js'
import type { UserId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentExplainedRights } from '../present-rights.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const explainUserRights = operation('explainUserRights', async ({ core, principal }, { path, query }) => {
  const { companyId } = actingCompany(query)
  const explained = await explainRights(core, principal, resourceId<UserId>(path.userId), query.to, companyId)
  return { status: 200, body: presentExplainedRights(explained) }
})
