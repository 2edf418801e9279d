import { table } from './table.js'

export const mailingLists = table('mailing_lists', {
  company_id: 'bigint',
  id: 'bigint',
  name: 'text',
  /** As names are compared. */
  name_key: 'text',
  created_at: 'bigint',
  updated_at: 'bigint',
})

export const listContacts = table('list_contacts', {
  company_id: 'bigint',
  list_id: 'bigint',
  id: 'bigint',
  msisdn: 'text',
  name: 'text?',
  /** JSON. */
  attributes: 'text',
})

export const mailings = table('mailings', {
  company_id: 'bigint',
  id: 'bigint',
  name: 'text',
  /** JSON. */
  content: 'text',
  rule: 'text',
  zone: 'text',
  if_missed: 'text',
  state: 'text',
  next_at: 'bigint?',
  created_at: 'bigint',
  updated_at: 'bigint',
})

export const mailingRuns = table('mailing_runs', {
  company_id: 'bigint',
  mailing_id: 'bigint',
  id: 'bigint',
  due_at: 'bigint',
  at: 'bigint',
  outcome: 'text',
  missed: 'bigint',
  broadcast_id: 'bigint?',
  recipients: 'bigint',
  segments: 'bigint',
  refused: 'bigint',
  reason: 'text?',
})
