import type { HeldLease, Leases } from '../core/carrier.js'
import type { Fence } from './batch/change.js'

/** This process's own lease: its fencing number marks every segment it claims, so that another process can tell when they are orphans. */
export interface ProcessLease {
  readonly fencing: number
  /** Every number this process has had: its lease may have ended, it has not. */
  readonly past: readonly number[]
  /** What a claim proves in its transaction; null where one process owns the database. */
  readonly fence: Fence | null
}

export class OwnLease implements ProcessLease {
  readonly #name: string
  readonly #shared: boolean
  readonly #past: number[] = []

  /** `name` is null where no other process can share the database. */
  constructor(name: string | null) {
    this.#shared = name !== null
    this.#name = name ?? 'process:only'
  }

  get fencing(): number {
    return this.#past.at(-1) ?? 0
  }

  get past(): readonly number[] {
    return this.#past
  }

  get fence(): Fence | null {
    return this.#shared ? { name: this.#name, fencing: this.fencing } : null
  }

  /** Resolves when the lease is held for the first time; lost and won again, it has a new number. */
  async acquire(leases: Leases): Promise<HeldLease> {
    return new Promise((resolve) => {
      const held: HeldLease = leases.hold(this.#name, {
        onHeld: (fencing) => {
          this.#past.push(fencing)
          resolve(held)
        },
        onLost: () => undefined,
      })
    })
  }
}
