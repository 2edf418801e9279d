import type { Migration, SchemaWords } from './migration.js'

/** Work that takes longer than a request: imports of persons with their rows, exports with the file that they write. */
export const jobs: Migration = {
  version: 13,
  name: 'jobs',
  up: ({ bytes, clustered }: SchemaWords) => [
    `CREATE TABLE jobs (
      company_id bigint NOT NULL,
      id bigint NOT NULL,
      kind text NOT NULL CHECK (kind IN ('person_import','history_export')),
      state text NOT NULL CHECK (state IN ('uploading','reading','planned','applying','writing','done','failed')),
      actor text NOT NULL,
      request text NOT NULL,
      result text NOT NULL,
      position bigint NOT NULL,
      error text,
      created_at bigint NOT NULL,
      updated_at bigint NOT NULL,
      expires_at bigint NOT NULL,
      PRIMARY KEY (company_id, id)
    ) ${clustered}`,
    `CREATE INDEX jobs_working ON jobs (kind, id) WHERE state IN ('reading','applying','writing')`,
    `CREATE INDEX jobs_expiry ON jobs (kind, expires_at)`,
    `CREATE TABLE job_parts (
      company_id bigint NOT NULL,
      job_id bigint NOT NULL,
      part bigint NOT NULL,
      content ${bytes} NOT NULL,
      PRIMARY KEY (company_id, job_id, part)
    )`,
    `CREATE TABLE import_rows (
      company_id bigint NOT NULL,
      job_id bigint NOT NULL,
      line bigint NOT NULL,
      action text NOT NULL CHECK (action IN ('created','changed','unchanged','refused')),
      person_id bigint,
      name text,
      changes text NOT NULL,
      reason text,
      person text,
      based_on bigint,
      outcome text CHECK (outcome IN ('applied','conflict')),
      PRIMARY KEY (company_id, job_id, line)
    ) ${clustered}`,
  ],
}
