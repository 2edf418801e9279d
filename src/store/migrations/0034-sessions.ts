import type { Migration, SchemaWords } from './migration.js'

/** Who is signed in to the console, by a user's password or by a key; of the cookie only the hash is kept. */
export const sessions: Migration = {
  version: 34,
  name: 'sessions',
  up: (words: SchemaWords) => [
    `CREATE TABLE sessions (
      company_id bigint NOT NULL,
      id bigint NOT NULL,
      hash ${words.bytes} NOT NULL,
      user_id bigint,
      api_key_id bigint,
      created_at bigint NOT NULL,
      last_seen_at bigint NOT NULL,
      expires_at bigint NOT NULL,
      PRIMARY KEY (company_id, id),
      CHECK ((user_id IS NULL) <> (api_key_id IS NULL)),
      CHECK (expires_at > created_at)
    ) ${words.clustered}`,
    `CREATE UNIQUE INDEX sessions_hash ON sessions (hash)`,
    `CREATE INDEX sessions_expiry ON sessions (expires_at)`,
  ],
}
