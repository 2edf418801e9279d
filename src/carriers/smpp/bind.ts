import type { BindStatus, HeldLease, Leases, Submission, SubmissionOutcome } from '../../core/carrier.js'
import type { Clock, Timer } from '../../core/clock.js'
import type { SessionRole } from './cold-pdu.js'
import type { SmppCarrierConfig } from './config.js'
import type { CarrierLog, SmppMetrics } from './observation.js'
import { isLastingRefusal, reconnectDelay, refusedBindDelay } from './reconnect-delay.js'
import { type SessionEnd, type SessionEvents, SmppSession } from './session.js'
import type { SubmitSm } from './submit-sm.js'

export interface BindOptions {
  carrier: string
  /** From 1. */
  number: number
  config: SmppCarrierConfig
  clock: Clock
  leases: Leases
  log: CarrierLog
  metrics: SmppMetrics
  random: () => number
  events: BindEvents
}

export interface BindEvents extends Pick<SessionEvents, 'outcomeOf' | 'onDelivery' | 'onInDoubt' | 'onSlotFreed'> {
  onBound(): void
  /** No longer bound, for whatever reason. */
  onUnbound(): void
}

/**
 * One bind through its life: lease → connect → bound → lost → wait → again. In `transmitter+receiver` mode it is a pair of
 * sessions that live and end together.
 */
export class Bind {
  readonly #options: BindOptions
  #state: BindStatus['state'] = 'stopped'
  #since: number
  #lastError: string | null = null
  #lease: HeldLease | undefined
  #held = false
  #running = false
  #sessions: SmppSession[] = []
  #unboundSessions = 0
  #openSessions = 0
  #attempt = 0
  #retry: Timer | undefined
  #onStopped: (() => void) | undefined

  constructor(options: BindOptions) {
    this.#options = options
    this.#since = options.clock.now()
  }

