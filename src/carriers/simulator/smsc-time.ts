/** Time in SMPP 3.4 §7.1.1 and in the text of receipts (appendix B). */

const FORM = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d)(\d\d)([-+R])$/
const QUARTER_HOUR_MS = 15 * 60_000

/** The instant that a non-empty validity period means; `null` when it is malformed. */
export function readValidityPeriod(value: string, now: number): number | null {
  const match = FORM.exec(value)
  if (!match) return null
  const [year, month, day, hour, minute, second, tenth, quarters] = match.slice(1, 9).map(Number) as EightNumbers
  if (match[9] === 'R') {
    const start = new Date(now)
    return Date.UTC(
      start.getUTCFullYear() + year,
      start.getUTCMonth() + month,
      start.getUTCDate() + day,
      start.getUTCHours() + hour,
      start.getUTCMinutes() + minute,
      start.getUTCSeconds() + second,
      start.getUTCMilliseconds() + tenth * 100,
    )
  }
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 59 || quarters > 48)
    return null
  const local = Date.UTC(2000 + year, month - 1, day, hour, minute, second, tenth * 100)
  return local - (match[9] === '+' ? 1 : -1) * quarters * QUARTER_HOUR_MS
}

type EightNumbers = [number, number, number, number, number, number, number, number]

/** `YYMMDDhhmm`, or with seconds, in the centre's own time. */
export function receiptDate(instant: number, utcOffsetMinutes: number, withSeconds: boolean): string {
  const digits = new Date(instant + utcOffsetMinutes * 60_000).toISOString().replace(/\D/g, '')
  return digits.slice(2, withSeconds ? 14 : 12)
}
