import type { Migration } from './migration.js'

/** Budgets of users in money, beside those in segments. */
export const budgetsInRoubles: Migration = {
  version: 25,
  name: 'budgets-in-roubles',
  up: () => [
    `ALTER TABLE sending_rights ADD COLUMN monthly_kopecks bigint CHECK (monthly_kopecks IS NULL OR monthly_kopecks >= 0)`,
    `ALTER TABLE budget_use ADD COLUMN kopecks bigint NOT NULL DEFAULT 0`,
  ],
}
