import { createList } from '../../../core/mailings/manage-lists.js'
import { operation } from '../operation.js'
import { presentMailingList } from '../present-mailing.js'

export const createMailingList = operation('createMailingList', async ({ core, principal, via }, { body }) => {
  const shown = presentMailingList(await createList(core, principal, body, via))
  return { status: 201, body: shown, headers: [['Location', `/v1/mailing-lists/${shown.id}`]] }
})
