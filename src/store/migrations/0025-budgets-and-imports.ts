import type { Migration, SchemaWords } from './migration.js'

/** Budgets of users in money, beside those in segments; imports that put people into groups and tags, and delete them. */
export const budgetsAndImports: Migration = {
  version: 25,
  name: 'budgets-and-imports',
  up: (words: SchemaWords) => [...budgets, ...importRows(words)],
}

const budgets = [
  `ALTER TABLE sending_rights ADD COLUMN monthly_kopecks bigint CHECK (monthly_kopecks IS NULL OR monthly_kopecks >= 0)`,
  `ALTER TABLE budget_use ADD COLUMN kopecks bigint NOT NULL DEFAULT 0`,
]

/** SQLite changes no CHECK of a table that is there. */
const importRows = ({ clustered }: SchemaWords): string[] => [
  `CREATE TABLE import_rows_new (
    company_id bigint NOT NULL,
    job_id bigint NOT NULL,
    line bigint NOT NULL,
    action text NOT NULL CHECK (action IN ('created','changed','unchanged','refused','deleted')),
    person_id bigint,
    name text,
    changes text NOT NULL,
    reason text,
    person text,
    based_on bigint,
    outcome text CHECK (outcome IN ('applied','conflict')),
    memberships text,
    PRIMARY KEY (company_id, job_id, line)
  ) ${clustered}`,
  `INSERT INTO import_rows_new
    SELECT company_id, job_id, line, action, person_id, name, changes, reason, person, based_on, outcome, NULL FROM import_rows`,
  `DROP TABLE import_rows`,
  `ALTER TABLE import_rows_new RENAME TO import_rows`,
]
