import { type Clock, sleep } from '../clock.js'
import { GatewayError } from '../errors.js'
import type { CompanyId } from '../values/ids.js'

/** Whose log has grown; `all` where it is not known. */
export type GrownLogs = ReadonlySet<CompanyId> | 'all'

/** How many long polls and streams one company may hold open, and all of them together. */
const maxOfCompany = 32
const maxInAll = 1_000

/** Those who wait for new events. */
export class EventWatches {
  readonly #clock: Clock
  readonly #open = new Set<EventWatch>()
  #reading = 0
  #ended = false

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** @throws GatewayError `too_many_streams` */
  open(companyId: CompanyId): EventWatch {
    const own = [...this.#open].filter((watch) => watch.companyId === companyId).length
    if (own >= maxOfCompany || this.#open.size >= maxInAll) {
      throw new GatewayError(
        'too_many_streams',
        `At most ${maxOfCompany} streams and long polls of a company may be open at once; close one, or read without "wait".`,
        { retryAfterSeconds: 5 },
      )
    }
    const watch = new EventWatch(companyId, this.#clock, () => this.#open.delete(watch))
    if (this.#ended) watch.end()
    this.#open.add(watch)
    return watch
  }

  raise(grown: GrownLogs): void {
    for (const watch of this.#open) if (grown === 'all' || grown.has(watch.companyId)) watch.raise()
  }

  /** Everybody gets his answer now: the gateway stops. */
  end(): void {
    this.#ended = true
    for (const watch of this.#open) watch.end()
  }

  /** Counts a read that is under way. */
  async during<T>(read: Promise<T>): Promise<T> {
    this.#reading += 1
    try {
      return await read
    } finally {
      this.#reading -= 1
    }
  }

  /** How many wait. */
  get waiting(): number {
    return this.#open.size
  }

  /** Nobody is reading. */
  get idle(): boolean {
    return this.#reading === 0
  }
}

/** One who waits. He opens it before he reads, so that what is written in between is not missed. */
export class EventWatch {
  readonly companyId: CompanyId
  readonly #clock: Clock
  readonly #onClose: () => void
  #raised = false
  #ended = false
  #wake: AbortController | undefined

  constructor(companyId: CompanyId, clock: Clock, onClose: () => void) {
    this.companyId = companyId
    this.#clock = clock
    this.#onClose = onClose
  }

  get ended(): boolean {
    return this.#ended
  }

  /** Until the log may have grown since the last wait, the time is over, or the waiting is. True when it may have grown. */
  async wait(ms: number): Promise<boolean> {
    if (!this.#raised && !this.#ended) {
      this.#wake = new AbortController()
      await sleep(this.#clock, ms, this.#wake.signal)
    }
    const raised = this.#raised
    this.#raised = false
    return raised
  }

  raise(): void {
    this.#raised = true
    this.#wake?.abort()
  }

  end(): void {
    this.#ended = true
    this.#wake?.abort()
  }

  close(): void {
    this.end()
    this.#onClose()
  }
}
