import pg from 'pg'

import { migratePostgres } from '../store/postgres/migrate.js'
import { createPostgres, hasPostgres } from './databases.js'

/**
 * Makes a migrated database that every test database on PostgreSQL begins as a copy of: running the migrations hundreds of times took
 * longer than most tests. Vitest does this once, before the files and their processes.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (!(await hasPostgres())) return undefined
  const { url, drop } = await createPostgres()
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await migratePostgres(client)
  await client.end()
  process.env.SVYAZ_TEST_TEMPLATE = new URL(url).pathname.slice(1)
  return drop
}
