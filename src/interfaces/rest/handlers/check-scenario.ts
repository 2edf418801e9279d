import { checkScenario as checkCoreScenario } from '../../../core/calls/try-scenario.js'
import { operation } from '../operation.js'
import { actingCompany } from '../resource-id.js'

export const checkScenario = operation('checkScenario', async ({ principal }, { query, body }) => {
  return { status: 200, body: { findings: [...checkCoreScenario(principal, body.document, actingCompany(query))] } }
})
