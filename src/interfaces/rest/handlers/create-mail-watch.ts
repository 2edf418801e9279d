import { createWatch } from '../../../core/mail/manage-watches.js'
import { operation } from '../operation.js'
import { presentWatch, watchInput } from '../present-mail-watch.js'
import { actingCompany } from '../resource-id.js'

export const createMailWatch = operation('createMailWatch', async ({ core, principal, via }, { query, body }) => {
  const { name, everyMinutes, recipients } = body
  const input = { ...watchInput(body), name, everyMinutes, recipients, ...actingCompany(query) }
  const created = await createWatch(core, principal, input, via)
  return { status: 201, body: presentWatch(created), headers: [['Location', `/v1/mail/watches/${created.id}`]] }
})
