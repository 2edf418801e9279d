import type { Migration, SchemaWords } from './migration.js'

/**
 * The inbox has rows of its own and not only the event log: its order must outlive the events, and be read without walking over
 * those of sent messages.
 */
export const inboxAndLimits: Migration = {
  version: 6,
  name: 'inbox-and-limits',
  up: (words: SchemaWords) => [
    `ALTER TABLE companies ADD COLUMN requests_per_second integer CHECK (requests_per_second > 0)`,
    `ALTER TABLE companies ADD COLUMN recipients_per_second integer CHECK (recipients_per_second > 0)`,
    `ALTER TABLE api_keys ADD COLUMN allow_get integer NOT NULL DEFAULT 1 CHECK (allow_get IN (0, 1))`,
    `CREATE TABLE inbox (
      company_id bigint NOT NULL,
      tx_id bigint NOT NULL,
      id bigint NOT NULL,
      message_id bigint NOT NULL,
      own_address text NOT NULL,
      assigned_to bigint,
      PRIMARY KEY (company_id, tx_id, id)
    ) ${words.clustered}`,
    `CREATE UNIQUE INDEX inbox_message ON inbox (company_id, message_id)`,
    `CREATE INDEX inbox_number ON inbox (company_id, own_address, tx_id, id)`,
    `INSERT INTO inbox (company_id, tx_id, id, message_id, own_address)
      SELECT events.company_id, events.tx_id, events.id, messages.id, messages.own_address
      FROM events JOIN messages ON messages.company_id = events.company_id AND messages.id = events.subject_id
      WHERE events.type = 'message.received'`,
  ],
}
