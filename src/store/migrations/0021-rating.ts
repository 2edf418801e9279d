import type { Migration, SchemaWords } from './migration.js'

/**
 * What a company is charged. An account is one row whose `version` every write proves and raises, so writes of several processes follow
 * each other; postings are added and never changed. `sms_since` is null where text messages are not charged; `tx_id` and `id` say how
 * far the company's log was followed.
 */
export const rating: Migration = {
  version: 21,
  name: 'rating',
  up: (words: SchemaWords) => [
    `CREATE TABLE rating_accounts (
      company_id bigint NOT NULL PRIMARY KEY,
      version bigint NOT NULL,
      zone text NOT NULL,
      state text NOT NULL,
      last_posting bigint NOT NULL,
      due_at bigint,
      sms_since bigint,
      tx_id bigint NOT NULL,
      id bigint NOT NULL,
      spending_limit bigint,
      created_at bigint NOT NULL,
      updated_at bigint NOT NULL
    ) ${words.clustered}`,
    `CREATE INDEX rating_accounts_due ON rating_accounts (due_at) WHERE due_at IS NOT NULL`,
    `CREATE TABLE rating_postings (
      company_id bigint NOT NULL,
      id bigint NOT NULL,
      source text NOT NULL,
      number_id bigint,
      message_id bigint,
      service_date text NOT NULL,
      booked_on text NOT NULL,
      kind text NOT NULL,
      amount bigint NOT NULL,
      basis text NOT NULL,
      created_at bigint NOT NULL,
      PRIMARY KEY (company_id, id)
    ) ${words.clustered}`,
    `CREATE UNIQUE INDEX rating_postings_source ON rating_postings (company_id, source)`,
    `CREATE INDEX rating_postings_booked ON rating_postings (company_id, booked_on, id)`,
    `CREATE INDEX rating_postings_message ON rating_postings (company_id, message_id) WHERE message_id IS NOT NULL`,
    `CREATE TABLE rating_usage (
      company_id bigint NOT NULL,
      id bigint NOT NULL,
      number_id bigint NOT NULL,
      ended_at bigint NOT NULL,
      rated text NOT NULL,
      PRIMARY KEY (company_id, id)
    ) ${words.clustered}`,
    `CREATE INDEX rating_usage_number ON rating_usage (company_id, number_id, ended_at)`,
    `CREATE TABLE rating_parked (
      company_id bigint NOT NULL,
      kind text NOT NULL CHECK (kind IN ('sms', 'call')),
      id bigint NOT NULL,
      reason text NOT NULL,
      explanation text NOT NULL,
      usage text NOT NULL,
      parked_at bigint NOT NULL,
      PRIMARY KEY (company_id, kind, id)
    ) ${words.clustered}`,
  ],
}
