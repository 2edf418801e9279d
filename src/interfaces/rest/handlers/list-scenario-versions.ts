import { listVersions } from '../../../core/calls/publish-scenario.js'
import type { ScenarioId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { cursorOf, formatCursor, limitOf } from '../page.js'
import { presentVersion } from '../present-scenarios.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const listScenarioVersions = operation('listScenarioVersions', async ({ core, principal }, { path, query }) => {
  const before = cursorOf(query)
  const wanted = {
    ...actingCompany(query),
    limit: limitOf(query),
    ...(before === undefined ? {} : { beforeVersion: Number(before) }),
  }
  const page = await listVersions(core, principal, resourceId<ScenarioId>(path.scenarioId), wanted)
  const versions = page.versions.map(presentVersion)
  return { status: 200, body: { versions, nextCursor: formatCursor(page.nextBeforeVersion) } }
})
