import type { QueryConfig, QueryResult } from 'pg'

import type { BatchTransaction, ColumnOf, RowIds, SelectSpec, UpdateSpec } from '../batch/transaction.js'
import type { ColumnType, RowOf, SqlValue, TableSpec, Tuple } from '../tables/table.js'
import { columnNames } from '../tables/table.js'

/** One statement over unnested arrays for any number of rows, so that the plan is made once per statement and not per row count. */
export class PostgresTransaction implements BatchTransaction {
  readonly recent = null
  readonly skipLocked = 'FOR UPDATE SKIP LOCKED'
  readonly forShare = 'FOR SHARE'
  readonly #query: (query: QueryConfig) => Promise<QueryResult>
  readonly #names = new Map<string, string>()
  readonly #wakeUps = new Set<string>()

  constructor(query: (query: QueryConfig) => Promise<QueryResult>) {
    this.#query = query
  }

  async insertMany<T extends TableSpec>(table: T, rows: readonly Tuple[]): Promise<void> {
    if (rows.length === 0) return
    await this.#execute(insertSql(table), columnArrays(rows, columnNames(table).length))
  }

  async insertMissing<T extends TableSpec>(table: T, rows: readonly Tuple[]): Promise<boolean[]> {
    if (rows.length === 0) return []
    const names = columnNames(table)
    const sql = `WITH input AS (SELECT * FROM ${unnest(table, names)} WITH ORDINALITY AS v(${names.join(', ')}, position)),
      done AS (INSERT INTO ${table.name} (${names.join(', ')}) SELECT ${names.join(', ')} FROM input ORDER BY position
        ON CONFLICT DO NOTHING RETURNING ${names.join(', ')})
      SELECT DISTINCT ON (${names.join(', ')}) input.position FROM input JOIN done USING (${names.join(', ')})
      ORDER BY ${names.join(', ')}, input.position`
    const result = await this.#execute<{ position: number }>(sql, columnArrays(rows, names.length))
    const inserted = new Set(result.map((row) => row.position))
    return rows.map((_, index) => inserted.has(index + 1))
  }

  async updateMany<T extends TableSpec>(table: T, spec: UpdateSpec<T>, rows: readonly Tuple[]): Promise<void> {
    if (rows.length === 0) return
    const names = [...spec.set, ...spec.key]
    const sql = `UPDATE ${table.name} AS t SET ${spec.set.map((c) => `${c} = v.${c}`).join(', ')}
      FROM ${unnest(table, names)} AS v(${names.join(', ')}) WHERE ${joinOn(spec.key)}`
    await this.#execute(sql, columnArrays(rows, names.length))
  }

  async selectMany<T extends TableSpec, C extends ColumnOf<T>>(
    table: T,
    spec: SelectSpec<T, C>,
    keys: readonly Tuple[],
  ): Promise<Pick<RowOf<T>, C>[]> {
    return keys.length === 0 ? [] : this.#execute(selectSql(table, spec), columnArrays(keys, spec.key.length))
  }

  async lockMany<T extends TableSpec, C extends ColumnOf<T>>(
    table: T,
    spec: SelectSpec<T, C>,
    keys: readonly Tuple[],
  ): Promise<Pick<RowOf<T>, C>[]> {
    if (keys.length === 0) return []
    // One locking order for all processes, so that none waits for another in a circle.
    const order = spec.key.map((column) => `t.${column}`).join(', ')
    return this.#execute(
      `${selectSql(table, spec)} ORDER BY ${order} FOR UPDATE OF t`,
      columnArrays(keys, spec.key.length),
    )
  }

  async query<R>(sql: string, parameters: readonly SqlValue[]): Promise<R[]> {
    return this.#execute<R>(numbered(sql), parameters.map(storable))
  }

  async run(sql: string, parameters: readonly SqlValue[]): Promise<number> {
    const result = await this.#query({ text: numbered(sql), values: parameters.map(storable) })
    return result.rowCount ?? 0
  }

  async rowIds(count: number): Promise<RowIds> {
    const rows = await this.#execute<{ tx: number; id: number }>(
      `SELECT pg_current_xact_id()::text::bigint AS tx, nextval('row_id') AS id FROM generate_series(1, $1::integer)`,
      [count],
    )
    return { txId: rows[0]?.tx ?? 0, ids: rows.map((row) => row.id) }
  }

  async notify(carrier: string): Promise<void> {
    if (this.#wakeUps.has(carrier)) return
    this.#wakeUps.add(carrier)
    await this.#execute(`SELECT pg_notify('svyaz_dispatch', $1)`, [carrier])
  }

  /** Notifications are once per transaction. */
  begin(): void {
    this.#wakeUps.clear()
  }

  async #execute<R>(sql: string, values: readonly unknown[]): Promise<R[]> {
    let name = this.#names.get(sql)
    if (name === undefined) {
      name = `batch_${this.#names.size}`
      this.#names.set(sql, name)
    }
    const result = await this.#query({ name, text: sql, values: [...values] })
    return result.rows as R[]
  }
}

function insertSql(table: TableSpec): string {
  const names = columnNames(table)
  return `INSERT INTO ${table.name} (${names.join(', ')}) SELECT * FROM ${unnest(table, names)}`
}

function selectSql<T extends TableSpec>(table: T, { columns, key }: SelectSpec<T, ColumnOf<T>>): string {
  const wanted = columns.map((column) => `t.${column}`).join(', ')
  return `SELECT ${wanted} FROM ${table.name} AS t JOIN ${unnest(table, key)} AS v(${key.join(', ')}) ON ${joinOn(key)}`
}

function unnest(table: TableSpec, names: readonly string[]): string {
  const arrays = names.map((name, index) => `$${index + 1}::${postgresType(table.columns[name])}[]`)
  return `unnest(${arrays.join(', ')})`
}

function postgresType(type: ColumnType | undefined): string {
  switch (type) {
    case 'bigint':
    case 'bigint?':
      return 'bigint'
    case 'integer':
    case 'integer?':
      return 'integer'
    case 'bytes':
    case 'bytes?':
      return 'bytea'
    case 'text':
    case 'text?':
      return 'text'
    case undefined:
      throw new TypeError('no such column')
  }
}

function columnArrays(rows: readonly Tuple[], width: number): SqlValue[][] {
  return Array.from({ length: width }, (_, column) => rows.map((row) => storable(row[column] ?? null)))
}

/** PostgreSQL has no place for U+0000 in a text; operators and subscribers send it all the same. */
function storable(value: SqlValue): SqlValue {
  return typeof value === 'string' && value.includes('\u0000') ? value.replaceAll('\u0000', '\ufffd') : value
}

function joinOn(key: readonly string[]): string {
  return key.map((column) => `t.${column} = v.${column}`).join(' AND ')
}

/** `?` to `$1`, `$2` …; our statements hold no question mark of their own. */
function numbered(sql: string): string {
  let count = 0
  return sql.replaceAll('?', () => `$${++count}`)
}
