import { cancelAlert as cancelCoreAlert, withPeople } from '../../../core/conversations/alerts.js'
import type { QuestionId } from '../../../core/conversations/question.js'
import { operation } from '../operation.js'
import { presentAlertWithPeople } from '../present-conversations.js'
import { resourceId } from '../resource-id.js'

export const cancelAlert = operation('cancelAlert', async ({ core, principal, via }, { path }) => {
  const alert = await cancelCoreAlert(core, principal, resourceId<QuestionId>(path.alertId), via)
  return { status: 200, body: presentAlertWithPeople(await withPeople(core, alert)) }
})
