import { isShortNumber, type Target } from '../../core/calls/target.js'
import { parseMsisdn } from '../../core/values/msisdn.js'

/**
 * How targets are rung: technology and resource with `{number}` in it, such as `PJSIP/{number}@trunk`. Several with commas between them: the
 * next is tried where one cannot be reached.
 */
export interface DialPlan {
  /** E.164 without the plus is put in. */
  number: string
  /** For short numbers. */
  short: string
  /** For short numbers of exchanges, by the name of the exchange. */
  exchanges?: Readonly<Record<string, string>>
}

/** Where a target is rung, in the order in which they are tried; none for an exchange that nobody has configured. */
export function endpointsOf({ number, short, exchanges = {} }: DialPlan, target: Target): string[] {
  const [digits = '', exchange] = target.replace('+', '').split('@')
  const own = exchange !== undefined && Object.hasOwn(exchanges, exchange) ? exchanges[exchange] : undefined
  const ways = exchange !== undefined ? (own ?? '') : isShortNumber(target) ? short : number
  return ways
    .split(',')
    .map((way) => way.trim().replaceAll('{number}', digits))
    .filter((way) => way !== '')
}

/** A number as networks show it: E.164 where it can be read so, as it is where not, null where it is hidden. */
export function readShownNumber(text: string): string | null {
  const shown = text.trim()
  if (shown === '' || /^(anonymous|unknown|restricted|unavailable)$/i.test(shown)) return null
  if (/^\d{2,6}$/.test(shown)) return shown
  const parsed = parseMsisdn(shown)
  return parsed.ok ? parsed.value : shown.slice(0, 40)
}

/** Causes of ITU-T Q.850. */
export function legEndOf(cause: number | null, wasAnswered: boolean) {
  if (wasAnswered) return 'hung_up'
  switch (cause) {
    case 17:
      return 'busy'
    case 21:
      return 'rejected'
    case 16:
    case 18:
    case 19:
      return 'no_answer'
    default:
      return 'unreachable'
  }
}
