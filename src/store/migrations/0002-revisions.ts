import type { Migration, SchemaWords } from './migration.js'

/** One row for each table that every process holds in memory; see core/snapshots.ts. */
export const revisions: Migration = {
  version: 2,
  name: 'revisions',
  up: (words: SchemaWords) => [
    `CREATE TABLE revisions (
      name text NOT NULL PRIMARY KEY,
      revision bigint NOT NULL
    ) ${words.clustered}`,
  ],
}
