import type { Migration, SchemaWords } from './migration.js'

/** What steps of calls work with: prompts, channels that are taken, who waits, and who was rung and talked when. */
export const callSteps: Migration = {
  version: 31,
  name: 'call-steps',
  up: ({ clustered, bytes }: SchemaWords) => [
    `CREATE TABLE prompts (
      company_id bigint NOT NULL,
      id bigint NOT NULL,
      name text NOT NULL,
      language text NOT NULL,
      text text,
      duration_ms bigint NOT NULL,
      bytes bigint NOT NULL,
      sha256 text NOT NULL,
      created_at bigint NOT NULL,
      PRIMARY KEY (company_id, id)
    ) ${clustered}`,
    `CREATE UNIQUE INDEX prompts_name ON prompts (company_id, name, language)`,
    `CREATE TABLE prompt_parts (
      company_id bigint NOT NULL,
      prompt_id bigint NOT NULL,
      part integer NOT NULL,
      content ${bytes} NOT NULL,
      PRIMARY KEY (company_id, prompt_id, part)
    )`,
    `ALTER TABLE calls ADD COLUMN channel integer NOT NULL DEFAULT 1 CHECK (channel IN (0,1))`,
    `CREATE INDEX calls_channels ON calls (number_id) WHERE state = 'in_progress' AND channel = 1`,
    // Only ever added to: processes that write at the same time never wait for each other.
    `CREATE TABLE target_uses (
      company_id bigint NOT NULL,
      target text NOT NULL,
      kind text NOT NULL CHECK (kind IN ('rung','talked')),
      at bigint NOT NULL,
      call_id bigint NOT NULL,
      PRIMARY KEY (company_id, target, kind, at, call_id)
    ) ${clustered}`,
    // Legs in progress; a call writes its own alone.
    `CREATE TABLE live_legs (
      company_id bigint NOT NULL,
      call_id bigint NOT NULL,
      leg integer NOT NULL,
      target text NOT NULL,
      PRIMARY KEY (company_id, call_id, leg)
    ) ${clustered}`,
    `CREATE INDEX live_legs_target ON live_legs (company_id, target)`,
    `CREATE TABLE queue_places (
      company_id bigint NOT NULL,
      queue text NOT NULL,
      joined_at bigint NOT NULL,
      call_id bigint NOT NULL,
      PRIMARY KEY (company_id, queue, call_id)
    ) ${clustered}`,
    `CREATE INDEX queue_places_call ON queue_places (company_id, call_id)`,
    `CREATE INDEX call_legs_talks ON call_legs (company_id, target, ended_at) WHERE connected_at IS NOT NULL`,
    `CREATE INDEX target_uses_age ON target_uses (at)`,
  ],
}
