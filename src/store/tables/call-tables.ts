import { table } from './table.js'

export const scenarios = table('scenarios', {
  company_id: 'bigint',
  id: 'bigint',
  name: 'text',
  /** JSON. */
  draft: 'text',
  last_version: 'integer',
  created_at: 'bigint',
  updated_at: 'bigint',
})

export const scenarioVersions = table('scenario_versions', {
  company_id: 'bigint',
  scenario_id: 'bigint',
  version: 'integer',
  /** JSON. */
  document: 'text',
  note: 'text?',
  published_at: 'bigint',
  published_by: 'text',
})

export const scenarioSwitches = table('scenario_switches', {
  company_id: 'bigint',
  scenario_id: 'bigint',
  from_at: 'bigint',
  id: 'bigint',
  version: 'integer',
  set_by: 'text',
})

export const voiceNumbers = table('voice_numbers', {
  number_id: 'bigint',
  company_id: 'bigint',
  zone: 'text?',
  channel_limit: 'integer?',
  scenario_id: 'bigint?',
  voicemail_mail: 'text?',
  voicemail_sms: 'text?',
  recording_days: 'integer?',
})

export const calls = table('calls', {
  company_id: 'bigint',
  id: 'bigint',
  number_id: 'bigint',
  number: 'text',
  caller: 'text?',
  scenario_id: 'bigint',
  scenario_version: 'integer',
  carrier: 'text',
  holder: 'bigint',
  state: 'text',
  outcome: 'text?',
  reason: 'text?',
  started_at: 'bigint',
  answered_at: 'bigint?',
  ended_at: 'bigint?',
  /** JSON. */
  notes: 'text',
  direction: 'text',
  /** Whether it holds one of the channels of its number. */
  channel: 'integer',
})

export const targetUses = table('target_uses', {
  company_id: 'bigint',
  target: 'text',
  kind: 'text',
  at: 'bigint',
  call_id: 'bigint',
})

export const callLegs = table('call_legs', {
  company_id: 'bigint',
  call_id: 'bigint',
  leg: 'integer',
  target: 'text',
  step: 'text',
  started_at: 'bigint',
  answered_at: 'bigint?',
  connected_at: 'bigint?',
  ended_at: 'bigint',
  end_kind: 'text',
})

export const callUsage = table('call_usage', {
  company_id: 'bigint',
  until_at: 'bigint',
  id: 'bigint',
  call_id: 'bigint',
  kind: 'text',
  from_at: 'bigint',
  seconds: 'integer',
  /** JSON. */
  steps: 'text',
  target: 'text?',
  accepted: 'integer?',
  charge: 'text',
})

export const callRecordings = table('call_recordings', {
  company_id: 'bigint',
  call_id: 'bigint',
  id: 'bigint',
  kind: 'text',
  started_at: 'bigint',
  duration_ms: 'bigint',
  bytes: 'bigint',
  sha256: 'text',
  deleted_at: 'bigint?',
})

export const callSettings = table('call_settings', {
  company_id: 'bigint',
  recording_days: 'integer?',
})

export const trafficReports = table('traffic_reports', {
  company_id: 'bigint',
  id: 'bigint',
  name: 'text',
  /** JSON. */
  criteria: 'text',
  period: 'text',
  zone: 'text',
  /** JSON. */
  rule: 'text?',
  /** JSON. */
  mail_to: 'text',
  next_at: 'bigint?',
  created_at: 'bigint',
  updated_at: 'bigint',
})

export const liveLegs = table('live_legs', {
  company_id: 'bigint',
  call_id: 'bigint',
  leg: 'integer',
  target: 'text',
})

export const queuePlaces = table('queue_places', {
  company_id: 'bigint',
  queue: 'text',
  joined_at: 'bigint',
  call_id: 'bigint',
})
