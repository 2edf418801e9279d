import type { Statement } from '../batch/change.js'
import type { SqlValue } from '../tables/table.js'

/** Compiled, to be committed as part of a change. */
export function statement(
  query: { compile(): { sql: string; parameters: readonly unknown[] } },
  expectRows?: number,
): Statement {
  const { sql, parameters } = query.compile()
  const compiled = { sql, parameters: parameters as readonly SqlValue[] }
  return expectRows === undefined ? compiled : { ...compiled, expectRows }
}

/** The columns that get a value. */
export function named<T extends object>(columns: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(columns).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> }
}
