import { listEvents as listCoreEvents } from '../../../core/events/read-events.js'
import { operation } from '../operation.js'
import { limitOf } from '../page.js'
import { filterOf, presentEventPage } from '../present-event.js'

export const listEvents = operation('listEvents', async ({ core, principal }, { query }) => {
  const page = await listCoreEvents(core, principal, {
    ...(query.after === undefined ? {} : { after: query.after }),
    filter: filterOf(query),
    limit: limitOf(query),
    waitMs: (query.wait ?? 0) * 1_000,
  })
  return { status: 200, body: presentEventPage(page) }
})
