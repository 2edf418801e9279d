import { table } from './table.js'

export const numberingVersions = table('numbering_versions', {
  id: 'bigint',
  name: 'text',
  state: 'text',
  created_at: 'bigint',
  ported_operators: 'text?',
})

export const numberingDescriptions = table('numbering_descriptions', {
  version_id: 'bigint',
  id: 'integer',
  operator: 'text',
  operator_name: 'text',
  region: 'text?',
  zone: 'text?',
})

export const numberingRanges = table('numbering_ranges', {
  version_id: 'bigint',
  first: 'bigint',
  last: 'bigint',
  description_id: 'integer',
})

export const numberingPorted = table('numbering_ported', {
  version_id: 'bigint',
  ordinal: 'integer',
  packed: 'bytes',
})

export const routeLists = table('route_lists', {
  version: 'bigint',
  routes: 'text',
})

export const senderNames = table('sender_names', {
  company_id: 'bigint',
  id: 'bigint',
  name: 'text',
  fallback: 'text?',
  comment: 'text?',
  created_at: 'bigint',
})

export const senderRegistrations = table('sender_registrations', {
  company_id: 'bigint',
  sender_name_id: 'bigint',
  carrier: 'text',
  state: 'text',
  updated_at: 'bigint',
})
