/** A carrier on virtual time with everything it says recorded, for the tests. */
import type {
  CarrierReceipt,
  HeldLease,
  InboundPart,
  LeaseHandlers,
  Leases,
  SmsCarrier,
  Submission,
  SubmissionOutcome,
} from '../../core/carrier.js'
import type { CompanyId, MessageId } from '../../core/values/ids.js'
import { VirtualClock } from '../../testing/virtual-clock.js'
import { type SmppCarrierConfig, smppCarrierDefaults } from './config.js'
import type { SmppMetrics } from './observation.js'
import { createSmppCarrier } from './smpp-carrier.js'

/** Leases of one process; a test can take them away and give them back. */
export class TestLeases implements Leases {
  readonly held = new Map<string, LeaseHandlers>()
  readonly released: string[] = []

  hold(name: string, handlers: LeaseHandlers): HeldLease {
    this.held.set(name, handlers)
    setImmediate(() => this.held.get(name)?.onHeld(1))
    return {
      release: () => {
        this.held.delete(name)
        this.released.push(name)
        return Promise.resolve()
      },
    }
  }
}

export interface LogLine {
  level: string
  fields: Record<string, unknown>
  message: string
}

export class World {
  readonly clock = new VirtualClock()
  readonly leases = new TestLeases()
  readonly receipts: CarrierReceipt[] = []
  readonly inbound: InboundPart[] = []
  readonly lines: LogLine[] = []
  readonly counts = new Map<string, number>()
  readonly carrier: SmsCarrier
  ready = 0
  /** What the core does with a delivery, after it was recorded. */
  store: () => Promise<void> = () => Promise.resolve()
  #nextMessage = 1

  constructor(config: Partial<SmppCarrierConfig> & { port: number }, random: () => number = () => 0.5) {
    this.carrier = createSmppCarrier({
      name: 'mts',
      config: { ...smppCarrierDefaults, host: '127.0.0.1', systemId: 'svyaz', password: 'secret', ...config },
      clock: this.clock,
      leases: this.leases,
      log: {
        debug: (fields, message) => this.#write('debug', fields, message),
        info: (fields, message) => this.#write('info', fields, message),
        warn: (fields, message) => this.#write('warn', fields, message),
        error: (fields, message) => this.#write('error', fields, message),
      },
      metrics: this.#metrics(),
      random,
      events: {
        onReceipt: (receipt) => {
          this.receipts.push(receipt)
          return this.store()
        },
        onInbound: (part) => {
          this.inbound.push(part)
          return this.store()
        },
        onReady: () => void this.ready++,
      },
    })
  }

  async startBound(binds = 1): Promise<void> {
    await this.carrier.start()
    await until(() => this.boundCount() === binds)
  }

  boundCount(): number {
    return this.carrier.status().binds.filter((bind) => bind.state === 'bound').length
  }

  state(): string | undefined {
    return this.carrier.status().binds[0]?.state
  }

  submit(overrides: Partial<Submission> = {}): Promise<SubmissionOutcome> {
    return this.carrier.submit(submission({ messageId: this.#nextMessage++ as MessageId, ...overrides }))
  }

  count(metric: string): number {
    return this.counts.get(metric) ?? 0
  }

  #write(level: string, fields: object, message: string): void {
    this.lines.push({ level, fields: fields as Record<string, unknown>, message })
  }

  #metrics(): SmppMetrics {
    const count = (name: string) => this.counts.set(name, this.count(name) + 1)
    return {
      outcome: (kind) => count(kind),
      lateAnswer: () => count('lateAnswer'),
      unsolicitedAnswer: () => count('unsolicitedAnswer'),
      malformedPdu: () => count('malformedPdu'),
      unreadableReceipt: () => count('unreadableReceipt'),
      receipt: () => count('receipt'),
      inbound: () => count('inbound'),
      refusedDelivery: () => count('refusedDelivery'),
      throttled: () => count('throttled'),
      bound: () => count('bound'),
      connectionLost: () => count('connectionLost'),
    }
  }
}

export function submission(overrides: Partial<Submission> = {}): Submission {
  return {
    companyId: 1 as CompanyId,
    messageId: 1 as MessageId,
    ordinal: 1,
    total: 1,
    reference: 0,
    from: 'SVYAZ',
    to: '+79161234567',
    encoding: 'gsm7',
    text: 'Server 1 is down',
    priority: 0,
    deliverBefore: null,
    traceId: 'test',
    ...overrides,
  }
}

/** Turns the event loop until something has happened on the sockets. */
export async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await turn()
}

export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
