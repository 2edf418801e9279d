import { acceptAll } from './accept.js'
import type { BatchSettings, Change, ChangeOf, ChangeResults, Statement } from './change.js'
import { Claims } from './claim.js'
import { dropClaims, findClaims, recoverClaims } from './claims-left.js'
import { allocateIds } from './ids.js'
import { addImportRows, applyImportRows } from './imports.js'
import { recordInbound } from './inbound.js'
import { assignInbound } from './inbox.js'
import { cancel, cancelBroadcast, materialise, settleDoubt, sweep } from './lifecycle.js'
import { recordMail } from './mails.js'
import { addOptOuts, removeOptOuts } from './opt-outs.js'
import { recordTraffic } from './outcomes.js'
import { reroute } from './reroute.js'
import type { BatchTransaction } from './transaction.js'
import { UnexpectedRowCount } from './unexpected-row-count.js'

/** A connection that writes, as the group commit drives it. */
export interface WriteConnection {
  readonly tx: BatchTransaction
  /** Nothing more can be done with it. */
  readonly isBroken: boolean
  begin(): Promise<void>
  commit(): Promise<void>
  rollback(): Promise<void>
  savepoint(): Promise<void>
  releaseSavepoint(): Promise<void>
  rollbackToSavepoint(): Promise<void>
}

export type ChangeResult = { ok: true; value: ChangeResults[Change['kind']] } | { ok: false; error: unknown }

/** Order in which kinds are applied. All changes of a batch are concurrent to their callers, so any order is a right one. */
const groups: readonly (readonly Change['kind'][])[] = [
  ['accept'],
  ['outcome', 'receipt'],
  [
    'statements',
    'allocate',
    'inbound',
    'assignInbound',
    'cancel',
    'cancelBroadcast',
    'resolveDoubt',
    'recover',
    'findClaims',
    'dropClaims',
    'addOptOuts',
    'removeOptOuts',
    'addImportRows',
    'applyImportRows',
    'mail',
    'sweep',
    'reroute',
    'materialise',
  ],
  ['claim'],
]

/**
 * Commits changes together. When the database refuses one of them, all are tried once more, each alone behind a savepoint, so that
 * the bad one fails its own caller and nobody else; the usual case pays for no savepoints.
 */
export class BatchApplier {
  readonly #settings: BatchSettings
  readonly #claims = new Claims()

  constructor(settings: BatchSettings) {
    this.#settings = settings
  }

  /** Rejects when nothing was committed. */
  async commit(connection: WriteConnection, changes: readonly Change[]): Promise<ChangeResult[]> {
    const together = await this.#transaction(connection, () => this.#together(connection.tx, changes)).catch(
      (error: unknown) => {
        if (changes.length === 1 || connection.isBroken || isOutOfReach(error)) throw error
        return undefined
      },
    )
    return together ?? this.#transaction(connection, () => this.#oneByOne(connection, changes))
  }

  async #transaction(connection: WriteConnection, work: () => Promise<ChangeResult[]>): Promise<ChangeResult[]> {
    await connection.begin()
    let results: ChangeResult[]
    try {
      results = await work()
    } catch (error) {
      await connection.rollback()
      throw error
    }
    try {
      await connection.commit()
    } catch (error) {
      throw new CommitFailed(error)
    }
    return results
  }

  async #together(tx: BatchTransaction, changes: readonly Change[]): Promise<ChangeResult[]> {
    const results = new Array<ChangeResult>(changes.length)
    for (const kinds of groups) {
      const indexes = changes.flatMap((change, index) => (kinds.includes(change.kind) ? [index] : []))
      if (indexes.length === 0) continue
      const group = indexes.flatMap((index) => changes[index] ?? [])
      const values = await this.#apply(tx, group)
      for (const [position, index] of indexes.entries()) results[index] = { ok: true, value: values[position] ?? null }
    }
    return results
  }

  async #oneByOne(connection: WriteConnection, changes: readonly Change[]): Promise<ChangeResult[]> {
    const results: ChangeResult[] = []
    for (const change of changes) {
      await connection.savepoint()
      try {
        const [value] = await this.#apply(connection.tx, [change])
        await connection.releaseSavepoint()
        results.push({ ok: true, value: value ?? null })
      } catch (error) {
        await connection.rollbackToSavepoint()
        results.push({ ok: false, error })
      }
    }
    return results
  }

  async #apply(tx: BatchTransaction, group: readonly Change[]): Promise<readonly ChangeResults[Change['kind']][]> {
    switch (group[0]?.kind) {
      case 'accept':
        return acceptAll(tx, group as readonly ChangeOf<'accept'>[])
      case 'outcome':
      case 'receipt':
        return recordTraffic(tx, group as readonly (ChangeOf<'outcome'> | ChangeOf<'receipt'>)[], this.#settings.policy)
      default: {
        const values: ChangeResults[Change['kind']][] = []
        for (const change of group) values.push(await this.#applyOne(tx, change))
        return values
      }
    }
  }

  #applyOne(tx: BatchTransaction, change: Change): Promise<ChangeResults[Change['kind']]> {
    switch (change.kind) {
      case 'accept':
      case 'outcome':
      case 'receipt':
        throw new Error(`${change.kind} is applied in groups`)
      case 'inbound':
        return recordInbound(tx, change, this.#settings.replyWindowMs)
      case 'assignInbound':
        return assignInbound(tx, change, this.#settings.replyWindowMs)
      case 'claim':
        return this.#claims.take(tx, change)
      case 'materialise':
        return materialise(tx, change.at)
      case 'cancel':
        return cancel(tx, change)
      case 'cancelBroadcast':
        return cancelBroadcast(tx, change)
      case 'resolveDoubt':
        return settleDoubt(tx, change)
      case 'sweep':
        return sweep(tx, change)
      case 'recover':
        return recoverClaims(tx, change, this.#settings.policy)
      case 'findClaims':
        return findClaims(tx, change)
      case 'dropClaims':
        return dropClaims(tx, change)
      case 'reroute':
        return reroute(tx, change)
      case 'addOptOuts':
        return addOptOuts(tx, change)
      case 'removeOptOuts':
        return removeOptOuts(tx, change)
      case 'addImportRows':
        return addImportRows(tx, change)
      case 'applyImportRows':
        return applyImportRows(tx, change)
      case 'mail':
        return recordMail(tx, change.mail)
      case 'allocate':
        return allocateIds(tx, change.count)
      case 'statements':
        return runStatements(tx, change.statements)
    }
  }
}

async function runStatements(tx: BatchTransaction, statements: readonly Statement[]): Promise<number[]> {
  const counts: number[] = []
  for (const { sql, parameters, expectRows } of statements) {
    const count = await tx.run(sql, parameters)
    if (expectRows !== undefined && count !== expectRows) throw new UnexpectedRowCount(expectRows, count)
    counts.push(count)
  }
  return counts
}

/** Nothing is gained by trying changes one by one when the database itself is away or full. */
function isOutOfReach(error: unknown): boolean {
  if (error instanceof CommitFailed) return true
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return !/^(SQLITE_CONSTRAINT|2[23]|40|42)/.test(code) && code !== ''
}

/** The commit itself failed; on a broken connection it may have happened all the same. */
export class CommitFailed extends Error {
  override readonly name = 'CommitFailed'
  readonly code: string | undefined

  constructor(cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause })
    this.code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined
  }
}
