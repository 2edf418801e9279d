import type { Principal } from '../accounts/account.js'
import type { Via } from '../accounts/audit.js'
import { auditOf } from '../accounts/audit.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { PLATFORM } from '../values/ids.js'
import { checkRoutes, warningsFor } from './check-routes.js'
import type { Route, RouteList } from './route.js'

export interface ShownRoutes extends RouteList {
  /** What is allowed and may still be a mistake, for people. */
  warnings: readonly string[]
}

/** @throws GatewayError `forbidden` */
export async function listRoutes(core: CoreContext, principal: Principal): Promise<ShownRoutes> {
  requireScope(principal, 'platform:admin')
  return shown(core, await core.store.routes.load())
}

/**
 * Puts a list in the place of the whole list. `version` is that of the list the caller has read.
 * @throws GatewayError `forbidden`, `invalid_parameter`, `conflict` when somebody else has written meanwhile
 */
export async function replaceRoutes(
  core: CoreContext,
  principal: Principal,
  { version, routes }: RouteList,
  via: Via,
): Promise<ShownRoutes> {
  requireScope(principal, 'platform:admin')
  checkRoutes(routes, surroundings(core))
  const unknown = await unknownCompanies(core, routes)
  const before = await core.store.routes.load()
  const after: RouteList = { version: version + 1, routes }
  const act = { companyId: PLATFORM, action: 'routes.replace', subject: 'routes', before, after }
  const isWritten =
    before.version === version && (await core.store.routes.replace(after, auditOf(core, principal, via, act)))
  if (!isWritten) {
    throw new GatewayError(
      'conflict',
      `The routes have changed since version ${version} was read; read them again and repeat the change.`,
      { field: '/version' },
    )
  }
  await core.snapshots.refresh('routes')
  const { warnings, ...list } = shown(core, after)
  return { ...list, warnings: [...warnings, ...unknown] }
}

function shown(core: CoreContext, list: RouteList): ShownRoutes {
  return { ...list, warnings: warningsFor(list.routes, surroundings(core)) }
}

function surroundings({ routing, numbering }: CoreContext) {
  return { carriers: routing.carriers, numbering }
}

async function unknownCompanies(core: CoreContext, routes: readonly Route[]): Promise<string[]> {
  const warnings: string[] = []
  for (const id of new Set(routes.flatMap(({ filters }) => filters.companies))) {
    if ((await core.store.accounts.findCompany(id)) === undefined) warnings.push(`There is no company ${id}.`)
  }
  return warnings
}
