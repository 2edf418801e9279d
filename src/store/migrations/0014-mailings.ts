import type { Migration, SchemaWords } from './migration.js'

/** Mailing lists, mailings that come again, what each run of one did, and the consent of contacts. */
export const mailings: Migration = {
  version: 14,
  name: 'mailings',
  up: ({ clustered }: SchemaWords) => [
    `ALTER TABLE persons ADD COLUMN consent text`,
    `CREATE TABLE mailing_lists (
      company_id bigint NOT NULL,
      id bigint NOT NULL,
      name text NOT NULL,
      name_key text NOT NULL,
      created_at bigint NOT NULL,
      updated_at bigint NOT NULL,
      PRIMARY KEY (company_id, id)
    ) ${clustered}`,
    `CREATE UNIQUE INDEX mailing_lists_name ON mailing_lists (company_id, name_key)`,
    `CREATE TABLE list_contacts (
      company_id bigint NOT NULL,
      list_id bigint NOT NULL,
      id bigint NOT NULL,
      msisdn text NOT NULL,
      name text,
      attributes text NOT NULL,
      PRIMARY KEY (company_id, list_id, id)
    ) ${clustered}`,
    `CREATE UNIQUE INDEX list_contacts_number ON list_contacts (company_id, list_id, msisdn)`,
    `CREATE TABLE mailings (
      company_id bigint NOT NULL,
      id bigint NOT NULL,
      name text NOT NULL,
      content text NOT NULL,
      rule text NOT NULL,
      zone text NOT NULL,
      if_missed text NOT NULL CHECK (if_missed IN ('send_once','skip')),
      state text NOT NULL CHECK (state IN ('active','paused','ended')),
      next_at bigint,
      created_at bigint NOT NULL,
      updated_at bigint NOT NULL,
      PRIMARY KEY (company_id, id)
    ) ${clustered}`,
    `CREATE INDEX mailings_due ON mailings (next_at) WHERE state = 'active'`,
    `CREATE TABLE mailing_runs (
      company_id bigint NOT NULL,
      mailing_id bigint NOT NULL,
      id bigint NOT NULL,
      due_at bigint NOT NULL,
      at bigint NOT NULL,
      outcome text NOT NULL CHECK (outcome IN ('sent','missed','failed')),
      missed bigint NOT NULL,
      broadcast_id bigint,
      recipients bigint NOT NULL,
      segments bigint NOT NULL,
      refused bigint NOT NULL,
      reason text,
      PRIMARY KEY (company_id, mailing_id, id)
    ) ${clustered}`,
  ],
}
