import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type { ActingCompany, Call, CallDetails, CallQuery } from '../schemas.js'
import type { Transport } from '../transport.js'

/** Calls: in progress, and what became of them. */
export class Calls {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Newest first.
   *
   * @example
   * ```ts
   * for await (const { caller, startedAt } of svyaz.calls.list({ outcome: 'missed' })) console.log(caller, startedAt)
   * ```
   */
  list(query?: CallQuery, options?: RequestOptions): List<Call> {
    return listOf('calls', query, (cursor) =>
      this.#transport.call('get', '/v1/calls', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * With its way, its legs, what is charged and what was recorded.
   *
   * @example
   * ```ts
   * const { outcome, recordings } = await svyaz.calls.get('9001')
   * ```
   */
  get(callId: string, query?: ActingCompany, options?: RequestOptions): Promise<CallDetails> {
    return this.#transport.call('get', '/v1/calls/{callId}', { path: { callId }, query: { ...query } }, options)
  }

  /**
   * Ends a call that is in progress.
   *
   * @example
   * ```ts
   * await svyaz.calls.hangUp('9001')
   * ```
   */
  hangUp(callId: string, query?: ActingCompany, options?: RequestOptions): Promise<Call> {
    const input = { path: { callId }, query: { ...query } }
    return this.#transport.call('post', '/v1/calls/{callId}/hang-up', input, options)
  }
}
