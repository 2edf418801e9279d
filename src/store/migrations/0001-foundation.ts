import type { Migration, SchemaWords } from './migration.js'

const messageStates = `'scheduled','held','queued','sending','sent','partially_delivered','delivered','undelivered','expired','rejected','failed','cancelled','unknown'`
const segmentStates = `'queued','submitting','in_doubt','sent','rejected','delivered','undelivered','expired','unknown','failed','cancelled'`

/**
 * `bigint` holds ids and instants; STRICT tables of SQLite spell it `integer`.
 * Messages and segments carry no foreign keys: one function writes both in one transaction, and a check on each of 10,000 rows
 * a second would cost as much as the insert.
 */
export const foundation: Migration = {
  version: 1,
  name: 'foundation',
  up: (words) => [...accounts(words), ...messaging(words), ...running(words)],
}

const accounts = (words: SchemaWords): string[] => [
  `CREATE TABLE companies (
    id bigint NOT NULL PRIMARY KEY,
    name text NOT NULL,
    zone text NOT NULL,
    state text NOT NULL CHECK (state IN ('active','suspended')),
    created_at bigint NOT NULL
  ) ${words.clustered}`,
  `CREATE TABLE users (
    company_id bigint NOT NULL REFERENCES companies (id),
    id bigint NOT NULL,
    login text NOT NULL,
    name text NOT NULL,
    role text NOT NULL CHECK (role IN ('administrator','operator','base_user')),
    state text NOT NULL CHECK (state IN ('active','suspended')),
    password_hash text,
    created_at bigint NOT NULL,
    PRIMARY KEY (company_id, id)
  ) ${words.clustered}`,
  `CREATE UNIQUE INDEX users_login ON users (login)`,
  `CREATE TABLE api_keys (
    company_id bigint NOT NULL,
    id bigint NOT NULL,
    name text NOT NULL,
    prefix text NOT NULL,
    hash ${words.bytes} NOT NULL,
    scopes text NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint,
    revoked_at bigint,
    last_used_at bigint,
    PRIMARY KEY (company_id, id)
  ) ${words.clustered}`,
  `CREATE UNIQUE INDEX api_keys_hash ON api_keys (hash)`,
  `CREATE TABLE audit_log (
    company_id bigint NOT NULL,
    id bigint NOT NULL,
    at bigint NOT NULL,
    actor text NOT NULL,
    action text NOT NULL,
    subject text NOT NULL,
    via text NOT NULL,
    address text,
    request_id text,
    before text,
    after text,
    PRIMARY KEY (company_id, id)
  ) ${words.clustered}`,
  `CREATE TABLE numbers (
    id bigint NOT NULL PRIMARY KEY,
    address text NOT NULL,
    kind text NOT NULL,
    company_id bigint REFERENCES companies (id),
    active_from bigint NOT NULL,
    active_until bigint CHECK (active_until IS NULL OR active_until > active_from)
  ) ${words.clustered}`,
  `CREATE INDEX numbers_address ON numbers (address, active_from)`,
  `CREATE UNIQUE INDEX numbers_in_use ON numbers (address) WHERE active_until IS NULL`,
]

