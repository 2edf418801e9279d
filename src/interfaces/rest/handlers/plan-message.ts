import { planMessage as planCoreMessage } from '../../../core/messaging/plan-message.js'
import { operation } from '../operation.js'
import { presentPlan } from '../present-plan.js'
import { submitCommandOf } from '../submit-command.js'

export const planMessage = operation('planMessage', async ({ core, principal, requestId }, { body }) => {
  const plan = await planCoreMessage(core, principal, submitCommandOf({ body, headers: {} }, requestId))
  return { status: 200, body: presentPlan(plan) }
})
