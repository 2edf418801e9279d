import type Database from 'better-sqlite3'

import { RecentMessages } from '../batch/recent-messages.js'
import type { BatchTransaction, ColumnOf, RowIds, SelectSpec, UpdateSpec } from '../batch/transaction.js'
import type { RowOf, SqlValue, TableSpec, Tuple } from '../tables/table.js'
import { columnNames } from '../tables/table.js'

/** Prepared statements in a loop, inside the writer's thread. Statements are prepared once and kept. */
export class SqliteTransaction implements BatchTransaction {
  readonly recent = new RecentMessages()
  readonly skipLocked = ''
  readonly forShare = ''
  readonly #db: Database.Database
  readonly #statements = new Map<string, Database.Statement>()
  readonly #bySpec = new WeakMap<object, Database.Statement>()

  constructor(db: Database.Database) {
    this.#db = db
  }

  async insertMany<T extends TableSpec>(table: T, rows: readonly Tuple[]): Promise<void> {
    const insert = this.#statement(table, () => insertSql(table))
    for (const row of rows) insert.run(...row)
  }

  async insertMissing<T extends TableSpec>(table: T, rows: readonly Tuple[]): Promise<boolean[]> {
    const insert = this.#prepare(`${insertSql(table)} ON CONFLICT DO NOTHING`)
    return rows.map((row) => insert.run(...row).changes === 1)
  }

  async updateMany<T extends TableSpec>(table: T, spec: UpdateSpec<T>, rows: readonly Tuple[]): Promise<void> {
    const update = this.#statement(
      spec,
      () => `UPDATE ${table.name} SET ${spec.set.map((c) => `${c} = ?`).join(', ')} WHERE ${whereKey(spec.key)}`,
    )
    for (const row of rows) update.run(...row)
  }

  async selectMany<T extends TableSpec, C extends ColumnOf<T>>(
    table: T,
    spec: SelectSpec<T, C>,
    keys: readonly Tuple[],
  ): Promise<Pick<RowOf<T>, C>[]> {
    const select = this.#statement(
      spec,
      () => `SELECT ${spec.columns.join(', ')} FROM ${table.name} WHERE ${whereKey(spec.key)}`,
    )
    const rows: Pick<RowOf<T>, C>[] = []
    for (const values of keys) for (const row of select.iterate(...values)) rows.push(row as Pick<RowOf<T>, C>)
    return rows
  }

  /** One writer: every row read is locked already. */
  lockMany<T extends TableSpec, C extends ColumnOf<T>>(
    table: T,
    spec: SelectSpec<T, C>,
    keys: readonly Tuple[],
  ): Promise<Pick<RowOf<T>, C>[]> {
    return this.selectMany(table, spec, keys)
  }

  async query<R>(sql: string, parameters: readonly SqlValue[]): Promise<R[]> {
    return this.#prepare(sql).all(...parameters) as R[]
  }

  async run(sql: string, parameters: readonly SqlValue[]): Promise<number> {
    const statement = this.#prepare(sql)
    if (statement.reader) return statement.all(...parameters).length
    return statement.run(...parameters).changes
  }

  async rowIds(count: number): Promise<RowIds> {
    const next = this.#prepare(`UPDATE counters SET next = next + ? WHERE name = 'row' RETURNING next`)
    const row = next.get(count) as { next: number }
    return { txId: 0, ids: Array.from({ length: count }, (_, index) => row.next - count + index) }
  }

  /** One process owns the file: there is nobody else to wake. */
  async notify(): Promise<void> {}

  /** Specifications are constants, so the statement is found without building its text. */
  #statement(spec: object, sql: () => string): Database.Statement {
    let statement = this.#bySpec.get(spec)
    if (statement === undefined) {
      statement = this.#prepare(sql())
      this.#bySpec.set(spec, statement)
    }
    return statement
  }

  #prepare(sql: string): Database.Statement {
    let statement = this.#statements.get(sql)
    if (statement === undefined) {
      statement = this.#db.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }
}

function insertSql(table: TableSpec): string {
  const names = columnNames(table)
  return `INSERT INTO ${table.name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
}

function whereKey(key: readonly string[]): string {
  return key.map((column) => `${column} = ?`).join(' AND ')
}
