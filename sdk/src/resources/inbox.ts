import type { OperationAt, QueryOf } from '../contract.js'
import type { RequestOptions } from '../options.js'
import type { AssignInboundRequest, InboxPage, Message } from '../schemas.js'
import type { Transport } from '../transport.js'

export type InboxQuery = QueryOf<OperationAt<'get', '/v1/inbox'>>
export type UnmatchedInboxQuery = QueryOf<OperationAt<'get', '/v1/inbox/unmatched'>>

/** What subscribers wrote. */
export class Inbox {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * What came after a cursor, the oldest first: ask on with `nextAfter`, and every message comes exactly once.
   *
   * @example
   * ```ts
   * const { messages, nextAfter } = await svyaz.inbox.read({ number: '4938' })
   * const later = await svyaz.inbox.read({ number: '4938', after: nextAfter })
   * ```
   */
  read(query?: InboxQuery, options?: RequestOptions): Promise<InboxPage> {
    return this.#transport.call('get', '/v1/inbox', { query: { ...query } }, options)
  }

  /**
   * What belongs to no company, for platform administrators.
   *
   * @example
   * ```ts
   * const { messages } = await svyaz.inbox.readUnmatched()
   * ```
   */
  readUnmatched(query?: UnmatchedInboxQuery, options?: RequestOptions): Promise<InboxPage> {
    return this.#transport.call('get', '/v1/inbox/unmatched', { query: { ...query } }, options)
  }

  /**
   * Gives an unmatched message to a company, for platform administrators.
   *
   * @example
   * ```ts
   * await svyaz.inbox.assign('1044', { companyId: '12' })
   * ```
   */
  assign(messageId: string, request: AssignInboundRequest, options?: RequestOptions): Promise<Message> {
    const input = { path: { messageId }, body: request }
    return this.#transport.call('post', '/v1/inbox/{messageId}/assign', input, options)
  }
}
