import type { BatchTransaction } from './transaction.js'

/** Takes `count` consecutive public ids; the first of them. */
export async function allocateIds(tx: BatchTransaction, count: number): Promise<number> {
  const sql = `UPDATE counters SET next = next + ? WHERE name = 'id' RETURNING next`
  const [row] = await tx.query<{ next: number }>(sql, [count])
  if (row === undefined) throw new Error('the id counter is missing')
  return row.next - count
}
