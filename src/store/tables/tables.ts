import type {
  callLegs,
  callRecordings,
  calls,
  callSettings,
  callUsage,
  liveLegs,
  queuePlaces,
  scenarios,
  scenarioSwitches,
  scenarioVersions,
  targetUses,
  trafficReports,
  voiceNumbers,
} from './call-tables.js'
import type {
  alerts,
  outgoingMails,
  polls,
  questions,
  replies,
  replyMails,
  reportFields,
  reportForms,
  reports,
  respondents,
} from './conversation-tables.js'
import type { historyPositions } from './history-tables.js'
import type { importRows, jobParts, jobs } from './job-tables.js'
import type { mailIntegrations, mailKeys, mails, mailThreads, mailWatches } from './mail-tables.js'
import type { listContacts, mailingLists, mailingRuns, mailings } from './mailing-tables.js'
import type { groupMembers, personGroups, personNumbers, persons } from './people-tables.js'
import type { promptParts, prompts } from './prompt-tables.js'
import type {
  ratingAccounts,
  ratingInvoices,
  ratingParked,
  ratingPostings,
  ratingProfiles,
  ratingRequests,
  ratingUsage,
} from './rating-tables.js'
import type { budgetUse, sendingRights } from './rights-tables.js'
import type {
  numberingDescriptions,
  numberingPorted,
  numberingRanges,
  numberingVersions,
  routeLists,
  senderNames,
  senderRegistrations,
} from './routing-tables.js'
import type { RowOf } from './table.js'
import { table } from './table.js'
import type { messageTags, tagAccesses, tagLeavings, tags, tagSubscriptions } from './tag-tables.js'

/** One definition of every table: Kysely's types and the batch statements both come from here. The schema itself is in migrations/. */

export const messages = table('messages', {
  company_id: 'bigint',
  id: 'bigint',
  broadcast_id: 'bigint?',
  direction: 'text',
  /** The subscriber's number, whichever the direction. */
  msisdn: 'text',
  /** Our side: sender name or number (MT), our number (MO). */
  own_address: 'text',
  text: 'text',
  sent_text: 'text?',
  encoding: 'text',
  segment_count: 'integer',
  concat_reference: 'integer',
  class: 'text',
  lane: 'text',
  state: 'text',
  version: 'integer',
  reference: 'text?',
  trace_id: 'text',
  created_at: 'bigint',
  scheduled_at: 'bigint?',
  deliver_before: 'bigint?',
  updated_at: 'bigint',
  complete: 'integer',
  /** Null where it may be sent as soon as it is created. */
  send_at: 'bigint?',
  held_by: 'text?',
  route: 'text?',
  /** JSON: carriers that remain, in their order. */
  alternatives: 'text?',
  zone: 'text?',
  /** Whom it was for, where the request named a person. */
  person_id: 'bigint?',
  /** Whose person it is where it is another company's: then its number is shown to nobody. */
  recipient_company_id: 'bigint?',
  /** JSON: names of the tags it is labelled with. */
  tags: 'text?',
  /** Whose budget it was taken from: a user's of a month. */
  budget: 'text?',
  /** Who sent it: `user:3`, `key:7`. */
  author: 'text?',
  via: 'text?',
})

export const segments = table('segments', {
  company_id: 'bigint',
  message_id: 'bigint',
  ordinal: 'integer',
  state: 'text',
  carrier: 'text',
  lane: 'text',
  dispatch_at: 'bigint?',
  holder: 'bigint?',
  carrier_message_id: 'text?',
  attempts: 'integer',
  submitted_at: 'bigint?',
  sent_at: 'bigint?',
  done_at: 'bigint?',
  check_at: 'bigint?',
  error_code: 'text?',
  error_reason: 'text?',
})

export const events = table('events', {
  company_id: 'bigint',
  tx_id: 'bigint',
  id: 'bigint',
  type: 'text',
  subject_type: 'text',
  subject_id: 'bigint',
  version: 'integer',
  occurred_at: 'bigint',
  payload: 'text',
})

export const broadcasts = table('broadcasts', {
  company_id: 'bigint',
  id: 'bigint',
  recipients: 'integer',
  created_at: 'bigint',
  cancelled_at: 'bigint?',
})

export const broadcastChunks = table('broadcast_chunks', {
  company_id: 'bigint',
  broadcast_id: 'bigint',
  ordinal: 'integer',
  first_message_id: 'bigint',
  last_message_id: 'bigint',
  recipients: 'text',
  recipient_count: 'integer',
  due_at: 'bigint?',
  /** JSON: how many of the recipients wait in each state. */
  states: 'text?',
})

export const idempotencyKeys = table('idempotency_keys', {
  company_id: 'bigint',
  key: 'text',
  request_hash: 'text',
  result: 'text',
  created_at: 'bigint',
})

