import type { Lane, MessageClass } from '../messaging/message.js'
import type { CompanyId } from '../values/ids.js'

/** All filters that name something must hold; one holds when any of its words does. */
export interface RouteFilters {
  /** Our words for operators: `mts`, `beeline`. */
  operators: readonly string[]
  regions: readonly string[]
  /** Beginnings of E.164 numbers: `+7914`. */
  prefixes: readonly string[]
  companies: readonly CompanyId[]
  classes: readonly MessageClass[]
  lanes: readonly Lane[]
}

export const filterNames = ['operators', 'regions', 'prefixes', 'companies', 'classes', 'lanes'] as const
export type FilterName = (typeof filterNames)[number]

export interface RouteCarrier {
  name: string
  /** Share of the route's messages, in proportion to the others; 0: none. */
  weight: number
}

export interface Route {
  name: string
  filters: RouteFilters
  carriers: readonly RouteCarrier[]
  /** Carriers tried next, in order. */
  fallback: readonly string[]
  /** The route whose carriers are tried after that, whatever its filters say. */
  next: string | null
}

export interface RouteList {
  /** Grows by one with every change; 0: nothing was ever written. */
  version: number
  routes: readonly Route[]
}

export const noFilters: RouteFilters = {
  operators: [],
  regions: [],
  prefixes: [],
  companies: [],
  classes: [],
  lanes: [],
}
