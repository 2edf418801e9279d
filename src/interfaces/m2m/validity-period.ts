/** How long a message is worth delivering: SMPP 3.4 §7.1.1, xs:duration, hh:mm:ss, or minutes. */
import { M2mFault } from './faults.js'

export type Validity = { validForMs: number } | { deliverBefore: number }

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** SMPP counts relative years and months; how long they are nobody says. */
const monthMs = 30 * dayMs
const yearMs = 365 * dayMs
/** Nobody waits longer for an SMS. */
const longestMs = yearMs

/** Undefined for the empty one: the default. @throws M2mFault `MESSAGE_FORMAT_ERROR` */
export function parseValidity(written: string): Validity | undefined {
  const text = written.trim()
  if (text === '') return undefined
  const absolute = absoluteOf(text)
  if (absolute !== undefined) return { deliverBefore: absolute }
  const validForMs = relativeOf(text) ?? durationOf(text) ?? clockOf(text) ?? minutesOf(text)
  if (validForMs === undefined || validForMs <= 0 || validForMs > longestMs) throw new M2mFault('MESSAGE_FORMAT_ERROR')
  return { validForMs }
}

/** YYMMDDhhmmsst00R */
function relativeOf(text: string): number | undefined {
  const parts = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)\d\d\dR$/.exec(text)?.slice(1).map(Number)
  if (parts === undefined) return undefined
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
  return years * yearMs + months * monthMs + days * dayMs + hours * hourMs + minutes * minuteMs + seconds * 1_000
}

/** YYMMDDhhmmsstnnp: a local time that is nn quarters of an hour ahead of UTC, or behind. */
function absoluteOf(text: string): number | undefined {
  const parts = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d)(\d\d)([+-])$/.exec(text)
  if (parts === null) return undefined
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0, tenths = 0, quarters = 0] = parts
    .slice(1, 9)
    .map(Number)
  if (month < 1 || month > 12 || day < 1 || day > 31 || hours > 23 || minutes > 59 || seconds > 59 || quarters > 56) {
    throw new M2mFault('MESSAGE_FORMAT_ERROR')
  }
  const local = Date.UTC(2000 + year, month - 1, day, hours, minutes, seconds, tenths * 100)
  return local - (parts[9] === '-' ? -1 : 1) * quarters * 15 * minuteMs
}

/** Days and less: P1DT12H30M10S. */
function durationOf(text: string): number | undefined {
  const parts = /^P(?=.)(?:(\d{1,4})D)?(?:T(?=.)(?:(\d{1,6})H)?(?:(\d{1,7})M)?(?:(\d{1,9})(?:\.\d{1,9})?S)?)?$/.exec(
    text,
  )
  if (parts === null) return undefined
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0))
  return days * dayMs + hours * hourMs + minutes * minuteMs + seconds * 1_000
}

function clockOf(text: string): number | undefined {
  const parts = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/.exec(text)?.slice(1)
  if (parts === undefined) return undefined
  const [hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0))
  return hours * hourMs + minutes * minuteMs + seconds * 1_000
}

function minutesOf(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) * minuteMs : undefined
}
