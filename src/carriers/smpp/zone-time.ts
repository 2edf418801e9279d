/** Local dates of receipts to instants. */

const HOUR_MS = 3_600_000

/** The parts of a local date, the month from 1. */
export interface LocalTime {
  year: number
  month: number
  day: number
  hour: number
  minute: number
  second: number
}

/** Turns a local time into UTC milliseconds; undefined for a date that does not exist. */
export type ToInstant = (local: LocalTime) => number | undefined

/** Throws RangeError for an unknown zone. A time that occurs twice is read as the earlier, one that is skipped as if clocks had not moved. */
export function zoneReader(timeZone: string): ToInstant {
  if (timeZone === 'UTC') return asUtc
  const offsetAt = offsetReader(timeZone)
  // Receipts come by the thousand within one hour, and asking Intl takes microseconds.
  let cachedHour = Number.NaN
  let cachedOffset = 0
  return (local) => {
    const naive = asUtc(local)
    if (naive === undefined) return undefined
    const hour = Math.floor(naive / HOUR_MS)
    if (hour !== cachedHour) {
      cachedHour = hour
      cachedOffset = localOffset(hour * HOUR_MS, offsetAt)
    }
    return naive - cachedOffset
  }
}

function asUtc({ year, month, day, hour, minute, second }: LocalTime): number | undefined {
  const instant = Date.UTC(year, month - 1, day, hour, minute, second)
  const exists = month >= 1 && month <= 12 && day >= 1 && hour < 24 && minute < 60 && second < 60
  return exists && new Date(instant).getUTCDate() === day ? instant : undefined
}

/** The offset in force at a local time; two steps, because the first guess may lie beyond a change. */
function localOffset(naive: number, offsetAt: (instant: number) => number): number {
  const before = offsetAt(naive - 24 * HOUR_MS)
  const after = offsetAt(naive + 24 * HOUR_MS)
  if (before === after) return before
  return offsetAt(naive - before) === before ? before : after
}

function offsetReader(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  return (instant) => {
    const part: Record<string, number> = {}
    for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value)
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
    return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1_000) * 1_000
  }
}
