import { updateScenario as updateCoreScenario } from '../../../core/calls/manage-scenarios.js'
import type { ScenarioId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentScenario } from '../present-scenarios.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const updateScenario = operation('updateScenario', async ({ core, principal, via }, { path, query, body }) => {
  const id = resourceId<ScenarioId>(path.scenarioId)
  const updated = await updateCoreScenario(core, principal, id, { ...body, ...actingCompany(query) }, via)
  return { status: 200, body: presentScenario(updated, core.clock.now()) }
})
