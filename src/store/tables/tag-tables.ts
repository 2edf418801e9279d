import { table } from './table.js'

export const tags = table('tags', {
  company_id: 'bigint',
  id: 'bigint',
  name: 'text',
  /** As names are compared. */
  name_key: 'text',
  slug: 'text',
  join_by_sms: 'integer',
  is_offered: 'integer',
  created_at: 'bigint',
})

/** Other companies' leave to subscribe; `company_id` owns the tag. */
export const tagAccesses = table('tag_accesses', {
  company_id: 'bigint',
  tag_id: 'bigint',
  guest_company_id: 'bigint',
  state: 'text',
  note: 'text?',
  requested_at: 'bigint',
  decided_at: 'bigint?',
})

/** `company_id` owns the tag. */
export const tagSubscriptions = table('tag_subscriptions', {
  company_id: 'bigint',
  tag_id: 'bigint',
  id: 'bigint',
  /** Whose person or group it is. */
  subscriber_company_id: 'bigint',
  person_id: 'bigint?',
  group_id: 'bigint?',
  source: 'text',
  consent: 'text?',
  active_from: 'bigint',
  active_until: 'bigint?',
})

/** Persons that have left a tag, in whatever group they are. */
export const tagLeavings = table('tag_leavings', {
  company_id: 'bigint',
  tag_id: 'bigint',
  person_id: 'bigint',
  subscriber_company_id: 'bigint',
  at: 'bigint',
})

/** Which messages of a company a tag is on. */
export const messageTags = table('message_tags', {
  company_id: 'bigint',
  tag_id: 'bigint',
  message_id: 'bigint',
})
