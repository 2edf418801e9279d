import { deleteScenario as deleteCoreScenario } from '../../../core/calls/manage-scenarios.js'
import type { ScenarioId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentScenarioSummary } from '../present-scenarios.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const deleteScenario = operation('deleteScenario', async ({ core, principal, via }, { path, query }) => {
  const id = resourceId<ScenarioId>(path.scenarioId)
  const deleted = await deleteCoreScenario(core, principal, id, actingCompany(query), via)
  return { status: 200, body: presentScenarioSummary(deleted) }
})
