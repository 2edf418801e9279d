import type { Migration, SchemaWords } from './migration.js'

/** Where answers to what came by mail go back, and what its sender is told of its messages. */
export const mailThreads: Migration = {
  version: 27,
  name: 'mail_threads',
  up: ({ clustered }: SchemaWords) => [
    `CREATE TABLE mail_threads (
      company_id bigint NOT NULL,
      first_id bigint NOT NULL,
      last_id bigint NOT NULL,
      mail_id bigint NOT NULL,
      created_at bigint NOT NULL,
      about text,
      report_to text,
      report_at bigint,
      looks integer NOT NULL,
      thread text NOT NULL,
      PRIMARY KEY (company_id, first_id)
    ) ${clustered}`,
    `CREATE INDEX mail_threads_age ON mail_threads (created_at)`,
    `CREATE INDEX mail_threads_about ON mail_threads (company_id, about, first_id) WHERE about IS NOT NULL`,
    `CREATE INDEX mail_threads_report ON mail_threads (report_at) WHERE report_at IS NOT NULL`,
    `ALTER TABLE mail_integrations ADD COLUMN contact text`,
    `ALTER TABLE mail_integrations ADD COLUMN reports text NOT NULL DEFAULT 'failures'
       CHECK (reports IN ('none','failures','all','summary'))`,
    `ALTER TABLE mail_integrations ADD COLUMN certificates text NOT NULL DEFAULT '[]'`,
    `ALTER TABLE mail_integrations ADD COLUMN acknowledgement text`,
    `ALTER TABLE outgoing_mails ADD COLUMN shape text`,
    `CREATE INDEX outgoing_mails_age ON outgoing_mails (ended_at) WHERE ended_at IS NOT NULL`,
  ],
}
