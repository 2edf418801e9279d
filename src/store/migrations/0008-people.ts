import type { Migration, SchemaWords } from './migration.js'

/** Persons and groups of companies, and the person that a message went to or a user is. */
export const people: Migration = {
  version: 8,
  name: 'people',
  up: (words: SchemaWords) => [...persons(words), ...groups(words), ...references],
}

const persons = ({ clustered }: SchemaWords): string[] => [
  `CREATE TABLE persons (
    company_id bigint NOT NULL,
    id bigint NOT NULL,
    kind text NOT NULL CHECK (kind IN ('employee','contact')),
    name text NOT NULL,
    email text,
    position text,
    zone text,
    language text,
    attributes text NOT NULL,
    employed_from bigint,
    employed_until bigint,
    numbers text NOT NULL,
    created_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    PRIMARY KEY (company_id, id)
  ) ${clustered}`,
  // The numbers once more, to find whose one is: a person is read with all of them at once.
  `CREATE TABLE person_numbers (
    company_id bigint NOT NULL,
    msisdn text NOT NULL,
    person_id bigint NOT NULL,
    PRIMARY KEY (company_id, msisdn, person_id)
  ) ${clustered}`,
  `CREATE INDEX person_numbers_person ON person_numbers (company_id, person_id)`,
]

const groups = ({ clustered }: SchemaWords): string[] => [
  `CREATE TABLE person_groups (
    company_id bigint NOT NULL,
    id bigint NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    rule text,
    created_at bigint NOT NULL,
    PRIMARY KEY (company_id, id)
  ) ${clustered}`,
  `CREATE UNIQUE INDEX person_groups_name ON person_groups (company_id, name_key)`,
  `CREATE TABLE group_members (
    company_id bigint NOT NULL,
    group_id bigint NOT NULL,
    id bigint NOT NULL,
    person_id bigint,
    member_group_id bigint,
    active_from bigint NOT NULL,
    active_until bigint,
    PRIMARY KEY (company_id, group_id, id),
    CHECK ((person_id IS NULL) <> (member_group_id IS NULL))
  ) ${clustered}`,
  // Whoever is in already without an end stays as he is.
  `CREATE UNIQUE INDEX group_members_person ON group_members (company_id, group_id, person_id)
    WHERE active_until IS NULL AND person_id IS NOT NULL`,
  `CREATE UNIQUE INDEX group_members_group ON group_members (company_id, group_id, member_group_id)
    WHERE active_until IS NULL AND member_group_id IS NOT NULL`,
  `CREATE INDEX group_members_of_person ON group_members (company_id, person_id) WHERE person_id IS NOT NULL`,
  `CREATE INDEX group_members_of_group ON group_members (company_id, member_group_id) WHERE member_group_id IS NOT NULL`,
]

const references = [
  `ALTER TABLE messages ADD COLUMN person_id bigint`,
  `CREATE INDEX messages_person ON messages (company_id, person_id, id) WHERE person_id IS NOT NULL`,
  `ALTER TABLE users ADD COLUMN person_id bigint`,
]