  start(): void {
    const { carrier, number, leases } = this.#options
    this.#running = true
    this.#become('waiting_for_lease')
    this.#lease = leases.hold(`bind:${carrier}:${number}`, {
      onHeld: () => this.#onLeaseHeld(),
      onLost: () => this.#onLeaseLost(),
    })
  }

  /** Drains, unbinds and gives the lease back. */
  async stop(): Promise<void> {
    const lease = this.#lease
    this.#lease = undefined
    this.#held = false
    this.#running = false
    this.#retry?.cancel()
    await this.#closed()
    this.#become('stopped')
    await lease?.release()
  }

  get inFlight(): number {
    let inFlight = 0
    for (const session of this.#sessions) inFlight += session.inFlight
    return inFlight
  }

  get freeSlots(): number {
    if (this.#state !== 'bound') return 0
    let free = 0
    for (const session of this.#sessions) free += session.freeSlots
    return free
  }

  get isBound(): boolean {
    return this.#state === 'bound'
  }

  /** Undefined without a free slot. */
  submit(submission: Submission, pdu: SubmitSm): Promise<SubmissionOutcome> | undefined {
    if (this.#state !== 'bound') return undefined
    for (const session of this.#sessions) if (session.freeSlots > 0) return session.submit(submission, pdu)
    return undefined
  }

  status(): BindStatus {
    return {
      name: `${this.#options.carrier}:${this.#options.number}`,
      state: this.#state,
      since: this.#since,
      inFlight: this.inFlight,
      lastError: this.#lastError,
    }
  }

  #onLeaseHeld(): void {
    if (!this.#running) return
    this.#held = true
    this.#attempt = 0
    if (this.#openSessions === 0) this.#connect()
  }

  /** Another process takes over: what is in flight is awaited, nothing new is taken. */
  #onLeaseLost(): void {
    if (!this.#running) return
    this.#held = false
    this.#retry?.cancel()
    this.#log('warn', 'lease of the bind is lost')
    this.#become('waiting_for_lease')
    this.#options.events.onUnbound()
    for (const session of this.#sessions) session.unbind(this.#options.config.drainMs)
  }

  #connect(): void {
    this.#become('connecting')
    const roles = rolesOf(this.#options.config)
    this.#unboundSessions = roles.length
    try {
      for (const role of roles) this.#open(role)
    } catch (error) {
      this.#abandon({ reason: error instanceof Error ? error.message : String(error) })
    }
  }

  #open(role: SessionRole): void {
    const { config, clock, log, metrics, events } = this.#options
    const sessionEvents: SessionEvents = {
      onBound: () => this.#onSessionBound(),
      onClosed: (end) => this.#onSessionClosed(session, end),
      outcomeOf: (submission, status, messageId) => events.outcomeOf(submission, status, messageId),
      onDelivery: (delivery) => events.onDelivery(delivery),
      onInDoubt: (submissions) => events.onInDoubt(submissions),
      onSlotFreed: () => events.onSlotFreed(),
    }
    const session: SmppSession = new SmppSession({ config, role, clock, log, metrics, events: sessionEvents })
    this.#sessions.push(session)
    this.#openSessions++
  }

  #onSessionBound(): void {
    if (--this.#unboundSessions > 0 || this.#state !== 'connecting') return
    this.#become('bound')
    this.#lastError = null
    this.#options.metrics.bound?.()
    this.#log('info', 'bound')
    this.#options.events.onBound()
  }

  #onSessionClosed(session: SmppSession, end: SessionEnd): void {
    this.#openSessions--
    this.#sessions = this.#sessions.filter((other) => other !== session)
    if (this.#held && (this.#state === 'bound' || this.#state === 'connecting')) this.#abandon(end)
    if (this.#openSessions > 0) return
    this.#onStopped?.()
    // The lease came back while the old sessions were still closing.
    if (this.#held && this.#state === 'waiting_for_lease') this.#connect()
  }

  /** The first session to end takes its twin with it. */
  #abandon(end: SessionEnd): void {
    const wasBound = this.#state === 'bound'
    const { clock, config, events, metrics } = this.#options
    if (wasBound && clock.now() - this.#since >= config.reconnectMaxDelayMs) this.#attempt = 0
    this.#lastError = end.reason
    this.#become('backing_off')
    if (wasBound) {
      metrics.connectionLost?.()
      events.onUnbound()
    }
    const delayMs = this.#nextDelay(end.bindStatus)
    this.#log(end.bindStatus === undefined ? 'warn' : 'error', 'not bound; will try again', {
      reason: end.reason,
      delayMs,
    })
    this.#retry = clock.setTimer(delayMs, () => this.#connect())
    for (const session of [...this.#sessions]) session.close('the other session of the bind ended')
  }

  #nextDelay(bindStatus: number | undefined): number {
    const { config, random } = this.#options
    const options = { minMs: config.reconnectMinDelayMs, maxMs: config.reconnectMaxDelayMs, random }
    return isLastingRefusal(bindStatus) ? refusedBindDelay(options) : reconnectDelay(this.#attempt++, options)
  }

  #closed(): Promise<void> {
    if (this.#openSessions === 0) return Promise.resolve()
    return new Promise((resolve) => {
      this.#onStopped = resolve
      for (const session of [...this.#sessions]) session.unbind(this.#options.config.drainMs)
    })
  }

  #become(state: BindStatus['state']): void {
    this.#state = state
    this.#since = this.#options.clock.now()
  }

  #log(level: 'info' | 'warn' | 'error', message: string, fields: object = {}): void {
    const { carrier, number, config, log } = this.#options
    log[level]({ carrier, bind: number, host: config.host, port: config.port, ...fields }, `smpp bind: ${message}`)
  }
}

function rolesOf(config: SmppCarrierConfig): readonly SessionRole[] {
  switch (config.bindMode) {
    case 'transceiver':
      return ['transceiver']
    case 'transmitter+receiver':
      return ['transmitter', 'receiver']
  }
}
