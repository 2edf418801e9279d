import { table } from './table.js'

export const jobs = table('jobs', {
  company_id: 'bigint',
  id: 'bigint',
  kind: 'text',
  state: 'text',
  actor: 'text',
  /** JSON. */
  request: 'text',
  result: 'text',
  position: 'bigint',
  error: 'text?',
  created_at: 'bigint',
  updated_at: 'bigint',
  expires_at: 'bigint',
})

export const jobParts = table('job_parts', {
  company_id: 'bigint',
  job_id: 'bigint',
  part: 'bigint',
  content: 'bytes',
})

export const importRows = table('import_rows', {
  company_id: 'bigint',
  job_id: 'bigint',
  line: 'bigint',
  action: 'text',
  person_id: 'bigint?',
  name: 'text?',
  /** JSON. */
  changes: 'text',
  reason: 'text?',
  /** JSON of the person as it will be. */
  person: 'text?',
  based_on: 'bigint?',
  outcome: 'text?',
  /** JSON: groups and tags that the person joins or leaves. */
  memberships: 'text?',
})
