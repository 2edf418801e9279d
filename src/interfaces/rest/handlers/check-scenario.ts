import { checkScenario as checkCoreScenario } from '../../../core/calls/try-scenario.js'
import { operation } from '../operation.js'
import { actingCompany } from '../resource-id.js'

export const checkScenario = operation('checkScenario', async ({ core, principal }, { query, body }) => {
  const findings = await checkCoreScenario(core, principal, body.document, actingCompany(query))
  return { status: 200, body: { findings: [...findings] } }
})
