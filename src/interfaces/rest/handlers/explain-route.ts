import { explainRoute as explainCoreRoute } from '../../../core/routing/explain-route.js'
import { operation } from '../operation.js'
import { presentExplanation } from '../present-routing.js'
import { actingCompany } from '../resource-id.js'

export const explainRoute = operation('explainRoute', async ({ core, principal }, { query }) => {
  const { companyId: _, ...question } = query
  const explanation = explainCoreRoute(core, principal, { ...question, ...actingCompany(query) })
  return { status: 200, body: presentExplanation(explanation) }
})
