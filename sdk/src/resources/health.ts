import type { RequestOptions } from '../options.js'
import type { Liveness, Readiness } from '../schemas.js'
import type { Transport } from '../transport.js'

/** Whether the gateway works. */
export class Health {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Whether the process answers.
   *
   * @example
   * ```ts
   * await svyaz.health.live({ timeoutMs: 1_000, maxRetries: 0 })
   * ```
   */
  live(options?: RequestOptions): Promise<Liveness> {
    return this.#transport.call('get', '/health/live', {}, options)
  }

  /**
   * Whether a message sent now would be stored. One that is not ready is an answer, not an error.
   *
   * @example
   * ```ts
   * const { status, checks } = await svyaz.health.ready()
   * if (status !== 'ready') console.warn(checks.filter(({ ok }) => !ok))
   * ```
   */
  ready(options?: RequestOptions): Promise<Readiness> {
    return this.#transport.call('get', '/health/ready', {}, { ...options, alsoAnswer: 503 })
  }
}
