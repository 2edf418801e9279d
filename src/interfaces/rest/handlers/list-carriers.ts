import { formatInstant } from '../instant.js'
import { operation } from '../operation.js'

export const listCarriers = operation('listCarriers', async ({ services }) => {
  const carriers = services.carriers().map(({ name, ready, inFlight, binds }) => ({
    name,
    ready,
    inFlight,
    binds: binds.map((bind) => ({ ...bind, since: formatInstant(bind.since) })),
  }))
  return { status: 200, body: { carriers } }
})
