import { currentLanguage } from './i18n.js'

const formats = new Map<string, Intl.DateTimeFormat>()

function dateFormat(zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${currentLanguage()} ${zone} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(currentLanguage() === 'ru' ? 'ru-RU' : 'en-GB', { ...options, timeZone: zone })
  formats.set(key, made)
  return made
}

/** `14:05`. */
export function formatTime(instant: string | number, zone: string): string {
  return dateFormat(zone, { hour: '2-digit', minute: '2-digit' }).format(new Date(instant))
}

/** `15 янв., 14:05`; with the year where it is another one than today's. */
export function formatInstant(instant: string | number, zone: string, today: number): string {
  const date = new Date(instant)
  const year = dateFormat(zone, { year: 'numeric' })
  const isThisYear = year.format(date) === year.format(new Date(today))
  return dateFormat(zone, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    ...(!isThisYear && { year: 'numeric' }),
  }).format(date)
}

/** `15 января 2026 г., четверг`. */
export function formatDay(instant: string | number, zone: string): string {
  return dateFormat(zone, {
    day: 'numeric',
    month: 'long',
    weekday: 'long',
  }).format(new Date(instant))
}

/** `2026-01-15`, for comparing days and for inputs. */
export function dayOf(instant: string | number, zone: string): string {
  return new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).format(new Date(instant))
}

/** `UTC+3` of the zone at that instant. */
export function zoneOffset(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).formatToParts(new Date(at))
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT').replace('GMT', 'UTC')
}

/** The instant of a wall clock in a zone: `2026-01-15T14:05` there, as RFC 3339 with the zone's offset. */
export function instantOfLocal(local: string, zone: string): string {
  const guess = Date.parse(`${local}:00Z`)
  const offset = offsetMs(zone, guess - offsetMs(zone, guess))
  return new Date(guess - offset).toISOString()
}

/** `2026-01-15T14:05` on the clock of the zone. */
export function localOfInstant(instant: number, zone: string): string {
  return new Date(instant + offsetMs(zone, instant)).toISOString().slice(0, 16)
}

function offsetMs(zone: string, at: number): number {
  const text = zoneOffset(zone, at).replace('UTC', '')
  if (text === '') return 0
  const [hours = '0', minutes = '0'] = text.slice(1).split(':')
  return (text.startsWith('-') ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}

/** `+7 900 000-00-01`; what is no Russian number stays as it is. */
export function formatPhone(number: string): string {
  const match = /^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/.exec(number)
  return match === null ? number : `+7 ${match[1]} ${match[2]}-${match[3]}-${match[4]}`
}

export function formatNumber(value: number): string {
  return new Intl.NumberFormat(currentLanguage()).format(value)
}

/** `1 234,50 ₽` of the text of an amount. */
export function formatMoney(amount: string): string {
  const style = {
    style: 'currency',
    currency: 'RUB',
    currencyDisplay: 'narrowSymbol',
  } as const
  return new Intl.NumberFormat(currentLanguage(), style).format(Number(amount))
}
