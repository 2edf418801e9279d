import type { Migration, SchemaWords } from './migration.js'

/** Calls with the telephones that they rang, what of them is charged, and what was recorded. */
export const calls: Migration = {
  version: 20,
  name: 'calls',
  up: ({ clustered }: SchemaWords) => [
    `CREATE TABLE calls (
      company_id bigint NOT NULL,
      id bigint NOT NULL,
      number_id bigint NOT NULL,
      number text NOT NULL,
      caller text,
      scenario_id bigint NOT NULL,
      scenario_version integer NOT NULL,
      carrier text NOT NULL,
      holder bigint NOT NULL,
      state text NOT NULL CHECK (state IN ('in_progress','ended')),
      outcome text CHECK (outcome IN ('talked','message','missed','heard')),
      reason text,
      started_at bigint NOT NULL,
      answered_at bigint,
      ended_at bigint,
      notes text NOT NULL,
      PRIMARY KEY (company_id, id)
    ) ${clustered}`,
    `CREATE INDEX calls_in_progress ON calls (holder) WHERE state = 'in_progress'`,
    `CREATE INDEX calls_caller ON calls (company_id, caller, id) WHERE caller IS NOT NULL`,
    `CREATE TABLE call_legs (
      company_id bigint NOT NULL,
      call_id bigint NOT NULL,
      leg integer NOT NULL,
      target text NOT NULL,
      step text NOT NULL,
      started_at bigint NOT NULL,
      answered_at bigint,
      connected_at bigint,
      ended_at bigint NOT NULL,
      end_kind text NOT NULL,
      PRIMARY KEY (company_id, call_id, leg)
    ) ${clustered}`,
    // In the order in which usage is rated.
    `CREATE TABLE call_usage (
      company_id bigint NOT NULL,
      until_at bigint NOT NULL,
      id bigint NOT NULL,
      call_id bigint NOT NULL,
      kind text NOT NULL CHECK (kind IN ('ivr','leg','record')),
      from_at bigint NOT NULL,
      seconds integer NOT NULL,
      steps text NOT NULL,
      target text,
      accepted integer,
      PRIMARY KEY (company_id, until_at, id)
    ) ${clustered}`,
    `CREATE INDEX call_usage_call ON call_usage (company_id, call_id)`,
    `CREATE TABLE call_recordings (
      company_id bigint NOT NULL,
      call_id bigint NOT NULL,
      id bigint NOT NULL,
      kind text NOT NULL CHECK (kind IN ('message','call')),
      started_at bigint NOT NULL,
      duration_ms bigint NOT NULL,
      bytes bigint NOT NULL,
      sha256 text NOT NULL,
      PRIMARY KEY (company_id, call_id, id)
    ) ${clustered}`,
  ],
}
