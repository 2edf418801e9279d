import type { Migration, SchemaWords } from './migration.js'

/** To whom users may send, when and how much, and what they have used. */
export const rights: Migration = {
  version: 12,
  name: 'rights',
  up: ({ clustered }: SchemaWords) => [
    `CREATE TABLE sending_rights (
      company_id bigint NOT NULL,
      user_id bigint NOT NULL,
      allow text,
      hours text,
      monthly_segments bigint CHECK (monthly_segments IS NULL OR monthly_segments >= 0),
      PRIMARY KEY (company_id, user_id)
    ) ${clustered}`,
    `CREATE TABLE budget_use (
      company_id bigint NOT NULL,
      budget text NOT NULL,
      segments bigint NOT NULL,
      PRIMARY KEY (company_id, budget)
    ) ${clustered}`,
    `ALTER TABLE messages ADD COLUMN budget text`,
  ],
}
