import { publicOperation } from '../operation.js'

export const getOpenapiYaml = publicOperation('getOpenapiYaml', async ({ services }) => {
  return { status: 200, body: services.contract.yaml }
})
