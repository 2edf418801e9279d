import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type { CreateMailingRequest, Mailing, MailingRun, PageQuery, UpdateMailingRequest } from '../schemas.js'
import type { Transport } from '../transport.js'

/** Texts that are sent again and again, by the rule of a calendar. */
export class Mailings {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Creates one.
   *
   * @example
   * ```ts
   * const { nextRuns } = await svyaz.mailings.create({
   *   name: 'Планёрка',
   *   to: [{ group: 'Дежурные' }],
   *   text: 'Планёрка в 9:30',
   *   rule: { every: 'workday', time: '09:00' },
   * })
   * ```
   */
  create(request: CreateMailingRequest, options?: RequestOptions): Promise<Mailing> {
    return this.#transport.call('post', '/v1/mailings', { body: request }, options)
  }

  /**
   * In the order of their ids.
   *
   * @example
   * ```ts
   * for await (const { id, name, nextAt } of svyaz.mailings.list()) console.log(id, name, nextAt)
   * ```
   */
  list(query?: PageQuery, options?: RequestOptions): List<Mailing> {
    return listOf('mailings', query, (cursor) =>
      this.#transport.call('get', '/v1/mailings', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * One of them, with its next times.
   *
   * @example
   * ```ts
   * const { nextRuns } = await svyaz.mailings.get('801')
   * ```
   */
  get(mailingId: string, options?: RequestOptions): Promise<Mailing> {
    return this.#transport.call('get', '/v1/mailings/{mailingId}', { path: { mailingId } }, options)
  }

  /**
   * Changes, pauses or resumes it.
   *
   * @example
   * ```ts
   * await svyaz.mailings.update('801', { state: 'paused' })
   * ```
   */
  update(mailingId: string, request: UpdateMailingRequest, options?: RequestOptions): Promise<Mailing> {
    return this.#transport.call('patch', '/v1/mailings/{mailingId}', { path: { mailingId }, body: request }, options)
  }

  /**
   * Deletes it with the record of its runs.
   *
   * @example
   * ```ts
   * await svyaz.mailings.delete('801')
   * ```
   */
  delete(mailingId: string, options?: RequestOptions): Promise<Mailing> {
    return this.#transport.call('delete', '/v1/mailings/{mailingId}', { path: { mailingId } }, options)
  }

  /**
   * What its runs did, the newest first.
   *
   * @example
   * ```ts
   * for await (const { at, outcome, recipients } of svyaz.mailings.runs('801')) console.log(at, outcome, recipients)
   * ```
   */
  runs(mailingId: string, query?: PageQuery, options?: RequestOptions): List<MailingRun> {
    return listOf('runs', query, (cursor) =>
      this.#transport.call(
        'get',
        '/v1/mailings/{mailingId}/runs',
        { path: { mailingId }, query: { ...query, ...cursor } },
        options,
      ),
    )
  }
}
