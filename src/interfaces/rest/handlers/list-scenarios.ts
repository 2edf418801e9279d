import { listScenarios as listCoreScenarios } from '../../../core/calls/manage-scenarios.js'
import type { ScenarioId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { formatCursor, pageAfter } from '../page.js'
import { presentScenarioSummary } from '../present-scenarios.js'
import { actingCompany } from '../resource-id.js'

export const listScenarios = operation('listScenarios', async ({ core, principal }, { query }) => {
  const wanted = { ...actingCompany(query), ...pageAfter<ScenarioId>(query) }
  const page = await listCoreScenarios(core, principal, wanted)
  const scenarios = page.items.map(presentScenarioSummary)
  return { status: 200, body: { scenarios, nextCursor: formatCursor(page.nextAfterId) } }
})
