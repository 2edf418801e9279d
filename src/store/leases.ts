import type { HeldLease, LeaseHandlers, Leases } from '../core/carrier.js'
import type { Clock, Timer } from '../core/clock.js'
import type { Statement } from './batch/change.js'

/** A lease lasts this long without renewal: how long a dead process keeps its binds. */
export const leaseMs = 10_000
/** Three tries to renew fit into a lease. */
const renewMs = 3_000

export interface LeaseStore {
  execute(statements: readonly Statement[]): Promise<readonly number[]>
  allocateIds(count: number): Promise<number>
}

/**
 * Leases in a database table, with a fencing number that grows with every change of holder. Expiry is judged by the clocks of the
 * gateways: processes that share a database keep their clocks within a second of each other (NTP).
 */
export class DatabaseLeases implements Leases {
  readonly #store: LeaseStore
  readonly #clock: Clock
  readonly #holder: string
  readonly #onError: (error: unknown) => void
  readonly #held = new Set<Holding>()

  constructor(store: LeaseStore, clock: Clock, holder: string, onError: (error: unknown) => void) {
    this.#store = store
    this.#clock = clock
    this.#holder = holder
    this.#onError = onError
  }

  hold(name: string, handlers: LeaseHandlers): HeldLease {
    const holding = new Holding(name, this.#holder, handlers, this.#store, this.#clock, this.#onError)
    this.#held.add(holding)
    holding.tick()
    return {
      release: async () => {
        this.#held.delete(holding)
        await holding.release()
      },
    }
  }

  /** No acquisition or renewal is under way. */
  get idle(): boolean {
    return [...this.#held].every((holding) => holding.idle)
  }
}

class Holding {
  readonly #name: string
  readonly #holder: string
  readonly #handlers: LeaseHandlers
  readonly #store: LeaseStore
  readonly #clock: Clock
  readonly #onError: (error: unknown) => void
  #fencing: number | undefined
  #expiresAt = 0
  #timer: Timer | undefined
  #work: Promise<void> = Promise.resolve()
  #busy = 0
  #released = false

  constructor(
    name: string,
    holder: string,
    handlers: LeaseHandlers,
    store: LeaseStore,
    clock: Clock,
    onError: (error: unknown) => void,
  ) {
    this.#name = name
    this.#holder = holder
    this.#handlers = handlers
    this.#store = store
    this.#clock = clock
    this.#onError = onError
  }

  get idle(): boolean {
    return this.#busy === 0
  }

  tick(): void {
    this.#busy += 1
    this.#work = this.#step().finally(() => {
      this.#busy -= 1
    })
    this.#rearm()
  }

  #rearm(): void {
    this.#timer = this.#clock.setTimer(renewMs, () => {
      if (this.idle) return this.tick()
      this.#expireIfOverdue()
      this.#rearm()
    })
  }

  async release(): Promise<void> {
    this.#released = true
    this.#timer?.cancel()
    await this.#work
    if (this.#fencing === undefined) return
    await this.#store.execute([
      { sql: 'DELETE FROM leases WHERE name = ? AND fencing = ?', parameters: [this.#name, this.#fencing] },
    ])
  }

  async #step(): Promise<void> {
    try {
      if (this.#fencing === undefined) await this.#acquire()
      else await this.#renew(this.#fencing)
    } catch (error) {
      this.#onError(error)
      this.#expireIfOverdue()
    }
  }

  async #acquire(): Promise<void> {
    const fencing = await this.#store.allocateIds(1)
    const now = this.#clock.now()
    const [count] = await this.#store.execute([
      {
        sql: `INSERT INTO leases (name, holder, fencing, expires_at) VALUES (?, ?, ?, ?)
          ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, fencing = excluded.fencing, expires_at = excluded.expires_at
          WHERE leases.expires_at <= ?`,
        parameters: [this.#name, this.#holder, fencing, now + leaseMs, now],
      },
    ])
    if (count !== 1) return
    this.#fencing = fencing
    this.#expiresAt = now + leaseMs
    if (!this.#released) this.#handlers.onHeld(fencing)
  }

  async #renew(fencing: number): Promise<void> {
    const now = this.#clock.now()
    const [count] = await this.#store.execute([
      {
        sql: 'UPDATE leases SET expires_at = ? WHERE name = ? AND fencing = ?',
        parameters: [now + leaseMs, this.#name, fencing],
      },
    ])
    if (count === 1) this.#expiresAt = now + leaseMs
    else this.#lose()
  }

  #expireIfOverdue(): void {
    if (this.#fencing !== undefined && this.#clock.now() >= this.#expiresAt) this.#lose()
  }

  #lose(): void {
    this.#fencing = undefined
    if (!this.#released) this.#handlers.onLost()
  }
}
