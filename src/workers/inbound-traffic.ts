import type { CarrierEvents, CarrierReceipt, InboundPart } from '../core/carrier.js'
import type { Log } from '../core/log.js'
import type { MessageState } from '../core/messaging/message.js'
import type { Store } from '../core/ports.js'
import type { MessageId } from '../core/values/ids.js'

export interface InboundMetrics {
  onReceipt(carrier: string, state: CarrierReceipt['state']): void
  onInboundPart(carrier: string): void
  onMessageEnded(state: MessageState, ageMs: number): void
}

const finalStates: ReadonlySet<MessageState> = new Set(['delivered', 'undelivered', 'expired'])

/** What a carrier hears from the operator, made durable before the operator gets its answer. */
export function inboundTraffic(store: Store, log: Log, metrics: InboundMetrics, onReady: () => void): CarrierEvents {
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
      const change = await store.messages.recordInbound(part, id)
      metrics.onInboundPart(part.carrier)
      if (change === null) return
      const { traceId, companyId, id: messageId } = change
      log.info({ traceId, companyId, messageId, carrier: part.carrier }, 'received')
    },
  }
}
