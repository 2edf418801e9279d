import type { Principal } from '../core/accounts/account.js'
import type { GatewayRequest, GatewayResponse } from './gateway-request.js'

/** An interface that shares the HTTP port: it serves what begins with its prefix, and the port counts and logs it. */
export interface MountedInterface {
  /** `/m2m/`, in lower case; paths are compared without case. */
  readonly prefix: string
  /** Never rejects, and answers its own refusals. Notes in the exchange what it learns, for log and metrics. */
  handle(request: GatewayRequest, exchange: MountedExchange): Promise<GatewayResponse>
}

export interface MountedExchange {
  readonly requestId: string
  /** Of the caller, behind the proxies that are trusted. */
  readonly address: string | null
  /** Scheme and host by which the caller has reached us. */
  readonly origin: string
  /** One of a bounded set of names. */
  operation: string | null
  principal: Principal | null
}
