import { parseTarget } from '../../../core/calls/target.js'
import { GatewayError } from '../../../core/errors.js'
import { operation } from '../operation.js'
import { telephonesOf } from '../services.js'

export const setTelephoneHabit = operation('setTelephoneHabit', async ({ services, principal }, { path, body }) => {
  const telephones = telephonesOf(services, principal)
  const target = parseTarget(path.target)
  if (!target.ok) throw new GatewayError('invalid_parameter', `${target.reason}.`, { field: 'target' })
  telephones.setHabit(target.value, body)
  return { status: 200, body: { target: target.value, habit: body } }
})
