import { newIdempotencyKey } from '../idempotency-key.js'
import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  DoubtDecision,
  Message,
  MessagePlan,
  MessageQuery,
  SendMessageRequest,
  SendMessageResult,
} from '../schemas.js'
import type { Transport } from '../transport.js'

export interface SendOptions extends RequestOptions {
  /**
   * Makes the call safe to repeat: the same key with the same request gives the first answer again and sends nothing. Made by the SDK
   * unless given, and the same over all retries of a call; give your own, such as the number of the order, to be safe over restarts.
   */
  idempotencyKey?: string | undefined
}

/** Sending, following and withdrawing messages. */
export class Messages {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Sends a text to one or many recipients. When it returns, the messages are in durable storage.
   *
   * @example
   * ```ts
   * const { messages, refused } = await svyaz.messages.send(
   *   { to: ['+79000000001', '8 (900) 000-00-02'], text: 'Заказ № 1042 готов', class: 'service' },
   *   { idempotencyKey: 'order-1042-ready' },
   * )
   * for (const { id, to } of messages) console.log(id, to)
   * for (const { to, reason } of refused) console.warn(to, reason)
   * ```
   */
  send(request: SendMessageRequest, options: SendOptions = {}): Promise<SendMessageResult> {
    const idempotencyKey = options.idempotencyKey ?? newIdempotencyKey()
    return this.#transport.call(
      'post',
      '/v1/messages',
      { body: request },
      { ...options, idempotencyKey, isRepeatable: true },
    )
  }

  /**
   * What sending it would do, decided by the same code, with nothing sent or stored: who would get it by which route, in how many segments and when,
   * and who would not. Give `hash` as `planHash` to `send` and it is refused with `plan_changed` should anything be different by then.
   *
   * @example
   * ```ts
   * const request = { to: ['+79000000001', '+79000000002'], text: 'Акция до конца недели', class: 'mailing' as const }
   * const plan = await svyaz.messages.plan(request)
   * if (plan.segments.total <= 10) await svyaz.messages.send({ ...request, planHash: plan.hash })
   * ```
   */
  plan(request: SendMessageRequest, options?: RequestOptions): Promise<MessagePlan> {
    return this.#transport.call('post', '/v1/messages/plan', { body: request }, { ...options, isRepeatable: true })
  }

  /**
   * A message with its segments, as it stands now.
   *
   * @example
   * ```ts
   * const message = await svyaz.messages.get('1042')
   * if (message.state === 'undelivered') console.warn(message.segments[0]?.errorReason)
   * ```
   */
  get(messageId: string, options?: RequestOptions): Promise<Message> {
    return this.#transport.call('get', '/v1/messages/{messageId}', { path: { messageId } }, options)
  }

  /**
   * Messages of both directions, the newest first. Pages are fetched while the list is read.
   *
   * @example
   * ```ts
   * for await (const message of svyaz.messages.list({ direction: 'mo', msisdn: '+79000000001' })) {
   *   console.log(message.createdAt, message.text)
   * }
   * const { items, nextCursor } = await svyaz.messages.list({ limit: 20 }).page()
   * ```
   */
  list(query?: MessageQuery, options?: RequestOptions): List<Message> {
    return listOf('messages', query, (cursor) =>
      this.#transport.call('get', '/v1/messages', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * Withdraws a message that has not left; refused with `not_cancellable` once a segment was handed to a carrier.
   *
   * @example
   * ```ts
   * const { state } = await svyaz.messages.cancel('1042')
   * ```
   */
  cancel(messageId: string, options?: RequestOptions): Promise<Message> {
    return this.#transport.call('post', '/v1/messages/{messageId}/cancel', { path: { messageId } }, options)
  }

  /**
   * Decides about a message that the operator never answered, where the gateway is configured to ask: `resend` may deliver it twice,
   * `give_up` perhaps never.
   *
   * @example
   * ```ts
   * for await (const { id, to } of svyaz.messages.list({ inDoubt: true })) {
   *   console.log('sending again to', to)
   *   await svyaz.messages.resolveDoubt(id, 'resend')
   * }
   * ```
   */
  resolveDoubt(messageId: string, decision: DoubtDecision, options?: RequestOptions): Promise<Message> {
    const input = { path: { messageId }, body: { decision } }
    return this.#transport.call('post', '/v1/messages/{messageId}/resolve-doubt', input, options)
  }
}
