import type { Migration, SchemaWords } from './migration.js'

/** Alerts that wait for somebody to take them. */
export const alerts: Migration = {
  version: 17,
  name: 'alerts',
  up: ({ clustered }: SchemaWords) => [
    `CREATE TABLE alerts (
      company_id bigint NOT NULL,
      id bigint NOT NULL,
      text text NOT NULL,
      title text NOT NULL,
      sender text,
      word text NOT NULL,
      steps text NOT NULL,
      state text NOT NULL CHECK (state IN ('open','acknowledged','unacknowledged','cancelled')),
      step integer NOT NULL,
      sends integer NOT NULL,
      next_at bigint,
      ended_at bigint,
      ended_by text,
      ended_name text,
      message_id bigint,
      mail text,
      reference text,
      author text NOT NULL,
      version integer NOT NULL,
      created_at bigint NOT NULL,
      refused text NOT NULL,
      idempotency_key text,
      request_hash text,
      PRIMARY KEY (company_id, id),
      CHECK ((state = 'open') = (ended_at IS NULL))
    ) ${clustered}`,
    `CREATE INDEX alerts_due ON alerts (next_at) WHERE next_at IS NOT NULL`,
    `CREATE UNIQUE INDEX alerts_key ON alerts (company_id, idempotency_key) WHERE idempotency_key IS NOT NULL`,
  ],
}
