import { table } from './table.js'

export const persons = table('persons', {
  company_id: 'bigint',
  id: 'bigint',
  kind: 'text',
  name: 'text',
  email: 'text?',
  position: 'text?',
  zone: 'text?',
  language: 'text?',
  /** JSON. */
  attributes: 'text',
  employed_from: 'bigint?',
  employed_until: 'bigint?',
  /** JSON, in the order of preference. */
  numbers: 'text',
  created_at: 'bigint',
  updated_at: 'bigint',
  /** JSON. */
  consent: 'text?',
})

export const personNumbers = table('person_numbers', {
  company_id: 'bigint',
  msisdn: 'text',
  person_id: 'bigint',
})

export const personGroups = table('person_groups', {
  company_id: 'bigint',
  id: 'bigint',
  name: 'text',
  /** As names are compared. */
  name_key: 'text',
  rule: 'text?',
  created_at: 'bigint',
})

export const groupMembers = table('group_members', {
  company_id: 'bigint',
  group_id: 'bigint',
  id: 'bigint',
  person_id: 'bigint?',
  member_group_id: 'bigint?',
  active_from: 'bigint',
  active_until: 'bigint?',
})
