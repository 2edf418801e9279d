import { type Tried, tryScenario } from '../../../core/calls/try-scenario.js'
import { GatewayError } from '../../../core/errors.js'
import type { ScenarioId } from '../../../core/values/ids.js'
import { parseInstant } from '../instant.js'
import { operation, type OperationInput } from '../operation.js'
import { presentSimulation } from '../present-simulation.js'
import { actingCompany, resourceId } from '../resource-id.js'

export const simulateScenario = operation('simulateScenario', async ({ core, principal }, { query, body }) => {
  const { at: text, ...call } = body.call
  const at = parseInstant(text, '/call/at')
  const wanted = {
    ...actingCompany(query),
    tried: triedOf(body),
    call: { ...call, ...(at === undefined ? {} : { at }) },
  }
  return { status: 200, body: presentSimulation(await tryScenario(core, principal, wanted)) }
})

function triedOf({ document, scenarioId, version }: OperationInput<'simulateScenario'>['body']): Tried {
  if (document !== undefined && scenarioId === undefined && version === undefined) return { document }
  if (document === undefined && scenarioId !== undefined) {
    return { scenarioId: resourceId<ScenarioId>(scenarioId), version: version ?? null }
  }
  throw new GatewayError('invalid_parameter', 'Give either a document, or a scenarioId with or without a version.', {
    field: '/document',
  })
}
