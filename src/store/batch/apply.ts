import { acceptAll } from './accept.js'
import type { Change, ChangeOf, ChangeResults, Statement } from './change.js'
import { Claims } from './claim.js'
import { allocateIds } from './ids.js'
import { recordInbound } from './inbound.js'
import { cancel, cancelBroadcast, materialise, recoverClaims, sweep } from './lifecycle.js'
import { recordOutcomes, recordReceipts } from './outcomes.js'
import type { BatchTransaction } from './transaction.js'

/** One open transaction of a database, as the group commit drives it. */
export interface TransactionScope {
  tx: BatchTransaction
  savepoint(): Promise<void>
  rollbackToSavepoint(): Promise<void>
  releaseSavepoint(): Promise<void>
}

export type ChangeResult = { ok: true; value: ChangeResults[Change['kind']] } | { ok: false; error: unknown }

/** Order in which kinds are applied. All changes of a batch are concurrent to their callers, so any order is a right one. */
const groups: readonly (readonly Change['kind'][])[] = [
  ['accept'],
  ['outcome'],
  ['receipt'],
  ['statements', 'allocate'],
  ['inbound'],
  ['cancel', 'cancelBroadcast', 'recover', 'sweep', 'materialise'],
  ['claim'],
]

/**
 * Applies the changes of one group commit inside one transaction. A group is tried as a whole; when the database refuses it, each
 * of its changes is tried alone behind a savepoint, so that a bad one fails its own caller and nobody else.
 */
export class BatchApplier {
  readonly #claims = new Claims()

  async apply(scope: TransactionScope, changes: readonly Change[]): Promise<ChangeResult[]> {
    const results = new Array<ChangeResult>(changes.length)
    for (const kinds of groups) {
      const indexes = changes.flatMap((change, index) => (kinds.includes(change.kind) ? [index] : []))
      if (indexes.length > 0) await this.#applyGroup(scope, changes, indexes, results)
    }
    return results
  }

  async #applyGroup(
    scope: TransactionScope,
    changes: readonly Change[],
    indexes: readonly number[],
    results: ChangeResult[],
  ): Promise<void> {
    const group = indexes.map((index) => changes[index]).filter((change) => change !== undefined)
    const outcome = await this.#attempt(scope, group)
    if (outcome.ok) {
      for (const [position, index] of indexes.entries())
        results[index] = { ok: true, value: outcome.values[position] ?? null }
      return
    }
    const [only] = indexes
    if (indexes.length === 1 && only !== undefined) {
      results[only] = { ok: false, error: outcome.error }
      return
    }
    for (const index of indexes) await this.#applyGroup(scope, changes, [index], results)
  }

  async #attempt(scope: TransactionScope, group: readonly Change[]): Promise<Attempt> {
    await scope.savepoint()
    try {
      const values = await this.#run(scope.tx, group)
      await scope.releaseSavepoint()
      return { ok: true, values }
    } catch (error) {
      await scope.rollbackToSavepoint()
      return { ok: false, error }
    }
  }

  async #run(tx: BatchTransaction, group: readonly Change[]): Promise<readonly ChangeResults[Change['kind']][]> {
    switch (group[0]?.kind) {
      case 'accept':
        return acceptAll(tx, group as readonly ChangeOf<'accept'>[])
      case 'outcome':
        return recordOutcomes(tx, group as readonly ChangeOf<'outcome'>[])
      case 'receipt':
        return recordReceipts(tx, group as readonly ChangeOf<'receipt'>[])
      default: {
        const values: ChangeResults[Change['kind']][] = []
        for (const change of group) values.push(await this.#runOne(tx, change))
        return values
      }
    }
  }

  #runOne(tx: BatchTransaction, change: Change): Promise<ChangeResults[Change['kind']]> {
    switch (change.kind) {
      case 'accept':
      case 'outcome':
      case 'receipt':
        throw new Error(`${change.kind} is applied in groups`)
      case 'inbound':
        return recordInbound(tx, change)
      case 'claim':
        return this.#claims.take(tx, change)
      case 'materialise':
        return materialise(tx, change.at)
      case 'cancel':
        return cancel(tx, change)
      case 'cancelBroadcast':
        return cancelBroadcast(tx, change)
      case 'sweep':
        return sweep(tx, change)
      case 'recover':
        return recoverClaims(tx, change)
      case 'allocate':
        return allocateIds(tx, change.count)
      case 'statements':
        return runStatements(tx, change.statements)
    }
  }
}

type Attempt = { ok: true; values: readonly ChangeResults[Change['kind']][] } | { ok: false; error: unknown }

async function runStatements(tx: BatchTransaction, statements: readonly Statement[]): Promise<number[]> {
  const counts: number[] = []
  for (const { sql, parameters, expectRows } of statements) {
    const count = await tx.run(sql, parameters)
    if (expectRows !== undefined && count !== expectRows) throw new UnexpectedRowCount(expectRows, count)
    counts.push(count)
  }
  return counts
}

/** A conditional statement met another state than its caller had read. */
export class UnexpectedRowCount extends Error {
  override readonly name = 'UnexpectedRowCount'

  constructor(expected: number, actual: number) {
    super(`a statement changed ${actual} rows instead of ${expected}`)
  }
}
