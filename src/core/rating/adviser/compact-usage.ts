import type { NumberId } from '../../values/ids.js'
import type { DirectionCode } from '../catalogue/index.js'
import type { UsageRecord } from '../usage-record.js'

/** Records of one number as columns: a million cross to a thread without being copied one by one. */
export interface CompactUsage {
  /** Codes, by the place that `direction` names. */
  directions: readonly DirectionCode[]
  direction: Uint16Array
  /** UTC ms. */
  startedAt: Float64Array
  endedAt: Float64Array
  seconds: Uint32Array
}

export type UsageColumns = Pick<UsageRecord, 'direction' | 'startedAt' | 'endedAt' | 'seconds'>

export function compactUsage(pages: readonly (readonly UsageColumns[])[]): CompactUsage {
  const count = pages.reduce((sum, page) => sum + page.length, 0)
  const places = new Map<DirectionCode, number>()
  const columns = {
    direction: new Uint16Array(count),
    startedAt: new Float64Array(count),
    endedAt: new Float64Array(count),
    seconds: new Uint32Array(count),
  }
  let index = 0
  for (const page of pages)
    for (const { direction, startedAt, endedAt, seconds } of page) {
      let place = places.get(direction)
      if (place === undefined) places.set(direction, (place = places.size))
      columns.direction[index] = place
      columns.startedAt[index] = startedAt
      columns.endedAt[index] = endedAt
      columns.seconds[index] = seconds
      index += 1
    }
  return { directions: [...places.keys()], ...columns }
}

export function recordsOf({ directions, direction, startedAt, endedAt, seconds }: CompactUsage): UsageRecord[] {
  return Array.from(direction, (place, index): UsageRecord => ({
    id: index + 1,
    number: 1 as NumberId,
    direction: directions[place] ?? '',
    startedAt: startedAt[index] ?? 0,
    endedAt: endedAt[index] ?? 0,
    seconds: seconds[index] ?? 0,
  }))
}
