import { streamEvents as streamCoreEvents } from '../../../core/events/stream-events.js'
import { streamOperation } from '../operation.js'
import { filterOf, presentStep } from '../present-event.js'

export const streamEvents = streamOperation('streamEvents', async ({ core, principal }, { query, headers }) => {
  const after = headers['Last-Event-ID'] ?? query.after
  const start = after === undefined ? {} : { after }
  const steps = await streamCoreEvents(core, principal, { ...start, filter: filterOf(query) })
  return {
    status: 200,
    stream: async function* (signal) {
      for await (const step of steps(signal)) yield presentStep(step)
    },
  }
})
