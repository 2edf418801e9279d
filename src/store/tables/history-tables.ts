import { table } from './table.js'

/** How far the search index has followed each company's events. */
export const historyPositions = table('history_positions', {
  company_id: 'bigint',
  tx_id: 'bigint',
  id: 'bigint',
  /** Older messages up to here are indexed; null once all are. */
  backfill_id: 'bigint?',
})
