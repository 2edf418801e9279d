import { publicOperation } from '../operation.js'

export const getOpenapiJson = publicOperation('getOpenapiJson', async ({ services }) => {
  return { status: 200, body: services.contract.document }
})
