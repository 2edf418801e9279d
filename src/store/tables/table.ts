/** Column types of both databases; `?` marks a column that may be null. */
export type ColumnType = 'bigint' | 'bigint?' | 'integer' | 'integer?' | 'text' | 'text?' | 'bytes' | 'bytes?'

export interface TableSpec<Columns extends Record<string, ColumnType> = Record<string, ColumnType>> {
  readonly name: string
  readonly columns: Columns
}

type Value<T extends ColumnType> = T extends 'bigint' | 'integer'
  ? number
  : T extends 'bigint?' | 'integer?'
    ? number | null
    : T extends 'text'
      ? string
      : T extends 'text?'
        ? string | null
        : T extends 'bytes'
          ? Buffer
          : Buffer | null

/** A row as an object, for Kysely and for selects. */
export type RowOf<T extends TableSpec> = { [K in keyof T['columns']]: Value<T['columns'][K]> }

/** A value as it travels to the database. */
export type SqlValue = string | number | null | Uint8Array
/** A row as values in the order of the table's columns. */
export type Tuple = readonly SqlValue[]

export function table<const Columns extends Record<string, ColumnType>>(
  name: string,
  columns: Columns,
): TableSpec<Columns> {
  return { name, columns }
}

export function columnNames(spec: TableSpec): readonly string[] {
  return Object.keys(spec.columns)
}
