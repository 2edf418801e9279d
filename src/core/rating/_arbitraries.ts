import fc from 'fast-check'

import type { NumberId } from '../values/ids.js'
import { at, openAccount } from './_scenario.js'
import { type Account, type Action, perform, type UsageRecord } from './index.js'

export const number = 1 as NumberId
const start = at('2024-01-15T10:00')
const dayMs = 86_400_000

export const directions = ['mts_home', 'other_home', 'ivr', 'record', 'mts_russia', 'cug_home', 'russia', 'fax']
const packages = {
  mts: ['mts_500', 'mts_1000', 'record_5000', 'ivr_5000'],
  all_networks: ['all_networks_500', 'all_networks_1000', 'record_5000', 'ivr_10000'],
}

/** Records of some ten weeks, long enough to use packages up. Ids are their order in the list. */
export const usage: fc.Arbitrary<UsageRecord[]> = fc
  .array(
    fc.record({
      direction: fc.constantFrom(...directions),
      start: fc.integer({ min: 0, max: 70 * 86_400 }),
      seconds: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 90_000 })),
      longer: fc.integer({ min: 0, max: 500 }),
    }),
    { maxLength: 40 },
  )
  .map((drafts) =>
    drafts.map(({ direction, start: after, seconds, longer }, index) => {
      const startedAt = start + after * 1000
      return { id: index + 1, number, direction, startedAt, endedAt: startedAt + seconds * 1000 + longer, seconds }
    }),
  )

/** A number with its packages, all connected before the first record. */
export const subscription: fc.Arbitrary<Action[]> = fc
  .constantFrom('mts' as const, 'all_networks' as const)
  .chain((tariff) =>
    fc
      .array(fc.tuple(fc.constantFrom(...packages[tariff]), fc.integer({ min: 0, max: 20 })), { maxLength: 4 })
      .map((bought) => [
        { do: 'connect_number', number, kind: 'mobile', tariff, existsFrom: 0, at: start - 30 * dayMs } as const,
        ...bought.map(([code, daysBefore], index) => ({
          ...({ do: 'connect_package', number, connection: index + 1, package: code } as const),
          at: start - daysBefore * dayMs,
        })),
      ]),
  )

export function accountWith(actions: readonly Action[]): Account {
  const account = openAccount()
  for (const action of actions) perform(account, action)
  return account
}

export const uses = (records: readonly UsageRecord[]): Action[] => records.map((record) => ({ do: 'use', record }))
