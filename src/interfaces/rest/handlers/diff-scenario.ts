import { diffVersions } from '../../../core/calls/publish-scenario.js'
import type { ScenarioId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentDiff } from '../present-scenarios.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const diffScenario = operation('diffScenario', async ({ core, principal }, { path, query }) => {
  const wanted = { ...actingCompany(query), from: query.from ?? null, to: query.to ?? null }
  const diff = await diffVersions(core, principal, resourceId<ScenarioId>(path.scenarioId), wanted)
  return { status: 200, body: presentDiff(diff) }
})
