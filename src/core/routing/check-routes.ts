import { GatewayError } from '../errors.js'
import type { NumberingPlan } from './numbering.js'
import { isRegionName } from './regions.js'
import type { Route } from './route.js'

/** What is known when a list of routes is written. */
export interface RouteSurroundings {
  carriers: readonly string[]
  numbering: NumberingPlan
}

/** @throws GatewayError `invalid_parameter`, naming the place in the request's body */
export function checkRoutes(routes: readonly Route[], { carriers }: RouteSurroundings): void {
  const names = new Set<string>()
  for (const [index, route] of routes.entries()) {
    const at = `/routes/${index}`
    if (names.has(route.name)) throw bad(`${at}/name`, `Two routes are called "${route.name}"; rename one.`)
    names.add(route.name)
    checkCarriers(route, at, carriers)
  }
  for (const [index, route] of routes.entries()) checkNext(route, `/routes/${index}/next`, routes)
}

function checkCarriers(route: Route, at: string, configured: readonly string[]): void {
  if (route.carriers.length === 0) throw bad(`${at}/carriers`, `Route "${route.name}" has no carrier; name one.`)
  const named = new Set<string>()
  for (const [place, { name }] of route.carriers.entries()) {
    requireCarrier(name, `${at}/carriers/${place}/name`, configured)
    if (named.has(name)) throw bad(`${at}/carriers/${place}/name`, `Carrier "${name}" is named twice; add the weights.`)
    named.add(name)
  }
  for (const [place, name] of route.fallback.entries()) requireCarrier(name, `${at}/fallback/${place}`, configured)
  if (route.carriers.every(({ weight }) => weight === 0)) {
    throw bad(`${at}/carriers`, `Every carrier of route "${route.name}" has the weight 0; give one of them more.`)
  }
}

function requireCarrier(name: string, field: string, configured: readonly string[]): void {
  if (configured.includes(name)) return
  const known = configured.length === 0 ? 'none is configured' : `configured are: ${configured.join(', ')}`
  throw bad(field, `There is no carrier "${name}"; ${known}.`)
}

function checkNext(start: Route, field: string, routes: readonly Route[]): void {
  const path = [start.name]
  for (let { next } = start; next !== null;) {
    const wanted = next
    const route = routes.find(({ name }) => name === wanted)
    if (route === undefined) throw bad(field, `There is no route "${wanted}" to continue with.`)
    path.push(wanted)
    if (path.indexOf(wanted) < path.length - 1) {
      throw bad(field, `The routes lead round in a circle: ${path.join(' → ')}; let one of them end.`)
    }
    next = route.next
  }
}

function bad(field: string, message: string): GatewayError {
  return new GatewayError('invalid_parameter', message, { field })
}

/** What is allowed and may still be a mistake. */
export function warningsFor(routes: readonly Route[], { carriers, numbering }: RouteSurroundings): string[] {
  return routes.flatMap(({ name, filters, carriers: own, fallback }) => [
    ...filters.operators
      .filter((operator) => numbering.operatorName(operator) === null)
      .map((operator) => `Route "${name}": no numbering data knows the operator "${operator}".`),
    ...filters.regions
      .filter((region) => !isRegionName(region))
      .map((region) => `Route "${name}": "${region}" is not a region as the register spells them.`),
    ...[...own.map((carrier) => carrier.name), ...fallback]
      .filter((carrier) => !carriers.includes(carrier))
      .map((carrier) => `Route "${name}": the carrier "${carrier}" is no longer configured and is left out.`),
    ...hiddenBehind(routes, name),
  ])
}

function hiddenBehind(routes: readonly Route[], name: string): string[] {
  const open = routes.findIndex(({ filters }) => Object.values(filters).every((words) => words.length === 0))
  const isReached = routes.findIndex((route) => route.name === name) <= open || open < 0
  const isNext = routes.some(({ next }) => next === name)
  if (isReached || isNext) return []
  return [`Route "${name}" is never chosen: route "${routes[open]?.name ?? ''}" before it takes everything.`]
}
