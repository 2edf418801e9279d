import type { Migration, SchemaWords } from './migration.js'

/** Tags: labels of messages, and topics that persons, groups and other companies' people subscribe to. */
export const tags: Migration = {
  version: 11,
  name: 'tags',
  up: (words: SchemaWords) => [...topics(words), ...subscriptions(words), ...labels(words)],
}

const topics = ({ clustered }: SchemaWords): string[] => [
  `CREATE TABLE tags (
    company_id bigint NOT NULL,
    id bigint NOT NULL,
    name text NOT NULL,
    name_key text NOT NULL,
    slug text NOT NULL,
    join_by_sms integer NOT NULL CHECK (join_by_sms IN (0, 1)),
    is_offered integer NOT NULL CHECK (is_offered IN (0, 1)),
    created_at bigint NOT NULL,
    PRIMARY KEY (company_id, id)
  ) ${clustered}`,
  // A company that has asked for a tag of another knows its id.
  `CREATE UNIQUE INDEX tags_id ON tags (id)`,
  `CREATE UNIQUE INDEX tags_name ON tags (company_id, name_key)`,
  `CREATE UNIQUE INDEX tags_slug ON tags (company_id, slug)`,
  `CREATE TABLE tag_accesses (
    company_id bigint NOT NULL,
    tag_id bigint NOT NULL,
    guest_company_id bigint NOT NULL,
    state text NOT NULL CHECK (state IN ('requested','approved','refused','revoked')),
    note text,
    requested_at bigint NOT NULL,
    decided_at bigint,
    PRIMARY KEY (company_id, tag_id, guest_company_id)
  ) ${clustered}`,
  `CREATE INDEX tag_accesses_guest ON tag_accesses (guest_company_id)`,
]

const subscriptions = ({ clustered }: SchemaWords): string[] => [
  `CREATE TABLE tag_subscriptions (
    company_id bigint NOT NULL,
    tag_id bigint NOT NULL,
    id bigint NOT NULL,
    subscriber_company_id bigint NOT NULL,
    person_id bigint,
    group_id bigint,
    source text NOT NULL CHECK (source IN ('administrator','sms')),
    consent text,
    active_from bigint NOT NULL,
    active_until bigint,
    PRIMARY KEY (company_id, tag_id, id),
    CHECK ((person_id IS NULL) <> (group_id IS NULL))
  ) ${clustered}`,
  // Whoever is subscribed already without an end stays as he is.
  `CREATE UNIQUE INDEX tag_subscriptions_person ON tag_subscriptions (company_id, tag_id, person_id)
    WHERE active_until IS NULL AND person_id IS NOT NULL`,
  `CREATE UNIQUE INDEX tag_subscriptions_group ON tag_subscriptions (company_id, tag_id, group_id)
    WHERE active_until IS NULL AND group_id IS NOT NULL`,
  `CREATE INDEX tag_subscriptions_of_person ON tag_subscriptions (person_id) WHERE person_id IS NOT NULL`,
  `CREATE INDEX tag_subscriptions_of_group ON tag_subscriptions (group_id) WHERE group_id IS NOT NULL`,
  `CREATE TABLE tag_leavings (
    company_id bigint NOT NULL,
    tag_id bigint NOT NULL,
    person_id bigint NOT NULL,
    subscriber_company_id bigint NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (company_id, tag_id, person_id)
  ) ${clustered}`,
  `CREATE INDEX tag_leavings_person ON tag_leavings (person_id)`,
]

const labels = ({ clustered }: SchemaWords): string[] => [
  `CREATE TABLE message_tags (
    company_id bigint NOT NULL,
    tag_id bigint NOT NULL,
    message_id bigint NOT NULL,
    PRIMARY KEY (company_id, tag_id, message_id)
  ) ${clustered}`,
  `ALTER TABLE messages ADD COLUMN recipient_company_id bigint`,
  `ALTER TABLE messages ADD COLUMN tags text`,
]
