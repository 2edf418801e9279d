import type { Migration, SchemaWords } from './migration.js'

/** Which way calls went, and reports on calls and messages that are made again and again. */
export const trafficReports: Migration = {
  version: 33,
  name: 'traffic-reports',
  up: ({ clustered }: SchemaWords) => [
    `ALTER TABLE calls ADD COLUMN direction text NOT NULL DEFAULT 'in' CHECK (direction IN ('in','out'))`,
    `CREATE INDEX calls_started ON calls (company_id, started_at)`,
    `CREATE TABLE traffic_reports (
      company_id bigint NOT NULL,
      id bigint NOT NULL,
      name text NOT NULL,
      criteria text NOT NULL,
      period text NOT NULL,
      zone text NOT NULL,
      rule text,
      mail_to text NOT NULL,
      next_at bigint,
      created_at bigint NOT NULL,
      updated_at bigint NOT NULL,
      PRIMARY KEY (company_id, id)
    ) ${clustered}`,
    `CREATE INDEX traffic_reports_due ON traffic_reports (next_at) WHERE next_at IS NOT NULL`,
  ],
}
