import type { OperationAt, QueryOf } from '../contract.js'
import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  ActingCompany,
  NumberInfo,
  OwnNumber,
  PageQuery,
  ReplaceRoutesRequest,
  RouteExplanation,
  RouteList,
} from '../schemas.js'
import type { Transport } from '../transport.js'

export type RouteQuestion = QueryOf<OperationAt<'get', '/v1/routes/explain'>>

/** Which way messages go. */
export class Routes {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * The routes in the order in which they are asked, with the version of the list; for platform administrators.
   *
   * @example
   * ```ts
   * const { version, routes, warnings } = await svyaz.routes.list()
   * ```
   */
  list(options?: RequestOptions): Promise<RouteList> {
    return this.#transport.call('get', '/v1/routes', {}, options)
  }

  /**
   * Replaces the whole list; refused with `conflict` when somebody else changed it since `version`. For platform administrators.
   *
   * @example
   * ```ts
   * const { version } = await svyaz.routes.list()
   * await svyaz.routes.replace({ version, routes: [{ name: 'all', carriers: [{ name: 'mts', weight: 1 }] }] })
   * ```
   */
  replace(request: ReplaceRoutesRequest, options?: RequestOptions): Promise<RouteList> {
    // Once done, the version is another: a repetition would be refused.
    return this.#transport.call('put', '/v1/routes', { body: request }, { ...options, isRepeatable: false })
  }

  /**
   * Which way a message would go, and why; nothing is sent.
   *
   * @example
   * ```ts
   * const { route, carriers } = await svyaz.routes.explain({ to: '+79000000001', class: 'mailing' })
   * ```
   */
  explain(question: RouteQuestion, options?: RequestOptions): Promise<RouteExplanation> {
    return this.#transport.call('get', '/v1/routes/explain', { query: question }, options)
  }
}

/** What is known of numbers. */
export class Numbering {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Operator, region and time zone of a number; `precision` tells how it is known.
   *
   * @example
   * ```ts
   * const { operatorName, region, zone } = await svyaz.numbering.lookUp('+79000000001')
   * ```
   */
  lookUp(msisdn: string, options?: RequestOptions): Promise<NumberInfo> {
    return this.#transport.call('get', '/v1/numbering/{msisdn}', { path: { msisdn } }, options)
  }
}

/** Numbers that messages come in on and may be sent from. */
export class Numbers {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * The company's own numbers and the shared ones.
   *
   * @example
   * ```ts
   * for await (const { address, kind } of svyaz.numbers.list()) console.log(address, kind)
   * ```
   */
  list(query?: PageQuery & ActingCompany, options?: RequestOptions): List<OwnNumber> {
    return listOf('numbers', query, (cursor) =>
      this.#transport.call('get', '/v1/numbers', { query: { ...query, ...cursor } }, options),
    )
  }
}
