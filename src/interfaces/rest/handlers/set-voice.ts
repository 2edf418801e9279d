import { setVoice as setCoreVoice } from '../../../core/calls/manage-voice.js'
import type { NumberId, ScenarioId } from '../../../core/values/ids.js'
import { operation } from '../operation.js'
import { presentVoice } from '../present-scenarios.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const setVoice = operation('setVoice', async ({ core, principal, via }, { path, query, body }) => {
  const { scenarioId, ...rest } = body
  const wanted = {
    ...actingCompany(query),
    ...rest,
    ...(scenarioId === undefined
      ? {}
      : { scenarioId: scenarioId === null ? null : resourceId<ScenarioId>(scenarioId) }),
  }
  const number = await setCoreVoice(core, principal, resourceId<NumberId>(path.numberId), wanted, via)
  return { status: 200, body: presentVoice(number) }
})
