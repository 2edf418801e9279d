import { table } from './table.js'

export const mailIntegrations = table('mail_integrations', {
  company_id: 'bigint',
  id: 'bigint',
  name: 'text',
  state: 'text',
  /** SHA-256 of the secret part of its address. */
  address_hash: 'text?',
  /** JSON. */
  senders: 'text',
  /** JSON. */
  networks: 'text',
  /** JSON. */
  recipients: 'text',
  template: 'text?',
  max_segments: 'integer',
  sender: 'text?',
  class: 'text?',
  groups_similar: 'integer',
  created_at: 'bigint',
  updated_at: 'bigint',
  /** Mail address. */
  contact: 'text?',
  reports: 'text',
  /** JSON. */
  certificates: 'text',
  /** JSON; null where nobody has to answer. */
  acknowledgement: 'text?',
})

export const mails = table('mails', {
  company_id: 'bigint',
  id: 'bigint',
  at: 'bigint',
  integration_id: 'bigint?',
  verdict: 'text',
  /** Of the storm that it belongs to, and when the digest of that is due; both null once it was sent. */
  group_key: 'text?',
  group_until: 'bigint?',
  /** JSON: everything else, but for what people wrote. */
  record: 'text',
  /** JSON: what people wrote; null once it was deleted. */
  text: 'text?',
})

/** What copies of a mail share. */
export const mailKeys = table('mail_keys', {
  company_id: 'bigint',
  key: 'text',
  mail_id: 'bigint',
  created_at: 'bigint',
})

/** A mail that made messages, or an alert, and what is owed to its sender. */
export const mailThreads = table('mail_threads', {
  company_id: 'bigint',
  /** Of its messages, whose ids are consecutive; of an alert its own id, twice. */
  first_id: 'bigint',
  last_id: 'bigint',
  mail_id: 'bigint',
  created_at: 'bigint',
  /** Equal for a problem and its recovery; null where nobody waits for that. */
  about: 'text?',
  /** Who is to be told of the messages, and when they are looked at next; null when nothing is owed. */
  report_to: 'text?',
  report_at: 'bigint?',
  /** How often they were looked at. */
  looks: 'integer',
  /** JSON. */
  thread: 'text',
})

/** Mails that are expected again and again. */
export const mailWatches = table('mail_watches', {
  company_id: 'bigint',
  id: 'bigint',
  name: 'text',
  state: 'text',
  integration_id: 'bigint?',
  tag_id: 'bigint?',
  every_minutes: 'integer',
  /** JSON. */
  recipients: 'text',
  is_heartbeat: 'integer',
  last_at: 'bigint?',
  due_at: 'bigint',
  created_at: 'bigint',
  updated_at: 'bigint',
})