const messaging = (words: SchemaWords): string[] => [
  `CREATE TABLE messages (
    company_id bigint NOT NULL,
    id bigint NOT NULL,
    broadcast_id bigint,
    direction text NOT NULL CHECK (direction IN ('mt','mo')),
    msisdn text NOT NULL,
    own_address text NOT NULL,
    text text NOT NULL,
    sent_text text,
    encoding text NOT NULL CHECK (encoding IN ('gsm7','ucs2')),
    segment_count integer NOT NULL CHECK (segment_count BETWEEN 1 AND 255),
    concat_reference integer NOT NULL,
    class text NOT NULL CHECK (class IN ('alert','service','mailing')),
    lane text NOT NULL CHECK (lane IN ('alert','normal','bulk')),
    state text NOT NULL CHECK (state IN (${messageStates})),
    version integer NOT NULL CHECK (version > 0),
    reference text,
    trace_id text NOT NULL,
    created_at bigint NOT NULL,
    scheduled_at bigint,
    deliver_before bigint,
    updated_at bigint NOT NULL,
    complete integer NOT NULL CHECK (complete IN (0, 1)),
    PRIMARY KEY (company_id, id)
  ) ${words.clustered}`,
  `CREATE INDEX messages_msisdn ON messages (msisdn, id)`,
  `CREATE INDEX messages_broadcast ON messages (company_id, broadcast_id, id) WHERE broadcast_id IS NOT NULL`,
  `CREATE INDEX messages_reference ON messages (company_id, reference, id) WHERE reference IS NOT NULL`,
  // Only messages with a limit of their own: the rest expire by age, which the sweep of segments sees.
  `CREATE INDEX messages_deliver_before ON messages (deliver_before)
    WHERE deliver_before IS NOT NULL AND state IN ('scheduled','queued','sending')`,
  `CREATE TABLE segments (
    company_id bigint NOT NULL,
    message_id bigint NOT NULL,
    ordinal integer NOT NULL CHECK (ordinal > 0),
    state text NOT NULL CHECK (state IN (${segmentStates})),
    carrier text NOT NULL,
    lane text NOT NULL CHECK (lane IN ('alert','normal','bulk')),
    dispatch_at bigint,
    holder bigint,
    carrier_message_id text,
    attempts integer NOT NULL CHECK (attempts >= 0),
    submitted_at bigint,
    sent_at bigint,
    done_at bigint,
    check_at bigint,
    error_code text,
    error_reason text,
    PRIMARY KEY (company_id, message_id, ordinal),
    CHECK ((state = 'submitting') = (holder IS NOT NULL))
  ) ${words.clustered}`,
  // The dispatch queue: ranges of one company in due order, so that companies can take turns.
  `CREATE INDEX segments_queue ON segments (carrier, lane, company_id, dispatch_at, message_id, ordinal)
    WHERE dispatch_at IS NOT NULL`,
  `CREATE INDEX segments_receipt ON segments (carrier, carrier_message_id) WHERE carrier_message_id IS NOT NULL`,
  // What somebody still waits for: claims of a process that may die, receipts that may never come.
  `CREATE INDEX segments_open ON segments (state, check_at) WHERE state IN ('submitting','sent')`,
  `CREATE TABLE broadcasts (
    company_id bigint NOT NULL,
    id bigint NOT NULL,
    recipients integer NOT NULL,
    common text NOT NULL,
    created_at bigint NOT NULL,
    cancelled_at bigint,
    PRIMARY KEY (company_id, id)
  ) ${words.clustered}`,
  `CREATE TABLE broadcast_chunks (
    company_id bigint NOT NULL,
    broadcast_id bigint NOT NULL,
    ordinal integer NOT NULL,
    first_message_id bigint NOT NULL,
    last_message_id bigint NOT NULL,
    recipients text NOT NULL,
    recipient_count integer NOT NULL,
    due_at bigint,
    PRIMARY KEY (company_id, broadcast_id, ordinal)
  ) ${words.clustered}`,
  `CREATE INDEX broadcast_chunks_due ON broadcast_chunks (due_at, broadcast_id, ordinal) WHERE due_at IS NOT NULL`,
  `CREATE INDEX broadcast_chunks_message ON broadcast_chunks (company_id, last_message_id)`,
  `CREATE TABLE idempotency_keys (
    company_id bigint NOT NULL,
    key text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    request_hash text NOT NULL,
    result text NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (company_id, key)
  ) ${words.clustered}`,
  `CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at)`,
  `CREATE TABLE receipts (
    id bigint NOT NULL PRIMARY KEY,
    carrier text NOT NULL,
    carrier_message_id text NOT NULL,
    state text NOT NULL,
    error_code text,
    done_at bigint,
    received_at bigint NOT NULL,
    raw text NOT NULL,
    company_id bigint,
    message_id bigint
  ) ${words.clustered}`,
  `CREATE INDEX receipts_unmatched ON receipts (carrier, carrier_message_id) WHERE message_id IS NULL`,
  `CREATE TABLE inbound_sets (
    id bigint NOT NULL PRIMARY KEY,
    carrier text NOT NULL,
    msisdn text NOT NULL,
    own_address text NOT NULL,
    reference integer NOT NULL,
    total integer NOT NULL CHECK (total BETWEEN 1 AND 255),
    first_at bigint NOT NULL,
    company_id bigint,
    message_id bigint,
    completed_at bigint
  ) ${words.clustered}`,
  `CREATE INDEX inbound_sets_key ON inbound_sets (msisdn, own_address, reference, total)`,
  `CREATE INDEX inbound_sets_age ON inbound_sets (first_at)`,
  `CREATE TABLE inbound_parts (
    set_id bigint NOT NULL,
    ordinal integer NOT NULL CHECK (ordinal BETWEEN 1 AND 255),
    encoding text NOT NULL,
    data ${words.bytes} NOT NULL,
    PRIMARY KEY (set_id, ordinal)
  ) ${words.clustered}`,
  `CREATE TABLE events (
    company_id bigint NOT NULL,
    tx_id bigint NOT NULL,
    id bigint NOT NULL,
    type text NOT NULL,
    subject_type text NOT NULL,
    subject_id bigint NOT NULL,
    version integer NOT NULL,
    occurred_at bigint NOT NULL,
    payload text NOT NULL,
    PRIMARY KEY (company_id, tx_id, id)
  ) ${words.clustered}`,
]

const running = (words: SchemaWords): string[] => [
  `CREATE TABLE leases (
    name text NOT NULL PRIMARY KEY,
    holder text NOT NULL,
    fencing bigint NOT NULL,
    expires_at bigint NOT NULL
  ) ${words.clustered}`,
  `CREATE TABLE counters (
    name text NOT NULL PRIMARY KEY,
    next bigint NOT NULL CHECK (next > 0)
  ) ${words.clustered}`,
  `INSERT INTO counters (name, next) VALUES ('id', 1)`,
  ...words.rowIds,
]
