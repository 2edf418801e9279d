import type { Migration, SchemaWords } from './migration.js'

/** What subscribers' messages are about, what they were asked, and mail about it. */
export const conversations: Migration = {
  version: 15,
  name: 'conversations',
  up: (words: SchemaWords) => [...replies(words), ...questions(words), ...mails(words)],
}

const replies = ({ clustered }: SchemaWords): string[] => [
  `CREATE TABLE replies (
    company_id bigint NOT NULL,
    message_id bigint NOT NULL,
    version integer NOT NULL,
    msisdn text NOT NULL,
    own_address text NOT NULL,
    received_at bigint NOT NULL,
    decision text NOT NULL CHECK (decision IN ('keyword','code','question','report','ask','late','message','none')),
    reason text NOT NULL,
    target_type text,
    target_id bigint,
    detail text NOT NULL,
    person_id bigint,
    operator text,
    is_foreign integer,
    may_answer integer NOT NULL CHECK (may_answer IN (0, 1)),
    state text NOT NULL CHECK (state IN ('pending','done')),
    answered_at bigint,
    PRIMARY KEY (company_id, message_id)
  ) ${clustered}`,
  `CREATE INDEX replies_pending ON replies (received_at) WHERE state = 'pending'`,
  `CREATE INDEX replies_of_subscriber ON replies (company_id, msisdn, received_at)`,
]

const questions = ({ clustered }: SchemaWords): string[] => [
  `CREATE TABLE questions (
    company_id bigint NOT NULL,
    id bigint NOT NULL,
    kind text NOT NULL CHECK (kind IN ('poll','alert')),
    code integer NOT NULL,
    title text NOT NULL,
    takes text NOT NULL,
    opened_at bigint NOT NULL,
    closes_at bigint,
    closed_at bigint,
    PRIMARY KEY (company_id, id)
  ) ${clustered}`,
  `CREATE UNIQUE INDEX questions_code ON questions (company_id, code) WHERE closed_at IS NULL`,
  `CREATE TABLE respondents (
    company_id bigint NOT NULL,
    question_id bigint NOT NULL,
    msisdn text NOT NULL,
    position integer NOT NULL,
    person_id bigint,
    guest_id bigint,
    name text,
    language text NOT NULL,
    step integer NOT NULL,
    asked_at bigint,
    option_key text,
    comment text,
    answered_at bigint,
    message_id bigint,
    PRIMARY KEY (company_id, question_id, msisdn)
  ) ${clustered}`,
  `CREATE INDEX respondents_position ON respondents (company_id, question_id, position)`,
  `CREATE INDEX respondents_msisdn ON respondents (msisdn, question_id)`,
]

const mails = ({ clustered }: SchemaWords): string[] => [
  `CREATE TABLE reply_mails (
    company_id bigint NOT NULL,
    first_id bigint NOT NULL,
    last_id bigint NOT NULL,
    address text NOT NULL,
    PRIMARY KEY (company_id, first_id)
  ) ${clustered}`,
  `CREATE TABLE outgoing_mails (
    company_id bigint NOT NULL,
    id bigint NOT NULL,
    key text NOT NULL,
    recipient text NOT NULL,
    subject text NOT NULL,
    body text NOT NULL,
    state text NOT NULL CHECK (state IN ('pending','sent','failed')),
    attempts integer NOT NULL,
    next_at bigint,
    error text,
    created_at bigint NOT NULL,
    ended_at bigint,
    PRIMARY KEY (company_id, id)
  ) ${clustered}`,
  `CREATE UNIQUE INDEX outgoing_mails_key ON outgoing_mails (company_id, key)`,
  `CREATE INDEX outgoing_mails_due ON outgoing_mails (next_at) WHERE state = 'pending'`,
]
