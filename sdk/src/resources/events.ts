import type { OperationAt, QueryOf } from '../contract.js'
import { follow } from '../events/follow.js'
import type { RequestOptions } from '../options.js'
import type { EventPage, SvyazEvent } from '../schemas.js'
import type { Transport } from '../transport.js'

export type EventQuery = QueryOf<OperationAt<'get', '/v1/events'>>

export interface FeedOptions extends RequestOptions {
  /** The `cursor` of the last event that was dealt with; `oldest`, or `now`, which it is unless given. */
  after?: string | undefined
  /** Types that are wanted, `message.*` for all of a kind; all unless given. */
  types?: readonly string[] | undefined
  /** Only events about this, for example `message:1042`. */
  subject?: string | undefined
  /** How long the gateway holds an answer back while nothing happens; 25 unless given, at most 30. */
  waitSeconds?: number | undefined
}

/** An event of the feed. */
export type FeedEvent = SvyazEvent & {
  /**
   * Give it as `after` to go on behind this event. Nothing is missed; events that came in the same answer may come once more, so do the work of
   * an id once.
   */
  cursor: string
}

/** What happened to the messages of the company. */
export class Events {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * One page of the log from a cursor on, the oldest first. Keep `nextCursor` together with what you made of the page.
   *
   * @example
   * ```ts
   * const { events, nextCursor, hasMore } = await svyaz.events.page({ after: 'now', wait: 20 })
   * ```
   */
  page(query?: EventQuery, options?: RequestOptions): Promise<EventPage> {
    const waitMs = (query?.wait ?? 0) * 1000
    return this.#transport.call('get', '/v1/events', { query: { ...query } }, { ...options, waitMs })
  }

  /**
   * What happens, as it happens, without end: a connection that breaks and a gateway that restarts are waited out, from where the feed stood. It ends
   * when the signal aborts, and with an error that does not pass. `timeoutMs` is for one answer.
   *
   * @example
   * ```ts
   * for await (const event of svyaz.events.feed({ types: ['message.delivered'], signal: AbortSignal.timeout(60_000) })) {
   *   console.log(event.subject.id, event.data.to, event.cursor)
   * }
   * ```
   */
  feed(options: FeedOptions = {}): AsyncGenerator<FeedEvent, void, undefined> {
    const { after = 'now', types, subject, waitSeconds = 25, signal, timeoutMs, onRetry } = options
    const filters = { ...(types !== undefined && { type: types.join(',') }), ...(subject !== undefined && { subject }) }
    const fetchPage = (cursor: string) => {
      const from = cursor === 'oldest' ? {} : { after: cursor }
      // `now` becomes a cursor at once, so that nothing is missed when the first wait breaks off.
      const wait = cursor === 'now' ? 0 : waitSeconds
      return this.page({ ...filters, ...from, wait }, { signal, timeoutMs, maxRetries: 0 })
    }
    return follow(this.#transport.settings, { after, signal, onRetry }, fetchPage)
  }
}
