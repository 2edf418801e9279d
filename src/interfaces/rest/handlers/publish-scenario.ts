import { publishScenario as publishCoreScenario } from '../../../core/calls/publish-scenario.js'
import type { ScenarioId } from '../../../core/values/ids.js'
import { parseInstant } from '../instant.js'
import { operation } from '../operation.js'
import { presentScenario } from '../present-scenarios.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const publishScenario = operation('publishScenario', async ({ core, principal, via }, { path, query, body }) => {
  const id = resourceId<ScenarioId>(path.scenarioId)
  const from = parseInstant(body.from, '/from')
  const wanted = { ...actingCompany(query), note: body.note ?? null, ...(from === undefined ? {} : { from }) }
  const published = await publishCoreScenario(core, principal, id, wanted, via)
  return { status: 200, body: presentScenario(published, core.clock.now()) }
})
