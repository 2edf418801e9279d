import type { GrownLogs } from '../core/events/event-watches.js'
import type { CompanyId } from '../core/values/ids.js'
import type { ChangeResult } from './batch/apply.js'
import type { Change, ChangeResults } from './batch/change.js'
import type { LogEnd } from './repositories/event-repository.js'

/** Tells who waits for events that there may be some: at once what this process has committed, and by looking what others have. */
export class LogGrowth {
  readonly #listeners: ((grown: GrownLogs) => void)[] = []
  #lastRow = -1
  /** Transactions below it may still be to commit what the last look saw begun. */
  #settledAt = 0

  onGrown(listener: (grown: GrownLogs) => void): void {
    this.#listeners.push(listener)
  }

  committed(changes: readonly Change[], results: readonly ChangeResult[]): void {
    if (this.#listeners.length === 0) return
    const grown = new Set<CompanyId>()
    for (const [index, change] of changes.entries()) {
      const result = results[index]
      if (result?.ok === true) addCompanies(grown, change, result.value)
    }
    if (grown.size > 0) for (const listener of this.#listeners) listener(grown)
  }

  /**
   * True when a row was numbered since the last look, or was by a transaction that may have ended only now: numbers are given before
   * the commit, so it is looked again until everything that ran at that time has ended.
   */
  look({ end, lastRow, nextTx }: LogEnd): boolean {
    const wasOpen = this.#settledAt > 0
    if (lastRow !== this.#lastRow) this.#settledAt = nextTx
    else if (end.txId >= this.#settledAt) this.#settledAt = 0
    const grown = wasOpen || lastRow !== this.#lastRow
    this.#lastRow = lastRow
    return grown
  }
}

/** What tells no company (sweeps, recovery, chunks of broadcasts) is found by looking. */
function addCompanies(grown: Set<CompanyId>, change: Change, value: ChangeResults[Change['kind']]): void {
  switch (change.kind) {
    case 'accept':
      grown.add(change.acceptance.companyId)
      break
    case 'cancel':
    case 'cancelBroadcast':
    case 'assignInbound':
      grown.add(change.companyId)
      break
    case 'outcome':
    case 'receipt':
    case 'inbound': {
      const known = value as ChangeResults['outcome'] | null
      if (known !== null) grown.add(known.companyId)
      break
    }
    case 'claim':
      for (const { companyId } of (value as ChangeResults['claim']).segments) grown.add(companyId)
      break
    case 'addOptOuts':
      for (const { companyId } of change.entries) grown.add(companyId)
      break
    default:
      break
  }
}
