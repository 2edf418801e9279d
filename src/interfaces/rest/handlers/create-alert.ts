import { createAlert as createCoreAlert, withPeople } from '../../../core/conversations/alerts.js'
import { operation } from '../operation.js'
import { alertCommandOf, presentAlertWithPeople } from '../present-conversations.js'

export const createAlert = operation('createAlert', async ({ core, principal, via }, { body, headers }) => {
  const alert = await createCoreAlert(core, principal, alertCommandOf(body), headers['Idempotency-Key'], via)
  const shown = presentAlertWithPeople(await withPeople(core, alert))
  return { status: 201, body: shown, headers: [['Location', `/v1/alerts/${shown.id}`]] }
})
