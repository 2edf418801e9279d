import { getAlert as getCoreAlert } from '../../../core/conversations/alerts.js'
import type { QuestionId } from '../../../core/conversations/question.js'
import { operation } from '../operation.js'
import { presentAlertWithPeople } from '../present-conversations.js'
import { resourceId } from '../resource-id.js'

export const getAlert = operation('getAlert', async ({ core, principal }, { path }) => {
  const found = await getCoreAlert(core, principal, resourceId<QuestionId>(path.alertId))
  return { status: 200, body: presentAlertWithPeople(found) }
})
