import type { Migration, SchemaWords } from './migration.js'

/** The ledger of opt-outs, and when companies may send. */
export const consentAndHours: Migration = {
  version: 4,
  name: 'consent-and-hours',
  up: (words: SchemaWords) => [
    `ALTER TABLE companies ADD COLUMN quiet_hours text`,
    `CREATE TABLE opt_outs (
      company_id bigint NOT NULL,
      id bigint NOT NULL,
      revision bigint NOT NULL,
      msisdn text NOT NULL,
      scope text NOT NULL CHECK (scope IN ('all','mailing')),
      kind text NOT NULL CHECK (kind IN ('opt_out','blacklist')),
      source text NOT NULL CHECK (source IN ('api','sms','operator','import')),
      note text,
      created_at bigint NOT NULL,
      created_by text NOT NULL,
      removed_at bigint,
      removed_by text,
      confirm_at bigint,
      PRIMARY KEY (company_id, id)
    ) ${words.clustered}`,
    `CREATE UNIQUE INDEX opt_outs_held ON opt_outs (company_id, msisdn, scope, kind) WHERE removed_at IS NULL`,
    `CREATE INDEX opt_outs_msisdn ON opt_outs (company_id, msisdn, id)`,
    `CREATE INDEX opt_outs_revision ON opt_outs (revision, id)`,
    `CREATE INDEX opt_outs_confirm ON opt_outs (confirm_at) WHERE confirm_at IS NOT NULL`,
  ],
}
