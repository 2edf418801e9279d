import type { OperationAt, QueryOf } from '../contract.js'
import type { RequestOptions } from '../options.js'
import { type List, listOf } from '../page.js'
import type {
  ActingCompany,
  CreateWebhookRequest,
  PageQuery,
  ReplayWebhookRequest,
  RotateWebhookSecretRequest,
  UpdateWebhookRequest,
  Webhook,
  WebhookDelivery,
  WebhookReplay,
  WebhookTestResult,
  WebhookWithSecret,
} from '../schemas.js'
import type { Transport } from '../transport.js'

export type WebhookDeliveryQuery = QueryOf<OperationAt<'get', '/v1/webhooks/{webhookId}/deliveries'>>

/** Addresses that events are sent to. `verifyWebhook` of `@svyaz/sdk/webhooks` is for the other end. */
export class Webhooks {
  readonly #transport: Transport

  constructor(transport: Transport) {
    this.#transport = transport
  }

  /**
   * Has the events of the company sent to an address. This answer is the only place where the secret is shown.
   *
   * @example
   * ```ts
   * const { id, secret } = await svyaz.webhooks.create({ url: 'https://crm.example/svyaz', types: ['message.*'] })
   * ```
   */
  create(request: CreateWebhookRequest, query?: ActingCompany, options?: RequestOptions): Promise<WebhookWithSecret> {
    return this.#transport.call('post', '/v1/webhooks', { body: request, query: { ...query } }, options)
  }

  /**
   * All webhooks, without their secrets.
   *
   * @example
   * ```ts
   * for await (const { url, state, stateReason } of svyaz.webhooks.list()) console.log(url, state, stateReason)
   * ```
   */
  list(query?: PageQuery & ActingCompany, options?: RequestOptions): List<Webhook> {
    return listOf('webhooks', query, (cursor) =>
      this.#transport.call('get', '/v1/webhooks', { query: { ...query, ...cursor } }, options),
    )
  }

  /**
   * A webhook, without its secrets.
   *
   * @example
   * ```ts
   * const { state } = await svyaz.webhooks.get('77')
   * ```
   */
  get(webhookId: string, query?: ActingCompany, options?: RequestOptions): Promise<Webhook> {
    return this.#transport.call(
      'get',
      '/v1/webhooks/{webhookId}',
      { path: { webhookId }, query: { ...query } },
      options,
    )
  }

  /**
   * Changes, pauses or resumes it. Paused, it keeps its place in the log.
   *
   * @example
   * ```ts
   * await svyaz.webhooks.update('77', { state: 'paused' })
   * ```
   */
  update(
    webhookId: string,
    change: UpdateWebhookRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<Webhook> {
    const input = { path: { webhookId }, query: { ...query }, body: change }
    return this.#transport.call('patch', '/v1/webhooks/{webhookId}', input, options)
  }

  /**
   * Nothing more is sent there.
   *
   * @example
   * ```ts
   * await svyaz.webhooks.delete('77')
   * ```
   */
  delete(webhookId: string, query?: ActingCompany, options?: RequestOptions): Promise<Webhook> {
    const input = { path: { webhookId }, query: { ...query } }
    return this.#transport.call('delete', '/v1/webhooks/{webhookId}', input, options)
  }

  /**
   * Gives it a new secret. For `keepOldHours` requests are signed with both, and `verifyWebhook` takes both.
   *
   * @example
   * ```ts
   * const { secret } = await svyaz.webhooks.rotateSecret('77', { keepOldHours: 24 })
   * ```
   */
  rotateSecret(
    webhookId: string,
    request: RotateWebhookSecretRequest = {},
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<WebhookWithSecret> {
    const input = { path: { webhookId }, query: { ...query }, body: request }
    return this.#transport.call('post', '/v1/webhooks/{webhookId}/rotate-secret', input, options)
  }

  /**
   * Sends the event `webhook.test` now and tells what the receiver said.
   *
   * @example
   * ```ts
   * const { delivered, status, error } = await svyaz.webhooks.test('77')
   * ```
   */
  test(webhookId: string, query?: ActingCompany, options?: RequestOptions): Promise<WebhookTestResult> {
    const input = { path: { webhookId }, query: { ...query } }
    return this.#transport.call('post', '/v1/webhooks/{webhookId}/test', input, options)
  }

  /**
   * Sets it back: everything since an instant or a cursor is sent again in order, with the same ids.
   *
   * @example
   * ```ts
   * await svyaz.webhooks.replay('77', { from: '2026-01-15T08:00:00Z' })
   * ```
   */
  replay(
    webhookId: string,
    request: ReplayWebhookRequest,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<WebhookReplay> {
    const input = { path: { webhookId }, query: { ...query }, body: request }
    return this.#transport.call('post', '/v1/webhooks/{webhookId}/replay', input, options)
  }

  /**
   * What was sent and what the receiver last said to it, the newest first.
   *
   * @example
   * ```ts
   * for await (const { id, error } of svyaz.webhooks.deliveries('77', { state: 'failed' })) console.log(id, error)
   * ```
   */
  deliveries(webhookId: string, query?: WebhookDeliveryQuery, options?: RequestOptions): List<WebhookDelivery> {
    return listOf('deliveries', query, (cursor) => {
      const input = { path: { webhookId }, query: { ...query, ...cursor } }
      return this.#transport.call('get', '/v1/webhooks/{webhookId}/deliveries', input, options)
    })
  }

  /**
   * Sends the events of a delivery again, as a new one.
   *
   * @example
   * ```ts
   * await svyaz.webhooks.replayDelivery('77', '9000')
   * ```
   */
  replayDelivery(
    webhookId: string,
    deliveryId: string,
    query?: ActingCompany,
    options?: RequestOptions,
  ): Promise<WebhookDelivery> {
    const input = { path: { webhookId, deliveryId }, query: { ...query } }
    return this.#transport.call('post', '/v1/webhooks/{webhookId}/deliveries/{deliveryId}/replay', input, options)
  }
}
