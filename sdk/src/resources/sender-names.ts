import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  ActingCompany,
  CreateSenderNameRequest,
  PageQuery,
  SenderName,
  SenderRegistrationRequest,
  UpdateSenderNameRequest,
} from '../schemas.js'
import type { Transport } from '../transport.js'

/** Names that phones show instead of a number. */
export class SenderNames {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Asks for a name; carriers that show registered names only must register it.
   *
   * @example
   * ```ts
   * const { id, registrations } = await svyaz.senderNames.create({ name: 'Romashka', fallback: '4938' })
   * ```
   */
  create(request: CreateSenderNameRequest, query?: ActingCompany, options?: RequestOptions): Promise<SenderName> {
    return this.#transport.call('post', '/v1/sender-names', { body: request, query: { ...query } }, options)
  }

  /**
   * The names of the company and those for all companies.
   *
   * @example
   * ```ts
   * for await (const { name, registrations } of svyaz.senderNames.list()) console.log(name, registrations)
   * ```
   */
  list(query?: PageQuery & ActingCompany, options?: RequestOptions): List<SenderName> {
    return listOf('senderNames', query, (cursor) =>
      this.#transport.call('get', '/v1/sender-names', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * A name with its state at every carrier that shows registered names only.
   *
   * @example
   * ```ts
   * const { fallback } = await svyaz.senderNames.get('90')
   * ```
   */
  get(senderNameId: string, query?: ActingCompany, options?: RequestOptions): Promise<SenderName> {
    const input = { path: { senderNameId }, query: { ...query } }
    return this.#transport.call('get', '/v1/sender-names/{senderNameId}', input, options)
  }

  /**
   * Changes what is given; the name itself stays.
   *
   * @example
   * ```ts
   * await svyaz.senderNames.update('90', { fallback: '4938' })
   * ```
   */
  update(
    senderNameId: string,
    change: UpdateSenderNameRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<SenderName> {
    const input = { path: { senderNameId }, query: { ...query }, body: change }
    return this.#transport.call('patch', '/v1/sender-names/{senderNameId}', input, options)
  }

  /**
   * Gives the name up.
   *
   * @example
   * ```ts
   * await svyaz.senderNames.delete('90')
   * ```
   */
  delete(senderNameId: string, query?: ActingCompany, options?: RequestOptions): Promise<SenderName> {
    const input = { path: { senderNameId }, query: { ...query } }
    return this.#transport.call('delete', '/v1/sender-names/{senderNameId}', input, options)
  }

  /**
   * Records what a carrier says of the name; for platform administrators.
   *
   * @example
   * ```ts
   * await svyaz.senderNames.setRegistration('90', 'mts', { state: 'registered' })
   * ```
   */
  setRegistration(
    senderNameId: string,
    carrier: string,
    request: SenderRegistrationRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<SenderName> {
    const input = { path: { senderNameId, carrier }, query: { ...query }, body: request }
    return this.#transport.call('put', '/v1/sender-names/{senderNameId}/carriers/{carrier}', input, options)
  }
}
