import type { Migration, SchemaWords } from './migration.js'

/** Mails that are expected again and again; who stays silent is reported. */
export const mailWatches: Migration = {
  version: 28,
  name: 'mail_watches',
  up: ({ clustered }: SchemaWords) => [
    `CREATE TABLE mail_watches (
      company_id bigint NOT NULL,
      id bigint NOT NULL,
      name text NOT NULL,
      state text NOT NULL CHECK (state IN ('waiting','overdue','returned','paused')),
      integration_id bigint,
      tag_id bigint,
      every_minutes integer NOT NULL CHECK (every_minutes BETWEEN 1 AND 44640),
      recipients text NOT NULL,
      is_heartbeat integer NOT NULL CHECK (is_heartbeat IN (0, 1)),
      last_at bigint,
      due_at bigint NOT NULL,
      created_at bigint NOT NULL,
      updated_at bigint NOT NULL,
      PRIMARY KEY (company_id, id),
      CHECK (integration_id IS NOT NULL OR tag_id IS NOT NULL)
    ) ${clustered}`,
    `CREATE INDEX mail_watches_due ON mail_watches (due_at) WHERE state = 'waiting'`,
    `CREATE INDEX mail_watches_returned ON mail_watches (due_at) WHERE state = 'returned'`,
  ],
}
