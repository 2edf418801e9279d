import type { RouteStore } from '../core/routing/ports.js'
import type { Route } from '../core/routing/route.js'
import { isUniqueViolation } from './errors.js'
import { statement } from './repositories/statement.js'
import { reading, type StoreContext, writeSnapshot } from './writing.js'

export function routeStore(context: StoreContext): RouteStore {
  const { db } = context
  const latest = () => db.selectFrom('route_lists').selectAll().orderBy('version', 'desc').limit(1).executeTakeFirst()
  return {
    load: async () => {
      const row = await reading(latest())
      return row === undefined
        ? { version: 0, routes: [] }
        : { version: row.version, routes: JSON.parse(row.routes) as Route[] }
    },
    replace: async ({ version, routes }, audit) => {
      const insert = db.insertInto('route_lists').values({ version, routes: JSON.stringify(routes) })
      try {
        await writeSnapshot(context, 'routes', audit, statement(insert))
        return true
      } catch (error) {
        if (isUniqueViolation(error)) return false
        throw error
      }
    },
  }
}
