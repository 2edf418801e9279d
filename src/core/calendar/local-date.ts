/** Dates of local calendars (ISO 8601, proleptic Gregorian) as integers and text; no zone, no time of day. */

/** `YYYY-MM-DD`; the order of texts is the order of days. */
export type LocalDate = string & { readonly __kind: 'localDate' }
/** `YYYY-MM`. */
export type LocalMonth = string & { readonly __kind: 'localMonth' }

const shape = /^(\d{4})-(\d\d)-(\d\d)$/

/** A date that exists, between the years 1900 and 9999; else undefined. */
export function readLocalDate(text: string): LocalDate | undefined {
  const [, year = 0, month = 0, day = 0] = (shape.exec(text) ?? []).map(Number)
  if (year < 1900 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month)) return undefined
  return text as LocalDate
}

export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** Months since the year 0: consecutive months have consecutive numbers. */
export function monthNumber(year: number, month: number): number {
  return year * 12 + month - 1
}

export function yearAndMonth(number: number): { year: number; month: number } {
  const year = Math.floor(number / 12)
  return { year, month: number - year * 12 + 1 }
}

export function formatMonth(number: number): LocalMonth {
  const { year, month } = yearAndMonth(number)
  return `${String(year).padStart(4, '0')}-${two(month)}` as LocalMonth
}

export function formatDate(number: number, day: number): LocalDate {
  return `${formatMonth(number)}-${two(day)}` as LocalDate
}

/** The month number and the day of a date. */
export function partsOf(date: LocalDate): { month: number; day: number } {
  return { month: monthNumber(Number(date.slice(0, 4)), Number(date.slice(5, 7))), day: Number(date.slice(8)) }
}

export function monthOf(date: LocalDate): LocalMonth {
  return date.slice(0, 7) as LocalMonth
}

export function monthNumberOf(month: LocalMonth): number {
  return monthNumber(Number(month.slice(0, 4)), Number(month.slice(5)))
}

export function daysInMonth(month: LocalMonth): number {
  return daysIn(Number(month.slice(0, 4)), Number(month.slice(5)))
}

export function firstDay(month: LocalMonth): LocalDate {
  return `${month}-01` as LocalDate
}

export function lastDay(month: LocalMonth): LocalDate {
  return `${month}-${two(daysInMonth(month))}` as LocalDate
}

export function nextMonth(month: LocalMonth): LocalMonth {
  return formatMonth(monthNumberOf(month) + 1)
}

export function nextDate(date: LocalDate): LocalDate {
  const { month, day } = partsOf(date)
  return day < daysInMonth(monthOf(date)) ? formatDate(month, day + 1) : formatDate(month + 1, 1)
}

export function previousDate(date: LocalDate): LocalDate {
  const { month, day } = partsOf(date)
  return day > 1 ? formatDate(month, day - 1) : lastDay(formatMonth(month - 1))
}

/** So many months after a date: the same day of the month or, where the month is shorter, its last. The anchor does not move. */
export function anniversaryOf(anchor: LocalDate, months: number): LocalDate {
  const { month, day } = partsOf(anchor)
  const { year, month: number } = yearAndMonth(month + months)
  return formatDate(month + months, Math.min(day, daysIn(year, number)))
}

function two(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}
