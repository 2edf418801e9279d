/** A carrier between a recording core and the simulated network, on one virtual clock. */
import type {
  CarrierEvents,
  CarrierReceipt,
  InboundPart,
  Leases,
  SmsCarrier,
  Submission,
  SubmissionOutcome,
} from '../../core/carrier.js'
import type { Clock } from '../../core/clock.js'
import { joinParts } from '../../core/messaging/inbound.js'
import { type Segmentation, segmentText } from '../../core/messaging/segmentation/index.js'
import type { CompanyId, MessageId } from '../../core/values/ids.js'
import { VirtualClock } from '../../testing/virtual-clock.js'
import { createSimulator, type PhoneScript, type Simulator, type SimulatorOptions } from '../simulator/index.js'

/** Makes the implementation under test, connected to the simulator's port. */
export type CreateCarrier = (options: CarrierOptions) => SmsCarrier

export interface CarrierOptions {
  name: string
  port: number
  clock: Clock
  events: CarrierEvents
  leases: Leases
}

export const PHONE = '+79161234567'
export const SENDER = 'SVYAZ'
export const SHORT_CODE = '4938'

/** One process holds every lease. */
const leases: Leases = {
  hold: (_name, handlers) => {
    setImmediate(() => handlers.onHeld(1))
    return { release: () => Promise.resolve() }
  },
}

export class Network {
  readonly clock = new VirtualClock()
  readonly receipts: CarrierReceipt[] = []
  readonly parts: InboundPart[] = []
  ready = 0
  carrier!: SmsCarrier
  simulator!: Simulator
  /** What the core does with a delivery, after it was recorded. */
  store: () => Promise<void> = () => Promise.resolve()
  #nextMessage = 1

  static async begin(createCarrier: CreateCarrier, simulator: Partial<SimulatorOptions> = {}): Promise<Network> {
    const network = new Network()
    network.simulator = createSimulator({ clock: network.clock, port: 0, ...simulator })
    const { port } = await network.simulator.start()
    network.carrier = createCarrier({
      name: 'simulator',
      port,
      clock: network.clock,
      leases,
      events: network.#events(),
    })
    await network.carrier.start()
    await network.until(() => network.carrier.freeSlots() > 0)
    return network
  }

  async end(): Promise<void> {
    let stopped = false
    const stop = this.carrier.stop().then(() => (stopped = true))
    while (!stopped) await this.clock.advance(1_000)
    await stop
    await this.simulator.stop()
  }

  script(script: PhoneScript): void {
    this.simulator.phones.setScript(PHONE, script)
  }

  /** Submits the whole text as this carrier wants it. */
  async send(text: string, overrides: Partial<Submission> = {}): Promise<SubmissionOutcome[]> {
    return await Promise.all(this.submissionsOf(text, overrides).map((submission) => this.carrier.submit(submission)))
  }

  submissionsOf(text: string, overrides: Partial<Submission> = {}): Submission[] {
    const segmentation = segmentText(text, { reference: '16bit' })
    const messageId = this.#nextMessage++ as MessageId
    const pieces = this.carrier.longMessages === 'whole' ? [segmentation.text] : segmentation.segments
    return pieces.map((piece, index) => ({
      ...this.#submission(segmentation, messageId),
      text: piece,
      ordinal: index + 1,
      ...overrides,
    }))
  }

  /** Lets everything happen that needs no time. */
  async settle(): Promise<void> {
    do await this.clock.advance(0)
    while (!this.carrier.isIdle() || !this.simulator.isIdle())
  }

  /** Moves time in steps, so that what follows from each step happens before the next. */
  async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 500) {
      await this.clock.advance(Math.min(500, ms - passed))
      await this.clock.advance(0)
    }
    await this.settle()
  }

  async until(happened: () => boolean): Promise<void> {
    while (!happened()) await this.clock.advance(0)
  }

  /** The text of what subscribers wrote, its parts in their order. */
  inboundText(): string {
    return joinParts(this.parts.toSorted((a, b) => (a.concatenation?.ordinal ?? 1) - (b.concatenation?.ordinal ?? 1)))
  }

  #submission({ encoding, segments }: Segmentation, messageId: MessageId): Omit<Submission, 'text' | 'ordinal'> {
    return {
      companyId: 1 as CompanyId,
      messageId,
      total: segments.length,
      reference: messageId,
      from: SENDER,
      to: PHONE,
      encoding,
      priority: 0,
      deliverBefore: null,
      traceId: 'conformance',
    }
  }

  #events(): CarrierEvents {
    return {
      onReceipt: (receipt) => {
        this.receipts.push(receipt)
        return this.store()
      },
      onInbound: (part) => {
        this.parts.push(part)
        return this.store()
      },
      onReady: () => void this.ready++,
    }
  }
}

export function idsOf(outcomes: readonly SubmissionOutcome[]): string[] {
  return outcomes.map((outcome) => {
    if (outcome.kind !== 'accepted') throw new Error(`not accepted but ${outcome.kind}`)
    return outcome.carrierMessageId
  })
}
