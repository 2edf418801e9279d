import { localTimeAt, localToInstant } from '../../core/calendar/zone.js'
import { M2mFault } from './faults.js'
import type { OperationContext } from './operation.js'

const form = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::(\d\d))?(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:\d\d)?$/i

/**
 * UTC ms of an xs:dateTime or date. Without an offset it is a time of the company's zone; a date alone is its start. Of a time that
 * clocks show twice the first is meant.
 * @throws M2mFault `MESSAGE_FORMAT_ERROR`
 */
export function parseDate(text: string, zone: string): number {
  const parts = form.exec(text.trim())
  if (parts === null) throw new M2mFault('MESSAGE_FORMAT_ERROR')
  const [, date = '', time = '00:00', seconds = '00', fraction = '', offset] = parts
  const local = `${date}T${time}:${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}`
  const read = localToInstant(local, offset === undefined ? zone : 'UTC', { ifMissing: 'next', ifTwice: 'first' })
  if (!read.ok) throw new M2mFault('MESSAGE_FORMAT_ERROR')
  return read.value - offsetMs(offset)
}

function offsetMs(offset: string | undefined): number {
  if (offset === undefined || offset.toUpperCase() === 'Z') return 0
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
  if (hours > 14 || minutes > 59) throw new M2mFault('MESSAGE_FORMAT_ERROR')
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

/** How one company writes and reads dates. */
export interface Dates {
  /** UTC ms. @throws M2mFault `MESSAGE_FORMAT_ERROR` */
  parse(text: string): number
  format(at: number): string
}

/** By the clocks of the company or of its setting, without an offset as the original writes dates unless it wants one. */
export function datesOf({ core, principal }: Pick<OperationContext, 'core' | 'principal'>): Dates {
  const { zone: own, zonedDates } = core.companies.m2mOf(principal.companyId)
  const zone = own ?? core.companies.zoneOf(principal.companyId)
  const local = (at: number) => localTimeAt(at, zone)
  return {
    parse: (text) => parseDate(text, zone),
    format: zonedDates ? (at) => withOffset(local(at), at) : local,
  }
}

function withOffset(local: string, at: number): string {
  const minutes = Math.round((Date.parse(`${local}Z`) - at) / 60_000)
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60]
  return `${local}${minutes < 0 ? '-' : '+'}${twoDigits(hours)}:${twoDigits(rest)}`
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0')
}
