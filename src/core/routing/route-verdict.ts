import type { CompiledRoute } from './compiled-route.js'
import type { NumberInfo } from './numbering.js'
import type { FilterName } from './route.js'
import type { RouteRequest, RouteVerdict } from './routing.js'

/** Asks the very checks that choose the route. */
export function verdictOf({ route, checks }: CompiledRoute, request: RouteRequest, number: NumberInfo): RouteVerdict {
  const filters = checks.map((check) => ({
    filter: check.filter,
    holds: check.holds(request, number),
    takes: route.filters[check.filter].map(String),
    given: givenTo(check.filter, request, number),
  }))
  return { route: route.name, holds: filters.every(({ holds }) => holds), filters }
}

function givenTo(filter: FilterName, request: RouteRequest, number: NumberInfo): string | null {
  switch (filter) {
    case 'operators':
      return number.operator
    case 'regions':
      return number.region
    case 'prefixes':
      return request.to
    case 'companies':
      return String(request.companyId)
    case 'classes':
      return request.class
    case 'lanes':
      return request.lane
  }
}
