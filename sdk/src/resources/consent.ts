import type { OperationAt, QueryOf } from '../contract.js'
import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  ActingCompany,
  AddOptOutsRequest,
  AddOptOutsResult,
  OptOut,
  QuietHoursSettings,
  RemovedOptOuts,
  SetQuietHoursRequest,
} from '../schemas.js'
import type { Transport } from '../transport.js'

export type OptOutQuery = QueryOf<OperationAt<'get', '/v1/opt-outs'>>
export type RemoveOptOutsQuery = QueryOf<OperationAt<'delete', '/v1/opt-outs/{msisdn}'>>

/** When messages may be sent, by the clock of each recipient. */
export class QuietHours {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * What holds for the company.
   *
   * @example
   * ```ts
   * const { service, mailing } = await svyaz.quietHours.get()
   * ```
   */
  get(query?: ActingCompany, options?: RequestOptions): Promise<QuietHoursSettings> {
    return this.#transport.call('get', '/v1/quiet-hours', { query: { ...query } }, options)
  }

  /**
   * Replaces all that the company had set; a class that is left out follows the platform.
   *
   * @example
   * ```ts
   * const workingDays = [{ from: '10:00', until: '19:00' }]
   * await svyaz.quietHours.set({ mailing: { workingDays, daysOff: [] } })
   * ```
   */
  set(request: SetQuietHoursRequest, query?: ActingCompany, options?: RequestOptions): Promise<QuietHoursSettings> {
    return this.#transport.call('put', '/v1/quiet-hours', { body: request, query: { ...query } }, options)
  }
}

/** Who must not be texted. */
export class OptOuts {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Records that subscribers must not be texted. In force when it returns; a number that cannot be read does not stop the others.
   *
   * @example
   * ```ts
   * const { numbers, cancelledMessages } = await svyaz.optOuts.add({
   *   msisdns: ['+79000000077'],
   *   scope: 'mailing',
   *   source: 'operator',
   * })
   * ```
   */
  add(request: AddOptOutsRequest, query?: ActingCompany, options?: RequestOptions): Promise<AddOptOutsResult> {
    const input = { body: request, query: { ...query } }
    return this.#transport.call('post', '/v1/opt-outs', input, { ...options, isRepeatable: true })
  }

  /**
   * In the order in which they were recorded.
   *
   * @example
   * ```ts
   * for await (const { msisdn, scope } of svyaz.optOuts.list()) console.log(msisdn, scope)
   * ```
   */
  list(query?: OptOutQuery, options?: RequestOptions): List<OptOut> {
    return listOf('optOuts', query, (cursor) =>
      this.#transport.call('get', '/v1/opt-outs', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * Lets a subscriber be texted again; the entries stay in the ledger.
   *
   * @example
   * ```ts
   * const { removed } = await svyaz.optOuts.remove('+79000000077')
   * ```
   */
  remove(msisdn: string, query?: RemoveOptOutsQuery, options?: RequestOptions): Promise<RemovedOptOuts> {
    const input = { path: { msisdn }, query: { ...query } }
    return this.#transport.call('delete', '/v1/opt-outs/{msisdn}', input, options)
  }
}
