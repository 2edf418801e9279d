import type { SegmentState } from '../../core/messaging/message.js'
import type { MessageProgress } from '../../core/messaging/progress.js'
import type { BudgetShare, BudgetUse } from '../../core/rights/budget.js'
import type { CompanyId } from '../../core/values/ids.js'
import { moneyFromKopecks } from '../../core/values/money.js'
import type { LoadedBudget } from './recent-messages.js'
import type { BatchTransaction } from './transaction.js'

/** A user's month. */
export function budgetKey({ userId, month }: Pick<BudgetShare, 'userId' | 'month'>): string {
  return `${userId} ${month}`
}

/** As a message has it: the month, and the kopecks that the message takes where money is limited. `17 2026-11`, `17 2026-11 250`. */
export function storedBudget(budget: Pick<BudgetShare, 'userId' | 'month'>, kopecks: number | undefined): string {
  return kopecks === undefined ? budgetKey(budget) : `${budgetKey(budget)} ${kopecks}`
}

export function loadedBudget(stored: string, message: Pick<MessageProgress, 'segments'>): LoadedBudget {
  const [userId = '', month = '', kopecks = '0'] = stored.split(' ')
  return { key: `${userId} ${month}`, kopecks: Number(kopecks), taken: takenBy(message) }
}

const unlimited = Number.MAX_SAFE_INTEGER

/** Takes the share out of what is left; what was used before where that is not enough, with nothing taken. */
export async function takeBudget(
  tx: BatchTransaction,
  companyId: CompanyId,
  share: BudgetShare,
): Promise<BudgetUse | null> {
  const key = budgetKey(share)
  const { segments, money, segmentLimit, moneyLimit } = share
  const limits = [segmentLimit ?? unlimited, moneyLimit ?? unlimited] as const
  const taken = await tx.run(
    `INSERT INTO budget_use (company_id, budget, segments, kopecks) SELECT ?, ?, ?, ?
     WHERE CAST(? AS bigint) <= CAST(? AS bigint) AND CAST(? AS bigint) <= CAST(? AS bigint)
     ON CONFLICT (company_id, budget) DO UPDATE SET segments = budget_use.segments + excluded.segments,
       kopecks = budget_use.kopecks + excluded.kopecks
     WHERE budget_use.segments + excluded.segments <= ? AND budget_use.kopecks + excluded.kopecks <= ?`,
    [companyId, key, segments, money, segments, limits[0], money, limits[1], ...limits],
  )
  if (taken === 1) return null
  const [row] = await tx.query<{ segments: number; kopecks: number }>(
    `SELECT segments, kopecks FROM budget_use WHERE company_id = ? AND budget = ?`,
    [companyId, key],
  )
  return { segments: Number(row?.segments ?? 0), money: moneyFromKopecks(Number(row?.kopecks ?? 0)) }
}

const refused: ReadonlySet<string> = new Set(['rejected', 'failed', 'cancelled', 'expired'] satisfies SegmentState[])

/** Segments of a message that count: all but those that ended without an operator having taken them. */
export function takenBy({ segments }: Pick<MessageProgress, 'segments'>): number {
  let taken = 0
  for (const { state, sentAt } of segments) if (sentAt !== null || !refused.has(state)) taken += 1
  return taken
}

/** What so many segments of a message take of its money. */
function kopecksOf({ kopecks }: LoadedBudget, taken: number, { segments }: Pick<MessageProgress, 'segments'>): number {
  return Math.floor((kopecks * taken) / Math.max(1, segments.length))
}

/** How the use of budgets changes in a transaction: what is refused is given back, and taken again where it goes out after all. */
export class BudgetChanges {
  readonly #changes = new Map<string, { companyId: CompanyId; budget: string; segments: number; kopecks: number }>()

  correct(message: MessageProgress, budget: LoadedBudget): void {
    const taken = takenBy(message)
    const segments = taken - budget.taken
    if (segments === 0) return
    const kopecks = kopecksOf(budget, taken, message) - kopecksOf(budget, budget.taken, message)
    budget.taken = taken
    const { companyId } = message
    const key = `${companyId} ${budget.key}`
    const known = this.#changes.get(key)
    if (known === undefined) this.#changes.set(key, { companyId, budget: budget.key, segments, kopecks })
    else {
      known.segments += segments
      known.kopecks += kopecks
    }
  }

  /** In one order, so that transactions that change several wait for each other and never in a circle. */
  async write(tx: BatchTransaction): Promise<void> {
    if (this.#changes.size === 0) return
    const sorted = [...this.#changes].sort(([a], [b]) => (a < b ? -1 : 1))
    for (const [, { companyId, budget, segments, kopecks }] of sorted) {
      await tx.run(
        `UPDATE budget_use SET segments = segments + ?, kopecks = kopecks + ? WHERE company_id = ? AND budget = ?`,
        [segments, kopecks, companyId, budget],
      )
    }
    this.#changes.clear()
  }
}
