import { table } from './table.js'

export const ratingAccounts = table('rating_accounts', {
  company_id: 'bigint',
  version: 'bigint',
  zone: 'text',
  /** JSON: connections, balances, sums. */
  state: 'text',
  last_posting: 'bigint',
  /** When the next local day can be billed. */
  due_at: 'bigint?',
  /** Null where text messages are not charged. */
  sms_since: 'bigint?',
  tx_id: 'bigint',
  id: 'bigint',
  /** Kopecks a month. */
  spending_limit: 'bigint?',
  created_at: 'bigint',
  updated_at: 'bigint',
  /** In which a limit holds mailings back; null: none does. */
  held_month: 'text?',
})

export const ratingPostings = table('rating_postings', {
  company_id: 'bigint',
  id: 'bigint',
  source: 'text',
  number_id: 'bigint?',
  message_id: 'bigint?',
  service_date: 'text',
  booked_on: 'text',
  kind: 'text',
  amount: 'bigint',
  basis: 'text',
  created_at: 'bigint',
  call_id: 'bigint?',
})

/** What directions of calls depend on. */
export const ratingProfiles = table('rating_profiles', {
  company_id: 'bigint',
  home_region: 'text',
  /** JSON: numbers in E.164. */
  own_numbers: 'text',
  /** JSON: short numbers, and what each stands for. */
  short_numbers: 'text',
  updated_at: 'bigint',
})

/** Rated records of calls, as they were rated last. */
export const ratingUsage = table('rating_usage', {
  company_id: 'bigint',
  id: 'bigint',
  number_id: 'bigint',
  ended_at: 'bigint',
  rated: 'text',
})

export const ratingParked = table('rating_parked', {
  company_id: 'bigint',
  kind: 'text',
  id: 'bigint',
  reason: 'text',
  explanation: 'text',
  usage: 'text',
  parked_at: 'bigint',
})

export const ratingInvoices = table('rating_invoices', {
  company_id: 'bigint',
  month: 'text',
  ordinal: 'bigint',
  total: 'bigint',
  document: 'text',
  created_at: 'bigint',
})

/** Changes that were ordered with an idempotency key. */
export const ratingRequests = table('rating_requests', {
  company_id: 'bigint',
  idempotency_key: 'text',
  request_hash: 'text',
  /** JSON. */
  answer: 'text',
  created_at: 'bigint',
})
