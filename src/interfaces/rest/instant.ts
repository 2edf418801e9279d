/** Instants as text: RFC 3339. */
import { GatewayError } from '../../core/errors.js'

const form = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:\d\d)$/

export function isInstant(text: string): boolean {
  return form.test(text) && !Number.isNaN(toMillis(text))
}

/** UTC ms; NaN for a date or time of day that does not exist. */
function toMillis(text: string): number {
  const day = Number(text.slice(8, 10))
  const lastDay = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate()
  return day > lastDay ? NaN : Date.parse(text.toUpperCase())
}

/**
 * UTC ms of an instant; undefined for one that is not given.
 * @throws GatewayError `invalid_parameter`
 */
export function parseInstant(text: string | undefined, field: string): number | undefined {
  if (text === undefined) return undefined
  if (!isInstant(text)) throw new GatewayError('invalid_parameter', `"${field}" is not an instant.`, { field })
  return toMillis(text)
}

export function formatInstant(at: number): string {
  return new Date(at).toISOString()
}

export function formatNullableInstant(at: number | null): string | null {
  return at === null ? null : formatInstant(at)
}
