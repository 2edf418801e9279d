import { Temporal } from 'temporal-polyfill'

import { accept, type Parsed, refuse } from '../values/parsed.js'
import { type DayKind, dayKindOf } from './production-calendar.js'

/** Whether the IANA database of this machine knows the zone. */
export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** The date that calendars show in the zone at an instant. */
export function localDateAt(at: number, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
}

/** What clocks in the zone show at an instant, to the second and without offset: `2026-01-15T09:00:00`. */
export function localTimeAt(at: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime()
  return local.toString({ smallestUnit: 'second' })
}

/** What the local date is in the Russian production calendar. */
export function dayKindAt(at: number, zone: string): DayKind {
  return dayKindOf(localDateAt(at, zone))
}

/** How a local time is read that clocks never show (`next`: the first instant after the gap), or show twice. */
export interface LocalReading {
  ifMissing: 'next' | 'refuse'
  ifTwice: 'first' | 'second' | 'refuse'
}

const localForm = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?$/

/** UTC ms of a local date and time without offset, `2026-12-31T10:00` or with seconds. */
export function localToInstant(local: string, zone: string, reading: LocalReading): Parsed<number> {
  if (!isZone(zone)) return refuse(`"${zone.slice(0, 64)}" is not an IANA time zone such as Asia/Sakhalin`)
  const dateTime = localForm.test(local) ? existing(local) : undefined
  if (dateTime === undefined) return refuse('Write a date and a time that exist, such as 2026-12-31T10:00')
  return instantOf(dateTime, zone, reading)
}

function existing(local: string): Temporal.PlainDateTime | undefined {
  try {
    return Temporal.PlainDateTime.from(local, { overflow: 'reject' })
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function instantOf(local: Temporal.PlainDateTime, zone: string, { ifMissing, ifTwice }: LocalReading): Parsed<number> {
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (!earlier.toPlainDateTime().equals(local)) {
    if (ifMissing === 'refuse') return refuse(`Clocks in ${zone} skip this time`)
    const end = earlier.getTimeZoneTransition('next')
    return accept((end ?? earlier).epochMilliseconds)
  }
  if (ifTwice === 'first') return accept(earlier.epochMilliseconds)
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' })
  if (ifTwice === 'refuse' && !later.equals(earlier)) return refuse(`Clocks in ${zone} show this time twice`)
  return accept(later.epochMilliseconds)
}

/** UTC ms at which so many minutes of the date are shown, first or, where they are skipped, next; 1,440 is the midnight after it. */
export function instantOfMinute(date: Temporal.PlainDate, minute: number, zone: string): number {
  const day = minute === 1440 ? date.add({ days: 1 }) : date
  const time = new Temporal.PlainTime(Math.trunc((minute % 1440) / 60), minute % 60)
  const read = instantOf(day.toPlainDateTime(time), zone, { ifMissing: 'next', ifTwice: 'first' })
  if (!read.ok) throw new Error(read.reason)
  return read.value
}

/** Offsets of zones have changed at quarters of an hour, and never in between. */
const quarterMs = 900_000
const nanosPerMs = 1_000_000

/** Turns instants into what clocks of the zone show, in ms as if they showed UTC. Fast for instants that lie near each other. */
export function localMillisOf(zone: string): (at: number) => number {
  let quarter = NaN
  let offsetMs = 0
  return (at) => {
    const own = Math.floor(at / quarterMs)
    if (own !== quarter) {
      quarter = own
      const zoned = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
      offsetMs = zoned.offsetNanoseconds / nanosPerMs
    }
    return at + offsetMs
  }
}
