import { type Migration, type SchemaWords, sqliteWords } from './migration.js'

/**
 * The search index stands apart from the messages, since it is written later, and not by those who send. `history_positions` says
 * how far it has followed each company's log; `backfill_id` is set while messages that are older than that are still to be indexed.
 */
export const history: Migration = {
  version: 10,
  name: 'history',
  up: (words: SchemaWords) => [
    `CREATE TABLE history_positions (
      company_id bigint NOT NULL PRIMARY KEY,
      tx_id bigint NOT NULL,
      id bigint NOT NULL,
      backfill_id bigint
    ) ${words.clustered}`,
    ...(words === sqliteWords ? fullText : documents),
  ],
}

/** Stems come separated by spaces; `ascii` takes everything beyond ASCII for letters. Contentless: the texts stand in `messages`. */
const fullText = [
  `CREATE VIRTUAL TABLE message_words USING fts5(words, content='', contentless_delete=1, tokenize="ascii tokenchars '_'")`,
  `CREATE VIRTUAL TABLE message_trigrams USING fts5(folded, content='', contentless_delete=1, tokenize="trigram case_sensitive 1")`,
]

/** Trigrams by a function of our own: pg_trgm is not on every server, and folds texts by the server's locale. */
const documents = [
  `CREATE TABLE message_words (
    id bigint NOT NULL PRIMARY KEY,
    company_id bigint NOT NULL,
    words tsvector NOT NULL,
    folded text NOT NULL
  )`,
  `CREATE FUNCTION message_trigrams(folded text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS
    $$ SELECT coalesce(array_agg(DISTINCT substr(folded, place, 3)), '{}') FROM generate_series(1, length(folded) - 2) AS place $$`,
  `CREATE INDEX message_words_words ON message_words USING gin (words)`,
  `CREATE INDEX message_words_trigrams ON message_words USING gin (message_trigrams(folded))`,
]
