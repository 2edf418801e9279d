import { GatewayError } from '../../../core/errors.js'
import { publicOperation } from '../operation.js'

/** Text format of Prometheus. */
const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8'

export const getMetrics = publicOperation('getMetrics', async ({ services }) => {
  if (services.metricsText === undefined) throw new GatewayError('not_found', 'This gateway keeps no metrics.')
  return { status: 200, body: await services.metricsText(), headers: [['Content-Type', CONTENT_TYPE]] }
})
