import { checkAlert as checkCoreAlert } from '../../../core/conversations/check-alert.js'
import { operation } from '../operation.js'
import { alertCommandOf, presentCheck } from '../present-conversations.js'

export const checkAlert = operation('checkAlert', async ({ core, principal }, { body }) => {
  return { status: 200, body: presentCheck(await checkCoreAlert(core, principal, alertCommandOf(body))) }
})
