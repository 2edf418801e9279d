import type { OperationAt, QueryOf } from '../contract.js'
import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  ActingCompany,
  CreateNumberRequest,
  NumberInfo,
  OwnNumber,
  PageQuery,
  ReplaceRoutesRequest,
  RouteExplanation,
  RouteList,
  SetVoiceRequest,
  VoiceNumber,
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

  /**
   * Adds a number of a company; for platform administrators.
   *
   * @example
   * ```ts
   * const { id } = await svyaz.numbers.create({ address: '+74242300001', kind: 'city', companyId: '12' })
   * ```
   */
  create(request: CreateNumberRequest, options?: RequestOptions): Promise<OwnNumber> {
    return this.#transport.call('post', '/v1/numbers', { body: request }, options)
  }

  /**
   * What happens to calls of a number of the company's own.
   *
   * @example
   * ```ts
   * const { scenarioId } = await svyaz.numbers.getVoice('3')
   * ```
   */
  getVoice(numberId: string, query?: ActingCompany, options?: RequestOptions): Promise<VoiceNumber> {
    const input = { path: { numberId }, query: { ...query } }
    return this.#transport.call('get', '/v1/numbers/{numberId}/voice', input, options)
  }

  /**
   * Lets calls of a number follow a scenario.
   *
   * @example
   * ```ts
   * await svyaz.numbers.setVoice('3', { scenarioId: '701', zone: 'Asia/Sakhalin', channelLimit: 30 })
   * ```
   */
  setVoice(
    numberId: string,
    request: SetVoiceRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<VoiceNumber> {
    const input = { path: { numberId }, body: request, query: { ...query } }
    return this.#transport.call('patch', '/v1/numbers/{numberId}/voice', input, options)
  }
}
