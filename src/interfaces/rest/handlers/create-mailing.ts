import { createMailing as createCoreMailing } from '../../../core/mailings/manage-mailings.js'
import { operation } from '../operation.js'
import { presentMailing } from '../present-mailing.js'
import { contentOf, mailingInputOf } from '../read-mailing.js'
import { recipientsOf } from '../submit-command.js'

export const createMailing = operation('createMailing', async ({ core, principal, via }, { body }) => {
  const { name, text, rule } = body
  const content = { ...contentOf(body), to: recipientsOf(body.to), text }
  const created = await createCoreMailing(core, principal, { ...mailingInputOf(body), name, content, rule }, via)
  const shown = presentMailing(created)
  return { status: 201, body: shown, headers: [['Location', `/v1/mailings/${shown.id}`]] }
})
