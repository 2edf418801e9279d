import type { Lane, MessageClass } from '../messaging/message.js'
import type { CompanyId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import type { NumberInfo } from './numbering.js'
import type { FilterName } from './route.js'

export interface RouteRequest {
  companyId: CompanyId
  to: Msisdn
  class: MessageClass
  lane: Lane
}

/** Which way a message goes. The same request gets the same answer until routes, carriers or numbering change. */
export interface RouteChoice {
  number: NumberInfo
  /** The first route whose filters hold; null when none does. */
  route: string | null
  /** Carriers in the order in which they are tried, each once; empty when there is no way. */
  carriers: readonly string[]
}

/** A route as this request met it. Routes after the chosen one are not asked. */
export interface RouteVerdict {
  route: string
  holds: boolean
  /** Of every filter that the route has. */
  filters: readonly { filter: FilterName; holds: boolean; takes: readonly string[]; given: string | null }[]
}

export interface Routing {
  choose(request: RouteRequest): RouteChoice
  /** Every route looked at, in order; the last one is the chosen one if any is. */
  explain(request: RouteRequest): readonly RouteVerdict[]
  /** The configured carriers, in the order of the configuration. */
  readonly carriers: readonly string[]
  /** Of the routes in force; 0 while none were written. */
  readonly version: number
}
