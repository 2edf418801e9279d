import type { Migration, SchemaWords } from './migration.js'

/** One for each company and month, as it was made: postings of that month are complete from then on. */
export const invoices: Migration = {
  version: 22,
  name: 'invoices',
  up: (words: SchemaWords) => [
    `CREATE TABLE rating_invoices (
      company_id bigint NOT NULL,
      month text NOT NULL,
      ordinal bigint NOT NULL,
      total bigint NOT NULL,
      document text NOT NULL,
      created_at bigint NOT NULL,
      PRIMARY KEY (company_id, month)
    ) ${words.clustered}`,
    `CREATE UNIQUE INDEX rating_invoices_ordinal ON rating_invoices (company_id, ordinal)`,
  ],
}
