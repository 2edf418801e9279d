import type { Clock } from '../../core/clock.js'
import type { EventDocument } from '../../core/events/event-document.js'
import type { StoredWebhook } from '../../core/events/webhook.js'
import { openSecret } from '../../core/events/webhook-secret.js'
import type { WebhookAnswer, WebhookSender } from '../../core/events/webhook-sender.js'
import { signatureOf } from '../../core/events/webhook-signature.js'
import type { Log } from '../../core/log.js'
import type { CallbackAnswer, CallbackClient } from '../callback-client.js'
import { sendReceived } from './m2m-request.js'

/** For one request, as OPS has it for callers of all kinds; whoever needs longer answers first and works then. */
const timeoutMs = 15_000
/** Of an answer that is shown. */
const shownBody = 1_000

/** Makes, signs and sends requests of webhooks. */
export class WebhookRequests implements WebhookSender {
  readonly #client: CallbackClient
  readonly #clock: Clock
  readonly #log: Log
  readonly #sealingKey: Buffer

  constructor(client: CallbackClient, clock: Clock, log: Log, sealingKey: Buffer) {
    this.#client = client
    this.#clock = clock
    this.#log = log
    this.#sealingKey = sealingKey
  }

  refuseUrl(url: string): string | undefined {
    return this.#client.addresses.refuseUrl(url)
  }

  async send(webhook: StoredWebhook, deliveryId: number, events: readonly EventDocument[]): Promise<WebhookAnswer> {
    switch (webhook.format) {
      case 'events':
        return this.#sendSigned(webhook, deliveryId, events)
      case 'm2m':
        return sendReceived(this.#client, webhook, events, this.#log)
    }
  }

  async #sendSigned(
    webhook: StoredWebhook,
    deliveryId: number,
    events: readonly EventDocument[],
  ): Promise<WebhookAnswer> {
    const now = this.#clock.now()
    const secrets = this.#secretsOf(webhook, now)
    if (secrets === undefined) return { status: null, error: unreadableSecret, durationMs: 0, body: '' }
    const ids = { webhookId: String(webhook.id), deliveryId: String(deliveryId) }
    const body = Buffer.from(JSON.stringify({ ...ids, events }))
    const headers = {
      'Content-Type': 'application/json',
      'User-Agent': 'Svyaz-Webhook/1',
      'Svyaz-Webhook-Id': ids.webhookId,
      'Svyaz-Delivery-Id': ids.deliveryId,
      'Svyaz-Signature': signatureOf(secrets, now, body),
    }
    return judged(await this.#client.send({ url: webhook.url, headers, body, timeoutMs }))
  }

  /** Undefined where they were sealed with another key. */
  #secretsOf({ id, secret, oldSecret, oldSecretUntil }: StoredWebhook, now: number): string[] | undefined {
    try {
      const secrets = [openSecret(this.#sealingKey, id, secret)]
      if (oldSecret !== null && oldSecretUntil !== null && oldSecretUntil > now) {
        secrets.push(openSecret(this.#sealingKey, id, oldSecret))
      }
      return secrets
    } catch (error) {
      this.#log.error({ err: error, webhookId: id }, unreadableSecret)
      return undefined
    }
  }
}

const unreadableSecret =
  'the secret cannot be read: the gateway has other keys than when it was made; rotate the secret'

/** Only a 2xx within the time counts. */
function judged(answer: CallbackAnswer): WebhookAnswer {
  const { durationMs } = answer
  if (answer.kind === 'failed') return { status: null, error: answer.detail, durationMs, body: '' }
  const { status } = answer
  const error = status >= 200 && status < 300 ? null : `the receiver answered ${status}`
  return { status, error, durationMs, body: answer.body.slice(0, shownBody) }
}
