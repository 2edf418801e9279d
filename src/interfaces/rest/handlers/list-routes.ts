import { listRoutes as listCoreRoutes } from '../../../core/routing/routes.js'
import { operation } from '../operation.js'
import { presentRoutes } from '../present-routing.js'

export const listRoutes = operation('listRoutes', async ({ core, principal }) => ({
  status: 200,
  body: presentRoutes(await listCoreRoutes(core, principal)),
}))
