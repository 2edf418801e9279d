import { cancelSwitch } from '../../../core/calls/publish-scenario.js'
import type { ScenarioId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentScenario } from '../present-scenarios.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const cancelScenarioSwitch = operation(
  'cancelScenarioSwitch',
  async ({ core, principal, via }, { path, query }) => {
    const id = resourceId<ScenarioId>(path.scenarioId)
    const switchId = Number(resourceId(path.switchId))
    const left = await cancelSwitch(core, principal, id, switchId, actingCompany(query), via)
    return { status: 200, body: presentScenario(left, core.clock.now()) }
  },
)
