import type { CarrierEvents, CarrierReceipt, InboundPart } from '../core/carrier.js'
import type { ReplyNetwork } from '../core/conversations/reply.js'
import type { Log } from '../core/log.js'
import type { MessageState } from '../core/messaging/message.js'
import type { Store } from '../core/ports.js'
import type { MessageId } from '../core/values/ids.js'

export interface InboundMetrics {
  onReceipt(carrier: string, state: CarrierReceipt['state']): void
  onInboundPart(carrier: string): void
  onMessageEnded(state: MessageState, ageMs: number): void
}

export interface InboundHooks {
  onReady(): void
  /** A message of a subscriber is stored, and something may follow from it. */
  onReceived(): void
  networkOf(msisdn: string): ReplyNetwork | null
}

const finalStates: ReadonlySet<MessageState> = new Set(['delivered', 'undelivered', 'expired'])

/** What a carrier hears from the operator, made durable before the operator gets its answer. */
export function inboundTraffic(
  store: Store,
  log: Log,
  metrics: InboundMetrics,
  { onReady, onReceived, networkOf }: InboundHooks,
): CarrierEvents {
  return {
    onReady,
    async onReceipt(receipt: CarrierReceipt): Promise<void> {
      const change = await store.messages.recordReceipt(receipt)
      metrics.onReceipt(receipt.carrier, receipt.state)
      const { carrier, carrierMessageId, state, errorCode } = receipt
      if (change === null) {
        log.warn(
          { carrier, carrierMessageId, state },
          'receipt for no submission that is known; kept until one matches',
        )
        return
      }
      if (change.changed && finalStates.has(change.state)) {
        metrics.onMessageEnded(change.state, receipt.receivedAt - change.createdAt)
      }
      const { traceId, companyId, id: messageId } = change
      log.info({ traceId, companyId, messageId, carrier, carrierMessageId, state, errorCode }, 'receipt')
    },
    async onInbound(part: InboundPart): Promise<void> {
      const id = (await store.allocateIds(1)) as MessageId
      const change = await store.messages.recordInbound(part, id, networkOf(part.from))
      metrics.onInboundPart(part.carrier)
      if (change === null) return
      onReceived()
      const { traceId, companyId, id: messageId } = change
      log.info({ traceId, companyId, messageId, carrier: part.carrier }, 'received')
    },
  }
}
