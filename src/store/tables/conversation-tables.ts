import { table } from './table.js'

/** What is known of each message that a subscriber wrote: what it is about, and what is still to be done about it. */
export const replies = table('replies', {
  company_id: 'bigint',
  message_id: 'bigint',
  version: 'integer',
  msisdn: 'text',
  own_address: 'text',
  received_at: 'bigint',
  decision: 'text',
  reason: 'text',
  target_type: 'text?',
  target_id: 'bigint?',
  /** JSON. */
  detail: 'text',
  person_id: 'bigint?',
  operator: 'text?',
  is_foreign: 'integer?',
  may_answer: 'integer',
  state: 'text',
  /** When it was answered by itself. */
  answered_at: 'bigint?',
})

/** What companies have asked: a poll or an alert, whose id it has. */
export const questions = table('questions', {
  company_id: 'bigint',
  id: 'bigint',
  kind: 'text',
  code: 'integer',
  title: 'text',
  /** JSON. */
  takes: 'text',
  opened_at: 'bigint',
  closes_at: 'bigint?',
  closed_at: 'bigint?',
})

/** Whom they have asked, and what each has answered. */
export const respondents = table('respondents', {
  company_id: 'bigint',
  question_id: 'bigint',
  msisdn: 'text',
  /** In the order of the request. */
  position: 'integer',
  person_id: 'bigint?',
  /** The company whose person it is, where that is another. */
  guest_id: 'bigint?',
  name: 'text?',
  language: 'text',
  /** Of an alert: at which it is written to. */
  step: 'integer',
  /** When it was written to first; null before that. */
  asked_at: 'bigint?',
  option_key: 'text?',
  comment: 'text?',
  answered_at: 'bigint?',
  message_id: 'bigint?',
})

/** Where answers to messages are sent by mail: a row a request that asked for it. */
export const replyMails = table('reply_mails', {
  company_id: 'bigint',
  first_id: 'bigint',
  last_id: 'bigint',
  address: 'text',
})

export const outgoingMails = table('outgoing_mails', {
  company_id: 'bigint',
  id: 'bigint',
  /** What it tells of; there is one mail for each. */
  key: 'text',
  recipient: 'text',
  subject: 'text',
  body: 'text',
  state: 'text',
  attempts: 'integer',
  next_at: 'bigint?',
  error: 'text?',
  created_at: 'bigint',
  ended_at: 'bigint?',
  /** JSON: headers of its own; null where it has none. */
  shape: 'text?',
  /** JSON. */
  attachments: 'text?',
})

export const polls = table('polls', {
  company_id: 'bigint',
  id: 'bigint',
  title: 'text',
  text: 'text',
  sender: 'text?',
  /** JSON: keys and labels. */
  options: 'text',
  free_text: 'integer',
  confirms: 'integer',
  state: 'text',
  closes_at: 'bigint',
  remind_at: 'bigint?',
  reminder: 'text?',
  /** When the next step is to be done: sending, the reminder, the end. */
  next_at: 'bigint?',
  sent_at: 'bigint?',
  reminded_at: 'bigint?',
  closed_at: 'bigint?',
  reference: 'text?',
  reply_mail: 'text?',
  author: 'text',
  version: 'integer',
  created_at: 'bigint',
  /** JSON. */
  refused: 'text',
  idempotency_key: 'text?',
  request_hash: 'text?',
})

export const reportForms = table('report_forms', {
  company_id: 'bigint',
  id: 'bigint',
  name: 'text',
  pattern: 'text',
  example: 'text?',
  confirms: 'integer',
  created_at: 'bigint',
  deleted_at: 'bigint?',
})

export const reports = table('reports', {
  company_id: 'bigint',
  message_id: 'bigint',
  form_id: 'bigint',
  msisdn: 'text',
  person_id: 'bigint?',
  /** JSON. */
  fields: 'text',
  received_at: 'bigint',
})

export const reportFields = table('report_fields', {
  company_id: 'bigint',
  form_id: 'bigint',
  name: 'text',
  /** As values are compared. */
  value: 'text',
  message_id: 'bigint',
})

export const alerts = table('alerts', {
  company_id: 'bigint',
  id: 'bigint',
  text: 'text',
  title: 'text',
  sender: 'text?',
  word: 'text',
  /** JSON. */
  steps: 'text',
  state: 'text',
  step: 'integer',
  /** How often the step has been sent. */
  sends: 'integer',
  next_at: 'bigint?',
  ended_at: 'bigint?',
  ended_by: 'text?',
  ended_name: 'text?',
  message_id: 'bigint?',
  mail: 'text?',
  reference: 'text?',
  author: 'text',
  version: 'integer',
  created_at: 'bigint',
  /** JSON. */
  refused: 'text',
  idempotency_key: 'text?',
  request_hash: 'text?',
})
