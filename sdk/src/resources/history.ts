import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type { HistoryFilter, HistoryQuery, HistoryTotals, Message } from '../schemas.js'
import type { Transport } from '../transport.js'

/** Finding messages by their words, and counting them. */
export class History {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Messages of both directions, the newest first: by words in all their forms, by phrases, by pieces of the text, and by what is
   * known of them. Pages are fetched while the list is read.
   *
   * @example
   * ```ts
   * for await (const message of svyaz.history.search({ q: '"заказ готов" самовывоз', direction: 'mt' })) {
   *   console.log(message.createdAt, message.to, message.text)
   * }
   * const byMail = svyaz.history.search({ author: 'user:601', via: 'mail' })
   * ```
   */
  search(query?: HistoryQuery, options?: RequestOptions): List<Message> {
    return listOf('messages', query, (cursor) =>
      this.#transport.call('get', '/v1/history', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * How many messages the same search finds, by direction and state.
   *
   * @example
   * ```ts
   * const { messages, counts } = await svyaz.history.totals({ q: 'авария', createdFrom: '2026-01-01T00:00:00Z' })
   * ```
   */
  totals(filter?: HistoryFilter, options?: RequestOptions): Promise<HistoryTotals> {
    return this.#transport.call('get', '/v1/history/totals', { query: { ...filter } }, options)
  }
}
