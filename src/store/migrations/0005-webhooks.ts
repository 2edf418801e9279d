import type { Migration, SchemaWords } from './migration.js'

export const webhooks: Migration = {
  version: 5,
  name: 'webhooks',
  up: (words: SchemaWords) => [
    // Where the log ended at some instants: what is older than the retention lies before one of them.
    `CREATE TABLE event_marks (
      at bigint NOT NULL PRIMARY KEY,
      tx_id bigint NOT NULL,
      id bigint NOT NULL
    ) ${words.clustered}`,
    `CREATE TABLE webhooks (
      company_id bigint NOT NULL,
      id bigint NOT NULL,
      url text NOT NULL,
      description text NOT NULL,
      types text NOT NULL,
      max_events integer NOT NULL CHECK (max_events > 0),
      state text NOT NULL CHECK (state IN ('active','paused','disabled')),
      state_reason text,
      secret text NOT NULL,
      old_secret text,
      old_secret_until bigint,
      cursor_tx bigint NOT NULL,
      cursor_id bigint NOT NULL,
      version integer NOT NULL CHECK (version > 0),
      created_at bigint NOT NULL,
      updated_at bigint NOT NULL,
      deleted_at bigint,
      PRIMARY KEY (company_id, id),
      CHECK ((old_secret IS NULL) = (old_secret_until IS NULL))
    ) ${words.clustered}`,
    `CREATE TABLE webhook_deliveries (
      company_id bigint NOT NULL,
      webhook_id bigint NOT NULL,
      id bigint NOT NULL,
      kind text NOT NULL CHECK (kind IN ('feed','replay')),
      from_tx bigint NOT NULL,
      from_id bigint NOT NULL,
      to_tx bigint NOT NULL,
      to_id bigint NOT NULL,
      events integer NOT NULL CHECK (events >= 0),
      state text NOT NULL CHECK (state IN ('pending','delivered','failed')),
      attempts integer NOT NULL CHECK (attempts >= 0),
      next_attempt_at bigint,
      status integer,
      error text,
      duration_ms integer,
      replay_of bigint,
      created_at bigint NOT NULL,
      finished_at bigint,
      PRIMARY KEY (company_id, webhook_id, id),
      CHECK ((state = 'pending') = (next_attempt_at IS NOT NULL)),
      CHECK ((state = 'pending') = (finished_at IS NULL))
    ) ${words.clustered}`,
    `CREATE INDEX webhook_deliveries_pending ON webhook_deliveries (company_id, webhook_id, id) WHERE state = 'pending'`,
    `CREATE INDEX webhook_deliveries_age ON webhook_deliveries (finished_at) WHERE finished_at IS NOT NULL`,
  ],
}
