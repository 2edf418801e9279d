import type { EventDocument } from './event-document.js'
import type { StoredWebhook } from './webhook.js'

/** What the core needs of whoever calls customers back. */
export interface WebhookSender {
  /** Why a URL can be no target; undefined for one that may be. The address itself is checked at each connection. */
  refuseUrl(url: string): string | undefined
  /** Sends events now, outside of the log's order. Never rejects. */
  send(webhook: StoredWebhook, deliveryId: number, events: readonly EventDocument[]): Promise<WebhookAnswer>
}

export interface WebhookAnswer {
  /** Null when no answer came. */
  status: number | null
  /** Why it did not count as delivered; null when it did. */
  error: string | null
  durationMs: number
  /** The beginning of the answer. */
  body: string
  /** How often what the receiver has read and refused is sent; as long as patience lasts when absent. */
  mostAttempts?: number
}
