import type { NumberInfo } from './numbering.js'
import { regionsOverlapping } from './regions.js'
import { hashText, type Weighted } from './rendezvous.js'
import { type FilterName, filterNames, type Route, type RouteFilters } from './route.js'
import type { RouteRequest } from './routing.js'

export interface RouteCheck {
  filter: FilterName
  holds(request: RouteRequest, number: NumberInfo): boolean
}

/** A route made ready: its filters as look-ups, its way through carriers as steps. */
export interface CompiledRoute {
  route: Route
  checks: readonly RouteCheck[]
  /** Tried one after the other; within a step the number decides the order. No carrier is in two of them. */
  steps: readonly (readonly Weighted[])[]
}

/** @param carriers those that are configured: a route may still name one that is gone */
export function compileRoutes(routes: readonly Route[], carriers: ReadonlySet<string>): CompiledRoute[] {
  const byName = new Map(routes.map((route) => [route.name, route]))
  return routes.map((route) => ({
    route,
    checks: filterNames.filter((filter) => route.filters[filter].length > 0).map((name) => check(name, route.filters)),
    steps: stepsOf(route, byName, carriers),
  }))
}

function check(filter: FilterName, filters: RouteFilters): RouteCheck {
  switch (filter) {
    case 'operators': {
      const operators = new Set<string | null>(filters.operators)
      return { filter, holds: (_, { operator }) => operators.has(operator) }
    }
    case 'regions': {
      const regions = new Set<string | null>(filters.regions.flatMap(regionsOverlapping))
      return { filter, holds: (_, { region }) => regions.has(region) }
    }
    case 'prefixes': {
      const { prefixes } = filters
      return { filter, holds: ({ to }) => prefixes.some((prefix) => to.startsWith(prefix)) }
    }
    case 'companies': {
      const companies = new Set(filters.companies)
      return { filter, holds: ({ companyId }) => companies.has(companyId) }
    }
    case 'classes': {
      const classes = new Set(filters.classes)
      return { filter, holds: (request) => classes.has(request.class) }
    }
    case 'lanes': {
      const lanes = new Set(filters.lanes)
      return { filter, holds: ({ lane }) => lanes.has(lane) }
    }
  }
}

function stepsOf(
  start: Route,
  routes: ReadonlyMap<string, Route>,
  configured: ReadonlySet<string>,
): readonly (readonly Weighted[])[] {
  const left = new Set(configured)
  const visited = new Set<string>()
  const steps: Weighted[][] = []
  const add = (carriers: readonly { name: string; weight: number }[]) => {
    const fresh = carriers.filter(({ name, weight }) => weight > 0 && left.delete(name))
    if (fresh.length > 0) steps.push(fresh.map(({ name, weight }) => ({ name, weight, seed: hashText(name) })))
  }
  for (let route: Route | undefined = start; route !== undefined && !visited.has(route.name);) {
    visited.add(route.name)
    add(route.carriers)
    for (const name of route.fallback) add([{ name, weight: 1 }])
    route = route.next === null ? undefined : routes.get(route.next)
  }
  return steps
}
