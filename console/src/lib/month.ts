import { now } from './clock.js'
import { dayOf } from './format.js'
import { currentLanguage } from './i18n.js'

/** `2026-01` of today in the zone. */
export function thisMonth(zone: string): string {
  return dayOf(now(), zone).slice(0, 7)
}

/** The month so many months later, or earlier: `2026-01` and -1 give `2025-12`. */
export function shiftMonth(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** `январь 2026 г.` */
export function formatMonth(month: string): string {
  const options = { month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(currentLanguage() === 'ru' ? 'ru-RU' : 'en-GB', options).format(
    new Date(`${month}-01T00:00:00Z`),
  )
}

/** `15 января` of a calendar day, whatever the zone. */
export function formatDate(date: string): string {
  const options = { day: 'numeric', month: 'long', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(currentLanguage() === 'ru' ? 'ru-RU' : 'en-GB', options).format(
    new Date(`${date}T00:00:00Z`),
  )
}
