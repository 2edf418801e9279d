import type { NumberingPlan } from './numbering.js'
import type { RouteChoice, RouteRequest, Routing } from './routing.js'

/** The routes in memory. Without any there is one, `default`, over all carriers in their order. */
export class RouteTable implements Routing {
  readonly #numbering: NumberingPlan
  readonly #carriers: readonly string[]

  constructor(numbering: NumberingPlan, carriers: readonly string[]) {
    this.#numbering = numbering
    this.#carriers = carriers
  }

  choose({ to }: RouteRequest): RouteChoice {
    const number = this.#numbering.find(to)
    if (this.#carriers.length === 0) return { number, route: null, carriers: [] }
    return { number, route: 'default', carriers: this.#carriers }
  }
}
