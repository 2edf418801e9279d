import { acknowledgeAlert as acknowledgeCoreAlert, withPeople } from '../../../core/conversations/alerts.js'
import type { QuestionId } from '../../../core/conversations/question.js'
import { operation } from '../operation.js'
import { presentAlertWithPeople } from '../present-conversations.js'
import { resourceId } from '../resource-id.js'

export const acknowledgeAlert = operation('acknowledgeAlert', async ({ core, principal, via }, { path, body }) => {
  const id = resourceId<QuestionId>(path.alertId)
  const alert = await acknowledgeCoreAlert(core, principal, id, body.name ?? null, via)
  return { status: 200, body: presentAlertWithPeople(await withPeople(core, alert)) }
})
