import type { Migration, SchemaWords } from './migration.js'

/** What happens to calls: scenarios with their versions, and the numbers that follow them. */
export const scenarios: Migration = {
  version: 19,
  name: 'scenarios',
  up: ({ clustered }: SchemaWords) => [
    `CREATE TABLE scenarios (
      company_id bigint NOT NULL,
      id bigint NOT NULL,
      name text NOT NULL,
      draft text NOT NULL,
      last_version integer NOT NULL,
      created_at bigint NOT NULL,
      updated_at bigint NOT NULL,
      PRIMARY KEY (company_id, id)
    ) ${clustered}`,
    `CREATE TABLE scenario_versions (
      company_id bigint NOT NULL,
      scenario_id bigint NOT NULL,
      version integer NOT NULL,
      document text NOT NULL,
      note text,
      published_at bigint NOT NULL,
      published_by text NOT NULL,
      PRIMARY KEY (company_id, scenario_id, version)
    ) ${clustered}`,
    // Of several that begin at the same instant the one that was set last counts.
    `CREATE TABLE scenario_switches (
      company_id bigint NOT NULL,
      scenario_id bigint NOT NULL,
      from_at bigint NOT NULL,
      id bigint NOT NULL,
      version integer NOT NULL,
      set_by text NOT NULL,
      PRIMARY KEY (company_id, scenario_id, from_at, id)
    ) ${clustered}`,
    `CREATE TABLE voice_numbers (
      number_id bigint NOT NULL PRIMARY KEY,
      company_id bigint NOT NULL,
      zone text,
      channel_limit integer CHECK (channel_limit > 0),
      scenario_id bigint
    ) ${clustered}`,
    `CREATE INDEX voice_numbers_scenario ON voice_numbers (company_id, scenario_id) WHERE scenario_id IS NOT NULL`,
  ],
}
