import { createScenario as createCoreScenario } from '../../../core/calls/manage-scenarios.js'
import { operation } from '../operation.js'
import { presentScenario } from '../present-scenarios.js'
import { actingCompany } from '../resource-id.js'

export const createScenario = operation('createScenario', async ({ core, principal, via }, { query, body }) => {
  const created = await createCoreScenario(core, principal, { ...body, ...actingCompany(query) }, via)
  const shown = presentScenario(created, core.clock.now())
  return { status: 201, body: shown, headers: [['Location', `/v1/scenarios/${shown.id}`]] }
})
