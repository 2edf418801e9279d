/** What differs between the databases in a CREATE TABLE. */
export interface SchemaWords {
  bytes: string
  /** Ends a CREATE TABLE whose primary key is also its storage order. */
  clustered: string
  /** What hands out ids of rows that only the database sees (events, receipts). */
  rowIds: readonly string[]
}

export const sqliteWords: SchemaWords = {
  bytes: 'blob',
  clustered: 'STRICT, WITHOUT ROWID',
  rowIds: [`INSERT INTO counters (name, next) VALUES ('row', 1)`],
}
export const postgresWords: SchemaWords = {
  bytes: 'bytea',
  clustered: '',
  rowIds: [`CREATE SEQUENCE row_id AS bigint`],
}

export interface Migration {
  /** Grows by one; a shipped migration is never edited. */
  version: number
  name: string
  up(words: SchemaWords): readonly string[]
}
