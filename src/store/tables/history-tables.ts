import { table } from './table.js'

/** How far the search index has followed each company's events. */
export const historyPositions = table('history_positions', {
  company_id: 'bigint',
  tx_id: 'bigint',
  id: 'bigint',
  /** Older messages up to here are indexed; null once all are. */
  backfill_id: 'bigint?',
})

export const historyExports = table('history_exports', {
  company_id: 'bigint',
  id: 'bigint',
  format: 'text',
  /** JSON of a HistoryFilter. */
  filter: 'text',
  zone: 'text',
  state: 'text',
  /** Written so far. */
  messages: 'bigint',
  bytes: 'bigint?',
  reason: 'text?',
  created_at: 'bigint',
  finished_at: 'bigint?',
  /** When the file, or what is known of an export that failed, is deleted. */
  expires_at: 'bigint?',
})