export const receipts = table('receipts', {
  id: 'bigint',
  carrier: 'text',
  carrier_message_id: 'text',
  state: 'text',
  error_code: 'text?',
  done_at: 'bigint?',
  received_at: 'bigint',
  raw: 'text',
  company_id: 'bigint?',
  message_id: 'bigint?',
})

export const inboundSets = table('inbound_sets', {
  id: 'bigint',
  carrier: 'text',
  msisdn: 'text',
  own_address: 'text',
  reference: 'integer',
  total: 'integer',
  first_at: 'bigint',
  company_id: 'bigint?',
  message_id: 'bigint?',
  completed_at: 'bigint?',
})

export const inboundParts = table('inbound_parts', {
  set_id: 'bigint',
  ordinal: 'integer',
  encoding: 'text',
  data: 'bytes',
})

/** Every message that subscribers wrote, in the order in which readers may see it. */
export const inbox = table('inbox', {
  company_id: 'bigint',
  tx_id: 'bigint',
  id: 'bigint',
  message_id: 'bigint',
  own_address: 'text',
  /** Of what belonged to nobody: the company it was given to. */
  assigned_to: 'bigint?',
})

export const companies = table('companies', {
  id: 'bigint',
  name: 'text',
  zone: 'text',
  state: 'text',
  created_at: 'bigint',
  quiet_hours: 'text?',
  requests_per_second: 'integer?',
  recipients_per_second: 'integer?',
  m2m_settings: 'text?',
})

export const users = table('users', {
  company_id: 'bigint',
  id: 'bigint',
  login: 'text',
  name: 'text',
  role: 'text',
  state: 'text',
  password_hash: 'text?',
  created_at: 'bigint',
  person_id: 'bigint?',
})

export const apiKeys = table('api_keys', {
  company_id: 'bigint',
  id: 'bigint',
  name: 'text',
  prefix: 'text',
  hash: 'bytes',
  scopes: 'text',
  created_at: 'bigint',
  expires_at: 'bigint?',
  revoked_at: 'bigint?',
  last_used_at: 'bigint?',
  allow_get: 'integer',
  user_id: 'bigint?',
})

export const auditLog = table('audit_log', {
  company_id: 'bigint',
  id: 'bigint',
  at: 'bigint',
  actor: 'text',
  action: 'text',
  subject: 'text',
  via: 'text',
  address: 'text?',
  request_id: 'text?',
  before: 'text?',
  after: 'text?',
})

export const numbers = table('numbers', {
  id: 'bigint',
  address: 'text',
  kind: 'text',
  company_id: 'bigint?',
  active_from: 'bigint',
  active_until: 'bigint?',
})

export const m2mPasswords = table('m2m_passwords', {
  company_id: 'bigint',
  user_id: 'bigint',
  hash: 'text',
  created_at: 'bigint',
  last_used_at: 'bigint?',
  /** Networks, parted by blanks. */
  allowed_addresses: 'text',
  manages_users: 'integer',
})

export const sessions = table('sessions', {
  company_id: 'bigint',
  id: 'bigint',
  hash: 'bytes',
  user_id: 'bigint?',
  api_key_id: 'bigint?',
  created_at: 'bigint',
  last_seen_at: 'bigint',
  expires_at: 'bigint',
})

export const optOuts = table('opt_outs', {
  company_id: 'bigint',
  id: 'bigint',
  /** Grows with every write of the table; see core/people/opt-out-loader.ts. */
  revision: 'bigint',
  msisdn: 'text',
  scope: 'text',
  kind: 'text',
  source: 'text',
  note: 'text?',
  created_at: 'bigint',
  created_by: 'text',
  removed_at: 'bigint?',
  removed_by: 'text?',
  /** When messages that were accepted meanwhile are looked for; null once they were. */
  confirm_at: 'bigint?',
})

export const leases = table('leases', {
  name: 'text',
  holder: 'text',
  fencing: 'bigint',
  expires_at: 'bigint',
})

export const counters = table('counters', {
  name: 'text',
  next: 'bigint',
})

export const revisions = table('revisions', {
  name: 'text',
  revision: 'bigint',
})

export const eventMarks = table('event_marks', {
  at: 'bigint',
  tx_id: 'bigint',
  id: 'bigint',
})

export const webhooks = table('webhooks', {
  company_id: 'bigint',
  id: 'bigint',
  url: 'text',
  description: 'text',
  types: 'text',
  max_events: 'integer',
  state: 'text',
  state_reason: 'text?',
  secret: 'text',
  old_secret: 'text?',
  old_secret_until: 'bigint?',
  cursor_tx: 'bigint',
  cursor_id: 'bigint',
  version: 'integer',
  created_at: 'bigint',
  updated_at: 'bigint',
  deleted_at: 'bigint?',
  format: 'text',
})

