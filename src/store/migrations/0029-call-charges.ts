import type { Migration, SchemaWords } from './migration.js'

/**
 * What calls cost. `charge` says whether rating has a use of a call (`done`), is still to take it (`waits`), or has nothing to do with it,
 * since the number had no tariff. A profile is what directions depend on: the home region, the numbers of the company's closed group,
 * what its short numbers stand for.
 */
export const callCharges: Migration = {
  version: 29,
  name: 'call charges',
  up: (words: SchemaWords) => [
    `ALTER TABLE call_usage ADD COLUMN charge text NOT NULL DEFAULT 'none' CHECK (charge IN ('none','waits','done'))`,
    `CREATE INDEX call_usage_waiting ON call_usage (company_id, until_at, id) WHERE charge = 'waits'`,
    `ALTER TABLE rating_postings ADD COLUMN call_id bigint`,
    `CREATE INDEX rating_postings_call ON rating_postings (company_id, call_id) WHERE call_id IS NOT NULL`,
    `CREATE TABLE rating_profiles (
      company_id bigint NOT NULL PRIMARY KEY,
      home_region text NOT NULL,
      own_numbers text NOT NULL,
      short_numbers text NOT NULL,
      updated_at bigint NOT NULL
    ) ${words.clustered}`,
  ],
}
