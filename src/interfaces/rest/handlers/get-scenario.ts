import { getScenario as getCoreScenario } from '../../../core/calls/manage-scenarios.js'
import type { ScenarioId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentScenario } from '../present-scenarios.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const getScenario = operation('getScenario', async ({ core, principal }, { path, query }) => {
  const id = resourceId<ScenarioId>(path.scenarioId)
  const found = await getCoreScenario(core, principal, id, actingCompany(query))
  return { status: 200, body: presentScenario(found, core.clock.now()) }
})