export const webhookDeliveries = table('webhook_deliveries', {
  company_id: 'bigint',
  webhook_id: 'bigint',
  id: 'bigint',
  kind: 'text',
  from_tx: 'bigint',
  from_id: 'bigint',
  to_tx: 'bigint',
  to_id: 'bigint',
  events: 'integer',
  state: 'text',
  attempts: 'integer',
  next_attempt_at: 'bigint?',
  status: 'integer?',
  error: 'text?',
  duration_ms: 'integer?',
  replay_of: 'bigint?',
  created_at: 'bigint',
  finished_at: 'bigint?',
})

/** The schema as Kysely sees it. */
export interface Schema {
  messages: RowOf<typeof messages>
  segments: RowOf<typeof segments>
  events: RowOf<typeof events>
  broadcasts: RowOf<typeof broadcasts>
  broadcast_chunks: RowOf<typeof broadcastChunks>
  idempotency_keys: RowOf<typeof idempotencyKeys>
  receipts: RowOf<typeof receipts>
  inbound_sets: RowOf<typeof inboundSets>
  inbound_parts: RowOf<typeof inboundParts>
  inbox: RowOf<typeof inbox>
  companies: RowOf<typeof companies>
  users: RowOf<typeof users>
  api_keys: RowOf<typeof apiKeys>
  audit_log: RowOf<typeof auditLog>
  numbers: RowOf<typeof numbers>
  opt_outs: RowOf<typeof optOuts>
  m2m_passwords: RowOf<typeof m2mPasswords>
  sessions: RowOf<typeof sessions>
  leases: RowOf<typeof leases>
  counters: RowOf<typeof counters>
  revisions: RowOf<typeof revisions>
  numbering_versions: RowOf<typeof numberingVersions>
  numbering_descriptions: RowOf<typeof numberingDescriptions>
  numbering_ranges: RowOf<typeof numberingRanges>
  numbering_ported: RowOf<typeof numberingPorted>
  route_lists: RowOf<typeof routeLists>
  sender_names: RowOf<typeof senderNames>
  sender_registrations: RowOf<typeof senderRegistrations>
  event_marks: RowOf<typeof eventMarks>
  webhooks: RowOf<typeof webhooks>
  webhook_deliveries: RowOf<typeof webhookDeliveries>
  persons: RowOf<typeof persons>
  person_numbers: RowOf<typeof personNumbers>
  person_groups: RowOf<typeof personGroups>
  group_members: RowOf<typeof groupMembers>
  mail_integrations: RowOf<typeof mailIntegrations>
  mails: RowOf<typeof mails>
  mail_keys: RowOf<typeof mailKeys>
  mail_threads: RowOf<typeof mailThreads>
  mail_watches: RowOf<typeof mailWatches>
  history_positions: RowOf<typeof historyPositions>
  replies: RowOf<typeof replies>
  questions: RowOf<typeof questions>
  respondents: RowOf<typeof respondents>
  reply_mails: RowOf<typeof replyMails>
  outgoing_mails: RowOf<typeof outgoingMails>
  polls: RowOf<typeof polls>
  report_forms: RowOf<typeof reportForms>
  reports: RowOf<typeof reports>
  report_fields: RowOf<typeof reportFields>
  alerts: RowOf<typeof alerts>
  scenarios: RowOf<typeof scenarios>
  scenario_versions: RowOf<typeof scenarioVersions>
  scenario_switches: RowOf<typeof scenarioSwitches>
  voice_numbers: RowOf<typeof voiceNumbers>
  calls: RowOf<typeof calls>
  call_legs: RowOf<typeof callLegs>
  call_usage: RowOf<typeof callUsage>
  call_recordings: RowOf<typeof callRecordings>
  live_legs: RowOf<typeof liveLegs>
  queue_places: RowOf<typeof queuePlaces>
  target_uses: RowOf<typeof targetUses>
  prompts: RowOf<typeof prompts>
  prompt_parts: RowOf<typeof promptParts>
  call_settings: RowOf<typeof callSettings>
  traffic_reports: RowOf<typeof trafficReports>
  rating_accounts: RowOf<typeof ratingAccounts>
  rating_postings: RowOf<typeof ratingPostings>
  rating_usage: RowOf<typeof ratingUsage>
  rating_parked: RowOf<typeof ratingParked>
  rating_invoices: RowOf<typeof ratingInvoices>
  rating_profiles: RowOf<typeof ratingProfiles>
  rating_requests: RowOf<typeof ratingRequests>
  tags: RowOf<typeof tags>
  tag_accesses: RowOf<typeof tagAccesses>
  tag_subscriptions: RowOf<typeof tagSubscriptions>
  tag_leavings: RowOf<typeof tagLeavings>
  message_tags: RowOf<typeof messageTags>
  sending_rights: RowOf<typeof sendingRights>
  budget_use: RowOf<typeof budgetUse>
  jobs: RowOf<typeof jobs>
  job_parts: RowOf<typeof jobParts>
  import_rows: RowOf<typeof importRows>
  mailing_lists: RowOf<typeof mailingLists>
  list_contacts: RowOf<typeof listContacts>
  mailings: RowOf<typeof mailings>
  mailing_runs: RowOf<typeof mailingRuns>
}
