import type { Lane, MessageClass } from '../messaging/message.js'
import type { CompanyId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import type { NumberInfo } from './numbering.js'

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

export interface Routing {
  choose(request: RouteRequest): RouteChoice
}
