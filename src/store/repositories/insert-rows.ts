import type { Statement } from '../batch/change.js'
import type { Database } from '../database.js'
import type { ColumnType, SqlValue, TableSpec } from '../tables/table.js'
import { columnNames } from '../tables/table.js'

/** Inserts rows, values in the order of the table's columns, with one statement that takes them as JSON; none for no rows. */
export function insertRows(
  kind: Database['kind'],
  spec: TableSpec,
  rows: readonly (readonly Exclude<SqlValue, Uint8Array>[])[],
  onConflict = '',
): Statement[] {
  if (rows.length === 0) return []
  const columns = columnNames(spec)
  const values = columns.map((name, index) =>
    kind === 'sqlite' ? `value ->> ${index}` : `CAST(value ->> ${index} AS ${typeOf(spec.columns[name])})`,
  )
  const source = kind === 'sqlite' ? 'json_each(?)' : 'json_array_elements(CAST(? AS json)) AS given (value)'
  // Without WHERE, SQLite takes ON CONFLICT for a part of the join.
  const insert = `INSERT INTO ${spec.name} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${source} WHERE true ${onConflict}`
  return [{ sql: insert, parameters: [JSON.stringify(rows)] }]
}

function typeOf(type: ColumnType | undefined): string {
  const plain = type?.replace('?', '') ?? 'text'
  return plain === 'bytes' ? 'bytea' : plain
}
