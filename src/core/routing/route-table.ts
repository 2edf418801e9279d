import type { Msisdn } from '../values/msisdn.js'
import { type CompiledRoute, compileRoutes } from './compiled-route.js'
import type { NumberingPlan } from './numbering.js'
import { hashText, inOrderFor } from './rendezvous.js'
import { noFilters, type Route, type RouteList } from './route.js'
import { verdictOf } from './route-verdict.js'
import type { RouteChoice, RouteRequest, RouteVerdict, Routing } from './routing.js'

/** The routes in memory. Without any there is one, `default`, over all carriers in their order. */
export class RouteTable implements Routing {
  readonly carriers: readonly string[]
  readonly #numbering: NumberingPlan
  #version = 0
  #routes: readonly CompiledRoute[]

  /** @param carriers those that are configured, in their order */
  constructor(numbering: NumberingPlan, carriers: readonly string[]) {
    this.#numbering = numbering
    this.carriers = carriers
    this.#routes = this.#compile([])
  }

  load({ version, routes }: RouteList): void {
    this.#version = version
    this.#routes = this.#compile(routes)
  }

  get version(): number {
    return this.#version
  }

  choose(request: RouteRequest): RouteChoice {
    const number = this.#numbering.find(request.to)
    for (const { route, checks, steps } of this.#routes) {
      if (checks.every((check) => check.holds(request, number))) {
        return { number, route: route.name, carriers: carriersFor(request.to, steps) }
      }
    }
    return { number, route: null, carriers: [] }
  }

  explain(request: RouteRequest): readonly RouteVerdict[] {
    const number = this.#numbering.find(request.to)
    const verdicts: RouteVerdict[] = []
    for (const compiled of this.#routes) {
      const verdict = verdictOf(compiled, request, number)
      verdicts.push(verdict)
      if (verdict.holds) break
    }
    return verdicts
  }

  #compile(routes: readonly Route[]): readonly CompiledRoute[] {
    if (routes.length > 0) return compileRoutes(routes, new Set(this.carriers))
    return compileRoutes(this.carriers.length > 0 ? [defaultRoute(this.carriers)] : [], new Set(this.carriers))
  }
}

function carriersFor(to: Msisdn, steps: CompiledRoute['steps']): string[] {
  let hash: number | undefined
  const carriers: string[] = []
  for (const step of steps) {
    const [only] = step
    if (step.length === 1 && only !== undefined) carriers.push(only.name)
    else carriers.push(...inOrderFor((hash ??= hashText(to)), step))
  }
  return carriers
}

/** What holds until routes are written: the first carrier takes everything, the others wait behind it. */
function defaultRoute([first = '', ...others]: readonly string[]): Route {
  return {
    name: 'default',
    filters: noFilters,
    carriers: [{ name: first, weight: 1 }],
    fallback: others,
    next: null,
  }
}
