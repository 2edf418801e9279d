import type { Migration, SchemaWords } from './migration.js'

/** Passwords of the M2M interface, apart from those that open everything else: what travels there is as good as the password. */
export const m2m: Migration = {
  version: 9,
  name: 'm2m',
  up: (words: SchemaWords) => [
    `CREATE TABLE m2m_passwords (
      company_id bigint NOT NULL,
      user_id bigint NOT NULL,
      hash text NOT NULL,
      created_at bigint NOT NULL,
      last_used_at bigint,
      PRIMARY KEY (company_id, user_id),
      FOREIGN KEY (company_id, user_id) REFERENCES users (company_id, id)
    ) ${words.clustered}`,
  ],
}
