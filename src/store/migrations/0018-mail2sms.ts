import type { Migration, SchemaWords } from './migration.js'

/** Who may send by mail, the mails that came, and what tells a copy. */
export const mail2sms: Migration = {
  version: 18,
  name: 'mail2sms',
  up: (words: SchemaWords) => [
    `CREATE TABLE mail_integrations (
      company_id bigint NOT NULL,
      id bigint NOT NULL,
      name text NOT NULL,
      state text NOT NULL CHECK (state IN ('active','paused')),
      address_hash text,
      senders text NOT NULL,
      networks text NOT NULL,
      recipients text NOT NULL,
      template text,
      max_segments integer NOT NULL CHECK (max_segments BETWEEN 1 AND 10),
      sender text,
      class text CHECK (class IN ('alert','service','mailing')),
      groups_similar integer NOT NULL CHECK (groups_similar IN (0, 1)),
      created_at bigint NOT NULL,
      updated_at bigint NOT NULL,
      PRIMARY KEY (company_id, id)
    ) ${words.clustered}`,
    `CREATE UNIQUE INDEX mail_integrations_address ON mail_integrations (address_hash) WHERE address_hash IS NOT NULL`,
    `CREATE TABLE mails (
      company_id bigint NOT NULL,
      id bigint NOT NULL,
      at bigint NOT NULL,
      integration_id bigint,
      verdict text NOT NULL CHECK (verdict IN ('sent','grouped','digest','test','ignored','refused','stored')),
      group_key text,
      group_until bigint,
      record text NOT NULL,
      text text,
      PRIMARY KEY (company_id, id),
      CHECK ((group_key IS NULL) = (group_until IS NULL))
    ) ${words.clustered}`,
    `CREATE INDEX mails_age ON mails (at)`,
    // Mails that wait for the digest that speaks of them.
    `CREATE INDEX mails_grouped ON mails (group_until, company_id, group_key) WHERE group_until IS NOT NULL`,
    `CREATE TABLE mail_keys (
      company_id bigint NOT NULL,
      key text NOT NULL,
      mail_id bigint NOT NULL,
      created_at bigint NOT NULL,
      PRIMARY KEY (company_id, key)
    ) ${words.clustered}`,
    `CREATE INDEX mail_keys_age ON mail_keys (created_at)`,
  ],
}
