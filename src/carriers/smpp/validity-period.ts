/** SMPP 3.4 §7.1.1: the two forms of validity_period. */

const SECOND_MS = 1_000
const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** The relative form counts in calendar units; operators read them as these. */
const MONTH_DAYS = 30
const YEAR_MONTHS = 12
const MAX_YEARS = 99

/** `YYMMDDhhmmss000R`: a duration from now, in whole seconds, rounded up so that it is never zero. */
export function relativeValidity(remainingMs: number): string {
  const seconds = Math.ceil(remainingMs / SECOND_MS)
  const days = Math.floor(seconds / DAY)
  const months = Math.floor(days / MONTH_DAYS)
  const years = Math.floor(months / YEAR_MONTHS)
  if (years > MAX_YEARS) return '991129235959000R'
  return [
    years,
    months % YEAR_MONTHS,
    days % MONTH_DAYS,
    Math.floor((seconds % DAY) / HOUR),
    Math.floor((seconds % HOUR) / MINUTE),
    seconds % MINUTE,
  ]
    .map((part) => String(part).padStart(2, '0'))
    .join('')
    .concat('000R')
}

/** `YYMMDDhhmmsst00+`: an instant in UTC. */
export function absoluteValidity(instant: number): string {
  const digits = new Date(instant).toISOString().replace(/[^0-9]/g, '')
  return `${digits.slice(2, 15)}00+`
}
