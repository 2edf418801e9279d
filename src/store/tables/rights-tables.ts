import { table } from './table.js'

export const sendingRights = table('sending_rights', {
  company_id: 'bigint',
  user_id: 'bigint',
  /** JSON. */
  allow: 'text?',
  /** JSON. */
  hours: 'text?',
  monthly_segments: 'bigint?',
  monthly_kopecks: 'bigint?',
})

/** What a user has used of a month: `17 2026-11`. */
export const budgetUse = table('budget_use', {
  company_id: 'bigint',
  budget: 'text',
  segments: 'bigint',
  kopecks: 'bigint',
})
