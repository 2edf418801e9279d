import { publicOperation } from '../operation.js'

const addresses = {
  docs: '/docs',
  openapi: '/openapi.yaml',
  messages: '/v1/messages',
  send: '/send',
  live: '/health/live',
  ready: '/health/ready',
  metrics: '/metrics',
}

export const getIndex = publicOperation('getIndex', async ({ services }) => {
  return { status: 200, body: { name: 'Svyaz', version: services.contract.version, addresses } }
})
