import type { ChangeResult } from '../store/batch/apply.js'
import type { Change } from '../store/batch/change.js'
import type { Database } from '../store/database.js'

/** What goes wrong with one commit; undefined: nothing. */
export interface Fault {
  error: Error
  /** Whether the changes are committed all the same: the answer is lost, not the commit. */
  isCommitted: boolean
}

export type FaultPlan = (changes: readonly Change[]) => Fault | undefined

/** A real database whose commits fail as planned, or wait. */
export class FaultyDatabase implements Database {
  plan: FaultPlan = () => undefined
  /** While set, commits begin only once it has resolved. */
  gate: Promise<void> | undefined
  /** Commits at the gate. */
  held = 0
  readonly kind: Database['kind']
  readonly read: Database['read']
  readonly #inner: Database

  constructor(inner: Database) {
    this.#inner = inner
    this.kind = inner.kind
    this.read = inner.read
  }

  /** The first commit with a change of this kind that fits goes wrong. */
  failOnce(fault: Fault, fits: (change: Change) => boolean): void {
    this.plan = (changes) => {
      if (!changes.some(fits)) return undefined
      this.plan = () => undefined
      return fault
    }
  }

  async commit(changes: readonly Change[], onApplied?: () => void): Promise<readonly ChangeResult[]> {
    if (this.gate !== undefined) {
      this.held += 1
      await this.gate
      this.held -= 1
    }
    const fault = this.plan(changes)
    if (fault === undefined) return this.#inner.commit(changes, onApplied)
    if (fault.isCommitted) await this.#inner.commit(changes)
    throw fault.error
  }

  onWakeUp(listener: (carrier: string) => void): void {
    this.#inner.onWakeUp(listener)
  }

  ping(): Promise<void> {
    return this.#inner.ping()
  }

  close(): Promise<void> {
    return this.#inner.close()
  }
}

/** As the driver or the thread of a database would throw it. */
export function databaseFailure(code: string, message = `failed with ${code}`): Error {
  return Object.assign(new Error(message), { code })
}
