import { publicOperation } from '../operation.js'

export const getReadiness = publicOperation('getReadiness', async ({ services }) => {
  const health = await services.health()
  const checks = health.checks.map((check) => ({ ...check }))
  return health.ready
    ? { status: 200, body: { status: 'ready', checks } }
    : { status: 503, body: { status: 'not_ready', checks } }
})
