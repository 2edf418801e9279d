import type Database from 'better-sqlite3'

import type { BatchTransaction, ColumnOf, RowIds, UpdateSpec } from '../batch/transaction.js'
import type { RowOf, SqlValue, TableSpec, Tuple } from '../tables/table.js'
import { columnNames } from '../tables/table.js'

/** Prepared statements in a loop, inside the writer's thread. Statements are prepared once and kept. */
export class SqliteTransaction implements BatchTransaction {
  readonly skipLocked = ''
  readonly forShare = ''
  readonly #db: Database.Database
  readonly #statements = new Map<string, Database.Statement>()

  constructor(db: Database.Database) {
    this.#db = db
  }

  async insertMany<T extends TableSpec>(table: T, rows: readonly Tuple[]): Promise<void> {
    const insert = this.#prepare(insertSql('INSERT', table))
    for (const row of rows) insert.run(...row)
  }

  async insertMissing<T extends TableSpec>(table: T, rows: readonly Tuple[]): Promise<boolean[]> {
    const insert = this.#prepare(`${insertSql('INSERT', table)} ON CONFLICT DO NOTHING`)
    return rows.map((row) => insert.run(...row).changes === 1)
  }

  async updateMany<T extends TableSpec>(table: T, spec: UpdateSpec<T>, rows: readonly Tuple[]): Promise<void> {
    const update = this.#prepare(
      `UPDATE ${table.name} SET ${spec.set.map((c) => `${c} = ?`).join(', ')} WHERE ${whereKey(spec.key)}`,
    )
    for (const row of rows) update.run(...row)
  }

  async selectMany<T extends TableSpec>(
    table: T,
    key: readonly ColumnOf<T>[],
    keys: readonly Tuple[],
  ): Promise<RowOf<T>[]> {
    const select = this.#prepare(`SELECT ${columnNames(table).join(', ')} FROM ${table.name} WHERE ${whereKey(key)}`)
    return keys.flatMap((values) => select.all(...values) as RowOf<T>[])
  }

  /** One writer: every row read is locked already. */
  lockMany<T extends TableSpec>(table: T, key: readonly ColumnOf<T>[], keys: readonly Tuple[]): Promise<RowOf<T>[]> {
    return this.selectMany(table, key, keys)
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

  #prepare(sql: string): Database.Statement {
    let statement = this.#statements.get(sql)
    if (statement === undefined) {
      statement = this.#db.prepare(sql)
      this.#statements.set(sql, statement)
    }
    return statement
  }
}

function insertSql(verb: string, table: TableSpec): string {
  const names = columnNames(table)
  return `${verb} INTO ${table.name} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
}

function whereKey(key: readonly string[]): string {
  return key.map((column) => `${column} = ?`).join(' AND ')
}
