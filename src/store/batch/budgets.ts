import type { SegmentState } from '../../core/messaging/message.js'
import type { MessageProgress } from '../../core/messaging/progress.js'
import type { BudgetShare } from '../../core/rights/budget.js'
import type { CompanyId } from '../../core/values/ids.js'
import type { LoadedBudget } from './recent-messages.js'
import type { BatchTransaction } from './transaction.js'

/** A user's month. */
export function budgetKey({ userId, month }: Pick<BudgetShare, 'userId' | 'month'>): string {
  return `${userId} ${month}`
}

/** Takes the share out of what is left; the segments used before where that is not enough, with nothing taken. */
export async function takeBudget(
  tx: BatchTransaction,
  companyId: CompanyId,
  share: BudgetShare,
): Promise<number | null> {
  const key = budgetKey(share)
  const taken = await tx.run(
    `INSERT INTO budget_use (company_id, budget, segments) SELECT ?, ?, ? WHERE ? <= ?
     ON CONFLICT (company_id, budget) DO UPDATE SET segments = budget_use.segments + excluded.segments
     WHERE budget_use.segments + excluded.segments <= ?`,
    [companyId, key, share.segments, share.segments, share.limit, share.limit],
  )
  if (taken === 1) return null
  const [row] = await tx.query<{ segments: number }>(
    `SELECT segments FROM budget_use WHERE company_id = ? AND budget = ?`,
    [companyId, key],
  )
  return row?.segments ?? 0
}

const refused: ReadonlySet<string> = new Set(['rejected', 'failed', 'cancelled', 'expired'] satisfies SegmentState[])

/** Segments of a message that count: all but those that ended without an operator having taken them. */
export function takenBy({ segments }: Pick<MessageProgress, 'segments'>): number {
  let taken = 0
  for (const { state, sentAt } of segments) if (sentAt !== null || !refused.has(state)) taken += 1
  return taken
}

/** How the use of budgets changes in a transaction: what is refused is given back, and taken again where it goes out after all. */
export class BudgetChanges {
  readonly #changes = new Map<string, { companyId: CompanyId; budget: string; segments: number }>()

  correct(message: MessageProgress, budget: LoadedBudget): void {
    const taken = takenBy(message)
    const segments = taken - budget.taken
    if (segments === 0) return
    budget.taken = taken
    const { companyId } = message
    const key = `${companyId} ${budget.key}`
    const known = this.#changes.get(key)
    if (known === undefined) this.#changes.set(key, { companyId, budget: budget.key, segments })
    else known.segments += segments
  }

  /** In one order, so that transactions that change several wait for each other and never in a circle. */
  async write(tx: BatchTransaction): Promise<void> {
    if (this.#changes.size === 0) return
    const sorted = [...this.#changes].sort(([a], [b]) => (a < b ? -1 : 1))
    for (const [, { companyId, budget, segments }] of sorted) {
      await tx.run(`UPDATE budget_use SET segments = segments + ? WHERE company_id = ? AND budget = ?`, [
        segments,
        companyId,
        budget,
      ])
    }
    this.#changes.clear()
  }
}
