import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import pg from 'pg'

export interface TestDatabase {
  /** For `SVYAZ_DATABASE_URL`. */
  url: string
  drop(): Promise<void>
}

export interface TestDatabaseKind {
  name: 'sqlite' | 'postgres'
  create(): Promise<TestDatabase>
}

const postgresUrl = process.env.SVYAZ_TEST_POSTGRES_URL ?? 'postgres://postgres@127.0.0.1:5432/postgres'

const sqlite: TestDatabaseKind = {
  name: 'sqlite',
  create: () => {
    const folder = mkdtempSync(join(tmpdir(), 'svyaz-'))
    return Promise.resolve({
      url: `sqlite:${join(folder, 'svyaz.db')}`,
      drop: () => Promise.resolve(rmSync(folder, { recursive: true, force: true })),
    })
  },
}

const postgres: TestDatabaseKind = {
  name: 'postgres',
  create: () => createPostgres(process.env.SVYAZ_TEST_TEMPLATE),
}

/** An empty database, or a copy of one that nobody is connected to. */
export async function createPostgres(template?: string): Promise<TestDatabase> {
  const name = `svyaz_test_${randomBytes(6).toString('hex')}`
  await administer(`CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE ${template}`}`)
  const url = new URL(postgresUrl)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => administer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) }
}

export async function administer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: postgresUrl, connectionTimeoutMillis: 3_000 })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** A server that must be there under CI; elsewhere its suites are left out with a line that says so. */
export async function hasPostgres(): Promise<boolean> {
  try {
    await administer('SELECT 1')
    return true
  } catch (error) {
    if (process.env.CI === 'true') throw new Error(`CI needs PostgreSQL at ${postgresUrl}`, { cause: error })
    console.warn(`No PostgreSQL at ${postgresUrl}: its suites are left out (set SVYAZ_TEST_POSTGRES_URL).`)
    return false
  }
}

/** Every database the suites run on. */
export const testDatabases: readonly TestDatabaseKind[] = (await hasPostgres()) ? [sqlite, postgres] : [sqlite]
