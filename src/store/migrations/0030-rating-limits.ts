import type { Migration, SchemaWords } from './migration.js'

/** The month in which a limit holds mailings back, and the keys of changes that were ordered, with their answers. */
export const ratingLimits: Migration = {
  version: 30,
  name: 'rating limits',
  up: (words: SchemaWords) => [
    `ALTER TABLE rating_accounts ADD COLUMN held_month text`,
    `CREATE TABLE rating_requests (
      company_id bigint NOT NULL,
      idempotency_key text NOT NULL,
      request_hash text NOT NULL,
      answer text NOT NULL,
      created_at bigint NOT NULL,
      PRIMARY KEY (company_id, idempotency_key)
    ) ${words.clustered}`,
    `CREATE INDEX rating_requests_created ON rating_requests (created_at)`,
  ],
}
