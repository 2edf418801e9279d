import type { RequestOptions } from '../options.js'
import type { Broadcast } from '../schemas.js'
import type { Transport } from '../transport.js'

/** One text to several recipients. */
export class Broadcasts {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * How many of its messages are in which state.
   *
   * @example
   * ```ts
   * const { recipients, states } = await svyaz.broadcasts.get('311')
   * console.log(`${states.delivered ?? 0} of ${recipients} delivered`)
   * ```
   */
  get(broadcastId: string, options?: RequestOptions): Promise<Broadcast> {
    return this.#transport.call('get', '/v1/broadcasts/{broadcastId}', { path: { broadcastId } }, options)
  }

  /**
   * Withdraws what has not left; messages that were handed to a carrier stay as they are.
   *
   * @example
   * ```ts
   * const { states } = await svyaz.broadcasts.cancel('311')
   * console.log(`${states.cancelled ?? 0} withdrawn`)
   * ```
   */
  cancel(broadcastId: string, options?: RequestOptions): Promise<Broadcast> {
    return this.#transport.call('post', '/v1/broadcasts/{broadcastId}/cancel', { path: { broadcastId } }, options)
  }
}
