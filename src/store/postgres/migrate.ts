import type { ClientBase } from 'pg'

import { migrations, postgresWords, refuseNewerSchema } from '../migrations/index.js'

/** Any number, the same in every gateway. */
const migrationLock = 728_193_001

/** Brings the schema up to date; of several processes that start together one does it and the rest wait. */
export async function migratePostgres(client: ClientBase): Promise<void> {
  await client.query('SELECT pg_advisory_lock($1)', [migrationLock])
  try {
    await client.query('CREATE TABLE IF NOT EXISTS schema_version (version integer NOT NULL)')
    const { rows } = await client.query<{ version: number | null }>(
      'SELECT MAX(version) AS version FROM schema_version',
    )
    const version = rows[0]?.version ?? 0
    refuseNewerSchema(version)
    for (const migration of migrations.filter((m) => m.version > version)) {
      await client.query('BEGIN')
      for (const sql of migration.up(postgresWords)) await client.query(sql)
      await client.query('INSERT INTO schema_version (version) VALUES ($1)', [migration.version])
      await client.query('COMMIT')
    }
  } finally {
    await client.query('SELECT pg_advisory_unlock($1)', [migrationLock])
  }
}
