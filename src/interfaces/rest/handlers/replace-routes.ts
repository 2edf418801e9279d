import { replaceRoutes as replaceCoreRoutes } from '../../../core/routing/routes.js'
import { operation } from '../operation.js'
import { presentRoutes, readRoute } from '../present-routing.js'

export const replaceRoutes = operation('replaceRoutes', async ({ core, principal, via }, { body }) => {
  const list = { version: body.version, routes: body.routes.map(readRoute) }
  return { status: 200, body: presentRoutes(await replaceCoreRoutes(core, principal, list, via)) }
})
