import { type Kysely, sql } from 'kysely'

import type { SnapshotName } from '../../core/snapshots.js'
import type { Statement } from '../batch/change.js'
import type { Schema } from '../tables/tables.js'
import { statement } from './statement.js'

export function raiseRevision(db: Kysely<Schema>, name: SnapshotName): Statement {
  return statement(
    db
      .insertInto('revisions')
      .values({ name, revision: 1 })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ revision: sql`revisions.revision + 1` })),
  )
}

export async function readRevisions(db: Kysely<Schema>): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom('revisions').selectAll().execute()
  return new Map(rows.map(({ name, revision }) => [name, revision]))
}
