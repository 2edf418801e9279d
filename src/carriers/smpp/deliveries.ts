import type { CarrierEvents } from '../../core/carrier.js'
import type { Clock } from '../../core/clock.js'
import { maskMsisdn } from '../../core/values/msisdn.js'
import type { SmppCarrierConfig } from './config.js'
import type { DeliverSm } from './deliver-sm.js'
import { readInbound } from './inbound-message.js'
import type { MessageIdForms } from './message-id.js'
import type { CarrierLog, SmppMetrics } from './observation.js'
import { isReceipt, readReceipt } from './receipt.js'
import { type ToInstant, zoneReader } from './zone-time.js'

export interface DeliveriesOptions {
  carrier: string
  config: SmppCarrierConfig
  clock: Clock
  events: CarrierEvents
  log: CarrierLog
  metrics: SmppMetrics
  messageIds: MessageIdForms
}

/** Hands what the operator delivers to the core: receipts and MO, as many at a time as come. */
export class Deliveries {
  readonly #options: DeliveriesOptions
  readonly #toInstant: ToInstant
  #working = 0
  readonly #done = () => void this.#working--

  constructor(options: DeliveriesOptions) {
    this.#options = options
    this.#toInstant = zoneReader(options.config.receiptTimeZone)
  }

  /** How many the core works on. */
  get working(): number {
    return this.#working
  }

  /** Resolves when the delivery is durable, or is one that nothing can be done with. */
  deliver(delivery: DeliverSm): Promise<void> {
    this.#working++
    const durable = this.#handOver(delivery)
    durable.then(this.#done, this.#done)
    return durable
  }

  #handOver(delivery: DeliverSm): Promise<void> {
    try {
      return isReceipt(delivery) ? this.#receipt(delivery) : this.#inbound(delivery)
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(String(error)))
    }
  }

  #receipt(delivery: DeliverSm): Promise<void> {
    const { carrier, clock, events, metrics, messageIds } = this.#options
    const receipt = readReceipt(delivery, { messageIds, toInstant: this.#toInstant })
    if (receipt === null) return this.#unreadable(delivery)
    metrics.receipt?.(receipt.state)
    return events.onReceipt({ carrier, receivedAt: clock.now(), ...receipt })
  }

  /** Answered with success: sent again it would be no more readable. */
  #unreadable(delivery: DeliverSm): Promise<void> {
    const { carrier, log, metrics } = this.#options
    metrics.unreadableReceipt?.()
    log.warn(
      { carrier, subscriber: maskMsisdn(delivery.source), esmClass: delivery.esmClass, octets: delivery.body.length },
      'receipt without a readable message id',
    )
    return Promise.resolve()
  }

  #inbound(delivery: DeliverSm): Promise<void> {
    const { carrier, clock, config, events, metrics } = this.#options
    metrics.inbound?.()
    return events.onInbound({ carrier, receivedAt: clock.now(), ...readInbound(delivery, config) })
  }
}
