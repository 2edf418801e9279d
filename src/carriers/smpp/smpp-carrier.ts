/** The carrier that reaches an operator over SMPP 3.4; the gateway is the ESME. */
import type {
  CarrierEvents,
  CarrierStatus,
  Leases,
  SmsCarrier,
  Submission,
  SubmissionOutcome,
} from '../../core/carrier.js'
import type { Clock } from '../../core/clock.js'
import { Bind, type BindEvents } from './bind.js'
import { Brake } from './brake.js'
import type { SmppCarrierConfig } from './config.js'
import type { DeliverSm } from './deliver-sm.js'
import { Deliveries } from './deliveries.js'
import { messageIdForms } from './message-id.js'
import { type CarrierLog, countOutcome, type SmppMetrics } from './observation.js'
import { Outcomes } from './outcomes.js'
import { Pace } from './pace.js'
import { ReadySignal } from './ready-signal.js'
import { type SubmitSm, toSubmitSm } from './submit-sm.js'
import { UnsendableSubmission } from './unsendable.js'

export interface SmppCarrierOptions {
  /** Of the carrier, as in routes, leases and logs. */
  name: string
  config: SmppCarrierConfig
  clock: Clock
  events: CarrierEvents
  leases: Leases
  log: CarrierLog
  metrics?: SmppMetrics
  /** In [0, 1); spreads delays. */
  random?: () => number
}

/** Throws RangeError when the configuration names a time zone that does not exist. */
export function createSmppCarrier(options: SmppCarrierOptions): SmsCarrier {
  return new SmppCarrier(options)
}

class SmppCarrier implements SmsCarrier {
  readonly name: string
  readonly longMessages: 'segments' | 'whole'
  readonly #options: SmppCarrierOptions
  readonly #config: SmppCarrierConfig
  readonly #metrics: SmppMetrics
  readonly #pace: Pace
  readonly #brake: Brake
  readonly #outcomes: Outcomes
  readonly #deliveries: Deliveries
  readonly #ready: ReadySignal
  #binds: Bind[] = []
  #running = false

