import type { HeldLease, Leases } from '../../core/carrier.js'
import type { Clock, Timer } from '../../core/clock.js'
import type { GrownLogs } from '../../core/events/event-watches.js'
import { webhookLease } from '../../core/events/webhook.js'
import type { Log } from '../../core/log.js'
import type { Store, WebhookRef } from '../../core/ports.js'
import type { CompanyId, WebhookId } from '../../core/values/ids.js'
import { Turns } from './turns.js'
import type { NextTurn, Progress, WebhookCourier } from './webhook-courier.js'

export interface DispatcherOptions {
  store: Store
  leases: Leases
  clock: Clock
  log: Log
  courier: WebhookCourier
  /** Requests under way at once. */
  concurrency: number
}

const loadRetryMs = 1_000

/** One webhook: at rest, waiting for its turn or an instant, or having it. Never two turns at a time. */
interface Lane {
  readonly progress: Progress
  version: number
  state: 'resting' | 'ready' | 'running'
  /** Something came during its turn. */
  isWoken: boolean
  isRemoved: boolean
  timer: Timer | undefined
}

/** Gives every active webhook its turns, in the one process that holds the lease. */
export class WebhookDispatcher {
  readonly #options: DispatcherOptions
  readonly #lanes = new Map<CompanyId, Map<WebhookId, Lane>>()
  readonly #turns: Turns<Lane>
  #lease: HeldLease | undefined
  #fencing: number | undefined
  #loading: Promise<void> | undefined
  #stopped = false

  constructor(options: DispatcherOptions) {
    this.#options = options
    this.#turns = new Turns(options.concurrency, (lane) => lane.progress.isFailing)
  }

  start(): void {
    this.#lease = this.#options.leases.hold(webhookLease, {
      onHeld: (fencing) => {
        this.#fencing = fencing
        void this.reload()
      },
      onLost: () => {
        this.#fencing = undefined
        this.#clear()
      },
    })
  }

  /** Begins no more turns. What is under way ends with its requests. */
  async stop(): Promise<void> {
    this.#stopped = true
    this.#clear()
    await this.#turns.settled()
    await this.#lease?.release()
  }

  get idle(): boolean {
    return this.#turns.idle && this.#loading === undefined
  }

  /** Whether it wants to know of new events. */
  get isServing(): boolean {
    return this.#lanes.size > 0
  }

  get load(): { waiting: number; running: number } {
    return this.#turns.load
  }

  wake(grown: GrownLogs): void {
    if (grown === 'all') for (const lane of this.#all()) this.#wake(lane)
    else for (const company of grown) for (const lane of this.#lanes.get(company)?.values() ?? []) this.#wake(lane)
  }

  /** Takes up what has become active or was changed, leaves what is active no more. */
  async reload(): Promise<void> {
    while (this.#loading !== undefined) await this.#loading
    if (this.#fencing === undefined || this.#stopped) return
    this.#loading = this.#load().finally(() => (this.#loading = undefined))
    await this.#loading
  }

  async #load(): Promise<void> {
    const { store, log, clock } = this.#options
    let active: Awaited<ReturnType<Store['webhooks']['listActive']>>
    try {
      active = await store.webhooks.listActive()
    } catch (error) {
      log.error({ err: error }, 'the webhooks could not be loaded; trying again')
      clock.setTimer(loadRetryMs, () => void this.reload())
      return
    }
    if (this.#fencing === undefined || this.#stopped) return
    const kept = new Set(active.map(({ id }) => id))
    for (const lane of this.#all()) if (!kept.has(lane.progress.ref.id)) this.#remove(lane)
    for (const { version, ...ref } of active) this.#take(ref, version)
  }

  #take(ref: WebhookRef, version: number): void {
    const ofCompany = this.#lanes.get(ref.companyId) ?? new Map<WebhookId, Lane>()
    this.#lanes.set(ref.companyId, ofCompany)
    const known = ofCompany.get(ref.id)
    if (known?.version === version && !known.isRemoved) return
    const lane = known ?? newLane(ref)
    ofCompany.set(ref.id, lane)
    lane.isRemoved = false
    lane.version = version
    lane.progress.mayHavePending = true
    lane.progress.scanned = null
    lane.progress.webhook = null
    lane.progress.ahead = null
    this.#wake(lane, true)
  }

  #remove(lane: Lane): void {
    const { companyId, id } = lane.progress.ref
    lane.isRemoved = true
    lane.timer?.cancel()
    lane.timer = undefined
    // It stays known until its turn has ended, so that it never has two.
    if (lane.state === 'running') return
    const ofCompany = this.#lanes.get(companyId)
    ofCompany?.delete(id)
    if (ofCompany?.size === 0) this.#lanes.delete(companyId)
  }

  #clear(): void {
    for (const lane of [...this.#all()]) this.#remove(lane)
    this.#turns.clear()
  }

  *#all(): Iterable<Lane> {
    for (const ofCompany of [...this.#lanes.values()]) yield* ofCompany.values()
  }

  /** New events wake no one who waits to repeat old ones; a change of the webhook does. */
  #wake(lane: Lane, isChanged = false): void {
    if (lane.state === 'running') lane.isWoken = true
    if (lane.state !== 'resting' || (lane.timer !== undefined && !isChanged && lane.progress.isFailing)) return
    lane.timer?.cancel()
    lane.timer = undefined
    this.#queue(lane)
  }

  #queue(lane: Lane): void {
    if (lane.isRemoved || this.#stopped) return
    lane.state = 'ready'
    this.#turns.add(lane, () => this.#run(lane))
  }

  async #run(lane: Lane): Promise<void> {
    const fencing = this.#fencing
    if (lane.isRemoved || fencing === undefined) {
      lane.state = 'resting'
      return
    }
    lane.state = 'running'
    lane.isWoken = false
    const next = await this.#options.courier.turn(lane.progress, fencing, () => this.#stopped)
    lane.state = 'resting'
    if (lane.isRemoved) this.#remove(lane)
    else this.#continue(lane, next)
  }

  #continue(lane: Lane, next: NextTurn): void {
    switch (next.kind) {
      case 'more':
        return this.#queue(lane)
      case 'rest':
        if (lane.isWoken) this.#queue(lane)
        return
      case 'wait': {
        if (lane.isRemoved || this.#stopped) return
        if (lane.isWoken && !lane.progress.isFailing) return this.#queue(lane)
        lane.timer?.cancel()
        lane.timer = this.#options.clock.setTimer(next.until - this.#options.clock.now(), () => {
          lane.timer = undefined
          if (lane.state === 'resting') this.#queue(lane)
        })
      }
    }
  }
}

function newLane(ref: WebhookRef): Lane {
  const progress = {
    ref,
    webhook: null,
    ahead: null,
    scanned: null,
    mayHavePending: true,
    unrecorded: null,
    isFailing: false,
  }
  return { progress, version: 0, state: 'resting', isWoken: false, isRemoved: false, timer: undefined }
}
