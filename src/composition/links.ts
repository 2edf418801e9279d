import { createSimulator, type Simulator } from '../carriers/simulator/index.js'
import { createSmppCarrier, type SmppMetrics } from '../carriers/smpp/index.js'
import type { Config, Secrets } from '../config.js'
import { simulatorCarrier } from '../config.js'
import type { QuietHours } from '../core/calendar/quiet-hours.js'
import type { SmsCarrier } from '../core/carrier.js'
import type { Clock } from '../core/clock.js'
import type { Log } from '../core/log.js'
import type { LinkIncident, Metrics } from '../telemetry/metrics.js'
import { CarrierQueue, type QueueParts } from '../workers/carrier-queue.js'
import { Dispatcher } from '../workers/dispatcher.js'
import { type InboundHooks, inboundTraffic } from '../workers/inbound-traffic.js'
import type { Parts } from './parts.js'

export function startSimulator(config: Config, secrets: Secrets, clock: Clock, log: Log): Simulator {
  const { host, port, systemId } = config.simulator
  const { password } = secrets.carrierCredentials('simulator')
  return createSimulator({ clock, host, port, systemId, password, log })
}

export interface CarrierHooks extends Omit<InboundHooks, 'onReady'> {
  onReady(carrier: string): void
}

export function createCarriers(parts: Parts, hooks: CarrierHooks): SmsCarrier[] {
  const { loaded, clock, log, metrics, storage } = parts
  const settings = [...loaded.config.carriers]
  if (parts.simulator !== undefined) settings.push(simulatorCarrier(loaded.config.simulator, parts.simulatorPort))
  return settings.map(({ type: _type, name, senderNames: _names, ...link }) => {
    const { password, tls } = loaded.secrets.carrierCredentials(name)
    const traffic = inboundTraffic(storage.store, log, inboundMetrics(metrics), {
      ...hooks,
      onReady: () => hooks.onReady(name),
    })
    return createSmppCarrier({
      name,
      config: { ...link, password, tls },
      clock,
      events: traffic,
      leases: storage.leases,
      log,
      metrics: linkMetrics(metrics, name),
    })
  })
}

function linkMetrics(metrics: Metrics, carrier: string): SmppMetrics {
  const incident = (kind: LinkIncident) => () => metrics.linkIncident(carrier, kind)
  return {
    bound: incident('bound'),
    connectionLost: incident('connection_lost'),
    throttled: incident('throttled'),
    malformedPdu: incident('malformed_pdu'),
    lateAnswer: incident('late_answer'),
    unsolicitedAnswer: incident('unsolicited_answer'),
    unreadableReceipt: incident('unreadable_receipt'),
    refusedDelivery: incident('refused_delivery'),
  }
}

function inboundMetrics(metrics: Metrics) {
  return {
    onReceipt: metrics.receiptTaken,
    onInboundPart: metrics.inboundPartTaken,
    onMessageEnded: metrics.messageEnded,
  }
}

export function createDispatcher(
  parts: Parts,
  carriers: readonly SmsCarrier[],
  quietHours: QuietHours,
  wakeMaterialiser: () => void,
): Dispatcher {
  const { clock, log, metrics, storage, loaded } = parts
  const has16BitReference = new Set(
    loaded.config.carriers.filter(({ longMessages }) => longMessages === 'udh16').map(({ name }) => name),
  )
  const queueParts: QueueParts = {
    store: storage.store.messages,
    clock,
    log,
    metrics: { onOutcome: (name, kind, seconds) => metrics.submitted(name, kind, seconds * 1000) },
    quietHours,
    onRequeued: ({ carrier, at }) => dispatcher.wake(carrier, at),
  }
  const queues = carriers.map(
    (carrier) => new CarrierQueue(carrier, has16BitReference.has(carrier.name) ? '16bit' : '8bit', queueParts),
  )
  const dispatcher: Dispatcher = new Dispatcher(queues, wakeMaterialiser)
  return dispatcher
}
