import type { Migration, SchemaWords } from './migration.js'

export const pollsAndReports: Migration = {
  version: 16,
  name: 'polls-and-reports',
  up: (words: SchemaWords) => [...polls(words), ...reports(words)],
}

const polls = ({ clustered }: SchemaWords): string[] => [
  `CREATE TABLE polls (
    company_id bigint NOT NULL,
    id bigint NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    sender text,
    options text NOT NULL,
    free_text integer NOT NULL CHECK (free_text IN (0, 1)),
    confirms integer NOT NULL CHECK (confirms IN (0, 1)),
    state text NOT NULL CHECK (state IN ('open','closed')),
    closes_at bigint NOT NULL,
    remind_at bigint,
    reminder text,
    next_at bigint,
    sent_at bigint,
    reminded_at bigint,
    closed_at bigint,
    reference text,
    reply_mail text,
    author text NOT NULL,
    version integer NOT NULL,
    created_at bigint NOT NULL,
    refused text NOT NULL,
    idempotency_key text,
    request_hash text,
    PRIMARY KEY (company_id, id)
  ) ${clustered}`,
  `CREATE INDEX polls_due ON polls (next_at) WHERE next_at IS NOT NULL`,
  `CREATE UNIQUE INDEX polls_key ON polls (company_id, idempotency_key) WHERE idempotency_key IS NOT NULL`,
]

const reports = ({ clustered }: SchemaWords): string[] => [
  `CREATE TABLE report_forms (
    company_id bigint NOT NULL,
    id bigint NOT NULL,
    name text NOT NULL,
    pattern text NOT NULL,
    example text,
    confirms integer NOT NULL CHECK (confirms IN (0, 1)),
    created_at bigint NOT NULL,
    deleted_at bigint,
    PRIMARY KEY (company_id, id)
  ) ${clustered}`,
  `CREATE TABLE reports (
    company_id bigint NOT NULL,
    message_id bigint NOT NULL,
    form_id bigint NOT NULL,
    msisdn text NOT NULL,
    person_id bigint,
    fields text NOT NULL,
    received_at bigint NOT NULL,
    PRIMARY KEY (company_id, message_id)
  ) ${clustered}`,
  `CREATE INDEX reports_form ON reports (company_id, form_id, message_id)`,
  `CREATE TABLE report_fields (
    company_id bigint NOT NULL,
    form_id bigint NOT NULL,
    name text NOT NULL,
    value text NOT NULL,
    message_id bigint NOT NULL,
    PRIMARY KEY (company_id, form_id, name, value, message_id)
  ) ${clustered}`,
  `CREATE INDEX report_fields_message ON report_fields (company_id, message_id)`,
]
