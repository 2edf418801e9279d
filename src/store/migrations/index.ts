import { foundation } from './0001-foundation.js'
import type { Migration } from './migration.js'

export const migrations: readonly Migration[] = [foundation]
export const latestVersion = migrations.at(-1)?.version ?? 0
export { postgresWords, sqliteWords } from './migration.js'
