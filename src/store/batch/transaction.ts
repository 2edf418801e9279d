import type { RowOf, SqlValue, TableSpec, Tuple } from '../tables/table.js'
import type { RecentMessages } from './recent-messages.js'

/**
 * A write transaction as the batches see it: a few set-oriented statements, each run once for many rows. SQLite runs a prepared
 * statement in a loop inside its thread, PostgreSQL one statement over unnested arrays; nothing else differs.
 */
export interface BatchTransaction {
  insertMany<T extends TableSpec>(table: T, rows: readonly Tuple[]): Promise<void>
  /** Inserts what does not conflict with a unique key; tells for each row whether it went in. */
  insertMissing<T extends TableSpec>(table: T, rows: readonly Tuple[]): Promise<boolean[]>
  /** Rows are values for `set` followed by values for `key`. */
  updateMany<T extends TableSpec>(table: T, spec: UpdateSpec<T>, rows: readonly Tuple[]): Promise<void>
  /** The rows of the table whose key columns equal one of the keys. */
  selectMany<T extends TableSpec, C extends ColumnOf<T>>(
    table: T,
    spec: SelectSpec<T, C>,
    keys: readonly Tuple[],
  ): Promise<Pick<RowOf<T>, C>[]>
  /** The same, and no other transaction changes those rows before this one ends. */
  lockMany<T extends TableSpec, C extends ColumnOf<T>>(
    table: T,
    spec: SelectSpec<T, C>,
    keys: readonly Tuple[],
  ): Promise<Pick<RowOf<T>, C>[]>
  /** `?` placeholders on both databases. */
  query<R>(sql: string, parameters: readonly SqlValue[]): Promise<R[]>
  /** Runs a statement; the number of rows it changed. */
  run(sql: string, parameters: readonly SqlValue[]): Promise<number>
  /** Ids for rows that only the database sees, and the transaction's own number (0 where commits are serial). */
  rowIds(count: number): Promise<RowIds>
  /** Messages under way, where this process alone writes the database; elsewhere null. */
  readonly recent: RecentMessages | null
  /** `FOR UPDATE SKIP LOCKED` where several processes claim rows, else nothing. */
  readonly skipLocked: string
  /** `FOR SHARE` where a row read must stay as it is until the commit, else nothing. */
  readonly forShare: string
  /** Wakes the dispatchers of other processes after the commit. */
  notify(carrier: string): Promise<void>
}

export interface RowIds {
  txId: number
  ids: readonly number[]
}

export type ColumnOf<T extends TableSpec> = keyof T['columns'] & string

export interface SelectSpec<T extends TableSpec, C extends ColumnOf<T>> {
  columns: readonly C[]
  key: readonly ColumnOf<T>[]
}

export interface UpdateSpec<T extends TableSpec> {
  set: readonly ColumnOf<T>[]
  key: readonly ColumnOf<T>[]
}
