import type { HistoryFilter } from '@svyaz/sdk'

import { instantOfLocal } from '../../lib/format.js'

export const filterNames = [
  'q',
  'direction',
  'state',
  'class',
  'msisdn',
  'broadcastId',
  'tag',
  'from',
  'until',
] as const
export type FilterName = (typeof filterNames)[number]
export type UrlFilter = Partial<Record<FilterName, string>>

/** As the API takes it; the days are whole days on the company's clock. */
export function historyFilterOf({ from, until, ...same }: UrlFilter, zone: string): HistoryFilter {
  return {
    ...same,
    ...(from !== undefined && {
      createdFrom: instantOfLocal(`${from}T00:00`, zone),
    }),
    ...(until !== undefined && {
      createdBefore: instantOfLocal(`${nextDay(until)}T00:00`, zone),
    }),
  } as HistoryFilter
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}
