import type { OptOut } from '../../core/people/opt-out.js'
import type { AddedOptOuts } from '../../core/ports.js'
import type { OptOutId } from '../../core/values/ids.js'
import { optOutOf, type OptOutRow, optOutTuple } from '../repositories/opt-out-repository.js'
import { optOuts } from '../tables/tables.js'
import type { ChangeOf } from './change.js'
import { type Forbidden, withdraw } from './opted-out-messages.js'
import type { BatchTransaction } from './transaction.js'

const heldEntry = { columns: ['id', 'scope', 'kind', 'msisdn', 'removed_at'], key: ['company_id', 'msisdn'] } as const
/**
 * A message that was accepted while the entry was written may be committed after it. It is looked for once more when every
 * process must have loaded the entry, and every acceptance from before must have been committed.
 */
const confirmAfterMs = 30_000

export async function addOptOuts(
  tx: BatchTransaction,
  { entries, audit }: ChangeOf<'addOptOuts'>,
): Promise<AddedOptOuts> {
  const [first] = entries
  if (first === undefined) return { existing: [], cancelled: 0 }
  const revision = await nextRevision(tx)
  const keys = entries.map(({ companyId, msisdn }) => [companyId, msisdn])
  const rows = await tx.selectMany(optOuts, heldEntry, keys)
  const held = new Map(rows.filter((row) => row.removed_at === null).map((row) => [keyOf(row), row.id as OptOutId]))
  const existing = entries.map((entry) => held.get(keyOf(entry)) ?? null)
  const added = entries.filter((_, index) => existing[index] === null)
  if (added.length === 0) return { existing, cancelled: 0 }
  await tx.insertMany(
    optOuts,
    added.map((entry) => optOutTuple(entry, revision, entry.createdAt + confirmAfterMs)),
  )
  await tx.run(audit.sql, audit.parameters)
  return { existing, cancelled: await withdraw(tx, added, first.createdAt) }
}

export async function removeOptOuts(
  tx: BatchTransaction,
  { removal, audit }: ChangeOf<'removeOptOuts'>,
): Promise<OptOut[]> {
  const { companyId, msisdn, scope, kind, at, by } = removal
  const revision = await nextRevision(tx)
  const rows = await tx.query<OptOutRow>(
    `UPDATE opt_outs SET removed_at = ?, removed_by = ?, revision = ?, confirm_at = NULL
     WHERE company_id = ? AND msisdn = ? AND removed_at IS NULL
       AND scope IN (?, ?) AND kind IN (?, ?) RETURNING *`,
    [
      ...[at, by, revision, companyId, msisdn],
      ...(scope === null ? ['all', 'mailing'] : [scope, scope]),
      ...(kind === null ? ['opt_out', 'blacklist'] : [kind, kind]),
    ],
  )
  if (rows.length > 0) await tx.run(audit.sql, audit.parameters)
  return rows.map(optOutOf).sort((a, b) => a.id - b.id)
}

/** Cancels what was accepted while entries were written. True when there may be more. */
export async function confirmOptOuts(tx: BatchTransaction, at: number, limit: number): Promise<boolean> {
  const rows = await tx.query<Forbidden & { company_id: number; id: number }>(
    `SELECT company_id, company_id AS "companyId", id, msisdn, scope, kind FROM opt_outs
     WHERE confirm_at IS NOT NULL AND confirm_at <= ? ORDER BY confirm_at LIMIT ? ${tx.skipLocked}`,
    [at, limit],
  )
  if (rows.length === 0) return false
  await withdraw(tx, rows, at)
  await tx.updateMany(
    optOuts,
    { set: ['confirm_at'], key: ['company_id', 'id'] },
    rows.map((row) => [null, row.company_id, row.id]),
  )
  return rows.length === limit
}

/**
 * Writers of the ledger come one after another from here until they commit, so that who reads up to a revision has missed none
 * below it.
 */
async function nextRevision(tx: BatchTransaction): Promise<number> {
  const [row] = await tx.query<{ revision: number }>(
    `INSERT INTO revisions (name, revision) VALUES ('opt_outs', 1)
     ON CONFLICT (name) DO UPDATE SET revision = revisions.revision + 1 RETURNING revision`,
    [],
  )
  if (row === undefined) throw new Error('the revision of the opt-outs was not raised')
  return row.revision
}

function keyOf({ msisdn, scope, kind }: { msisdn: string; scope: string; kind: string }): string {
  return `${msisdn} ${scope} ${kind}`
}
