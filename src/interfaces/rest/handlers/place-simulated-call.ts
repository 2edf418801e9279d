import { GatewayError } from '../../../core/errors.js'
import { parseMsisdn } from '../../../core/values/msisdn.js'
import { parseShortCode } from '../../../core/values/short-code.js'
import { operation } from '../operation.js'
import { presentSimulatedCall } from '../present-calls.js'
import { telephonesOf } from '../services.js'

export const placeSimulatedCall = operation('placeSimulatedCall', async ({ services, principal }, { body }) => {
  const telephones = telephonesOf(services, principal)
  const { from = null, to, ...habit } = body
  const caller = from === null ? null : dialled(from, '/from')
  const shown = presentSimulatedCall(telephones.place(caller, dialled(to, '/to'), habit))
  return { status: 201, body: shown, headers: [['Location', `/v1/simulator/calls/${shown.id}`]] }
})

function dialled(text: string, field: string): string {
  const shortCode = parseShortCode(text)
  const parsed = shortCode.ok ? shortCode : parseMsisdn(text)
  if (parsed.ok) return parsed.value
  throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field })
}
