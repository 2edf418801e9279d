import type { Migration, SchemaWords } from './migration.js'

/** What steps of calls work with: prompts. */
export const callSteps: Migration = {
  version: 32,
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
  ],
}
