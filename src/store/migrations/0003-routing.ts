import type { Migration, SchemaWords } from './migration.js'

/** Numbering plan, routes and sender names: small tables that every process holds in memory. */
export const routing: Migration = {
  version: 3,
  name: 'routing',
  up: (words: SchemaWords) => [...numbering(words), ...routes(words), ...senderNames(words)],
}

const numbering = (words: SchemaWords): string[] => [
  `CREATE TABLE numbering_versions (
    id bigint NOT NULL PRIMARY KEY,
    name text NOT NULL,
    state text NOT NULL CHECK (state IN ('loading','current','replaced')),
    created_at bigint NOT NULL,
    ported_operators text
  ) ${words.clustered}`,
  `CREATE UNIQUE INDEX numbering_versions_current ON numbering_versions (state) WHERE state = 'current'`,
  `CREATE TABLE numbering_descriptions (
    version_id bigint NOT NULL,
    id integer NOT NULL,
    operator text NOT NULL,
    operator_name text NOT NULL,
    region text,
    zone text,
    PRIMARY KEY (version_id, id)
  ) ${words.clustered}`,
  `CREATE TABLE numbering_ranges (
    version_id bigint NOT NULL,
    first bigint NOT NULL,
    last bigint NOT NULL CHECK (last >= first),
    description_id integer NOT NULL,
    PRIMARY KEY (version_id, first)
  ) ${words.clustered}`,
  // Tens of millions of numbers: packed, a few thousand in a row.
  `CREATE TABLE numbering_ported (
    version_id bigint NOT NULL,
    ordinal integer NOT NULL,
    packed ${words.bytes} NOT NULL,
    PRIMARY KEY (version_id, ordinal)
  ) ${words.clustered}`,
]

/** The list is read and written whole; who writes version n + 1 first wins, and the lists before stay readable. */
const routes = (words: SchemaWords): string[] => [
  `CREATE TABLE route_lists (
    version bigint NOT NULL PRIMARY KEY CHECK (version > 0),
    routes text NOT NULL
  ) ${words.clustered}`,
]

const senderNames = (words: SchemaWords): string[] => [
  `CREATE TABLE sender_names (
    company_id bigint NOT NULL,
    id bigint NOT NULL,
    name text NOT NULL CHECK (length(name) BETWEEN 1 AND 11),
    fallback text,
    comment text,
    created_at bigint NOT NULL,
    PRIMARY KEY (company_id, id)
  ) ${words.clustered}`,
  `CREATE UNIQUE INDEX sender_names_name ON sender_names (company_id, name)`,
  `CREATE TABLE sender_registrations (
    company_id bigint NOT NULL,
    sender_name_id bigint NOT NULL,
    carrier text NOT NULL,
    state text NOT NULL CHECK (state IN ('requested','registered','rejected')),
    updated_at bigint NOT NULL,
    PRIMARY KEY (company_id, sender_name_id, carrier)
  ) ${words.clustered}`,
]