  constructor(options: SmppCarrierOptions) {
    const { name, config, clock, log, random = Math.random, metrics = {} } = options
    this.name = name
    this.longMessages = config.longMessages === 'payload' ? 'whole' : 'segments'
    this.#options = options
    this.#config = config
    this.#metrics = metrics
    const messageIds = messageIdForms(config.messageIdFormat)
    this.#pace = new Pace(clock, config.throughputPerSecond)
    this.#brake = new Brake(clock, random, () => this.#ready.mayHaveSlots())
    this.#outcomes = new Outcomes({ carrier: name, config, brake: this.#brake, messageIds, log, metrics })
    this.#deliveries = new Deliveries({ ...options, carrier: name, metrics, messageIds })
    this.#ready = new ReadySignal({
      clock,
      freeSlots: () => this.freeSlots(),
      paceWaitMs: () => (this.#pace.available() < 1 ? this.#pace.waitMs() : null),
      onReady: () => options.events.onReady(),
    })
  }

  start(): Promise<void> {
    if (!this.#running) {
      this.#running = true
      this.#binds = Array.from({ length: this.#config.binds }, (_, index) => this.#createBind(index + 1))
      for (const bind of this.#binds) bind.start()
    }
    return Promise.resolve()
  }

  async stop(): Promise<void> {
    this.#running = false
    this.#ready.stop()
    this.#brake.release()
    await Promise.all(this.#binds.map((bind) => bind.stop()))
  }

  freeSlots(): number {
    if (!this.#running) return 0
    const limit = this.#brake.limit
    if (limit === 0) return 0
    let free = 0
    let inFlight = 0
    for (const bind of this.#binds) {
      free += bind.freeSlots
      inFlight += bind.inFlight
    }
    return free === 0 ? 0 : Math.max(0, Math.min(free, limit - inFlight, this.#pace.available()))
  }

  submit(submission: Submission): Promise<SubmissionOutcome> {
    if (this.freeSlots() < 1) return this.#answerAtOnce(this.#noSlot())
    let pdu: SubmitSm
    try {
      pdu = toSubmitSm(submission, this.#config, this.#options.clock.now())
    } catch (error) {
      return this.#answerAtOnce(this.#unsendable(submission, error))
    }
    const outcome = this.#submitOverABind(submission, pdu)
    if (outcome === undefined) return this.#answerAtOnce(this.#noSlot())
    this.#pace.take()
    this.#noteExhaustion()
    return outcome
  }

  status(): CarrierStatus {
    return {
      name: this.name,
      ready: this.#running && this.#brake.limit > 0 && this.#binds.some((bind) => bind.isBound),
      inFlight: this.#inFlight(),
      binds: this.#binds.map((bind) => bind.status()),
    }
  }

  isIdle(): boolean {
    return this.#inFlight() === 0 && this.#deliveries.working === 0 && !this.#ready.isPending
  }

  #createBind(number: number): Bind {
    const { name, config, clock, leases, log, random = Math.random } = this.#options
    const events: BindEvents = {
      onBound: () => this.#ready.mayHaveSlots(),
      onUnbound: () => this.#noteExhaustion(),
      onInDoubt: (submissions) => this.#brake.broken(submissions),
      onSlotFreed: () => this.#ready.mayHaveSlots(),
      onDelivery: (delivery: DeliverSm) => this.#deliveries.deliver(delivery),
      outcomeOf: (submission, status, messageId) => {
        const outcome = this.#outcomes.outcomeOf(submission, status, messageId, this.#fullWindow())
        if (outcome.kind === 'retry') this.#noteExhaustion()
        return outcome
      },
    }
    return new Bind({ carrier: name, number, config, clock, leases, log, metrics: this.#metrics, random, events })
  }

  /** The segments of a message begin their search at the same bind, so they mostly share it and keep their order. */
  #submitOverABind(submission: Submission, pdu: SubmitSm): Promise<SubmissionOutcome> | undefined {
    const binds = this.#binds
    const first = submission.messageId % binds.length
    for (let step = 0; step < binds.length; step++) {
      const outcome = binds[(first + step) % binds.length]?.submit(submission, pdu)
      if (outcome !== undefined) return outcome
    }
    return undefined
  }

  /** Whoever finds no slot now may wait for the signal. */
  #noteExhaustion(): void {
    if (this.freeSlots() < 1) this.#ready.exhausted()
  }

  #answerAtOnce(outcome: SubmissionOutcome): Promise<SubmissionOutcome> {
    countOutcome(this.#metrics, outcome)
    return Promise.resolve(outcome)
  }

  #noSlot(): SubmissionOutcome {
    this.#ready.exhausted()
    if (!this.#running) return unsent('stopped', 'the carrier is stopped')
    if (!this.#binds.some((bind) => bind.isBound))
      return unsent('not_bound', 'there is no connection with the operator')
    return unsent('no_free_slot', "the carrier's window or throughput is exhausted")
  }

  #unsendable(submission: Submission, error: unknown): SubmissionOutcome {
    if (error instanceof UnsendableSubmission) {
      return { kind: 'rejected', errorCode: error.errorCode, reason: error.message }
    }
    const { companyId, messageId, traceId } = submission
    this.#options.log.error({ carrier: this.name, companyId, messageId, traceId, err: error }, 'encoding failed')
    return { kind: 'rejected', errorCode: 'unsendable', reason: 'the message could not be made into a PDU' }
  }

  #fullWindow(): number {
    return this.#config.window * this.#binds.length
  }

  #inFlight(): number {
    return this.#binds.reduce((sum, bind) => sum + bind.inFlight, 0)
  }
}

function unsent(errorCode: string, reason: string): SubmissionOutcome {
  return { kind: 'retry', errorCode, reason, unsent: true }
}
