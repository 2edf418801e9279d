import { isShortNumber, type Target } from '../../core/calls/target.js'
import { parseMsisdn } from '../../core/values/msisdn.js'

/** How targets are rung: technology and resource with `{number}` in it, such as `PJSIP/{number}@trunk`. */
export interface DialPlan {
  /** E.164 without the plus is put in. */
  number: string
  /** For short numbers. */
  short: string
}

export function endpointOf({ number, short }: DialPlan, target: Target): string {
  return (isShortNumber(target) ? short : number).replaceAll('{number}', target.replace('+', ''))
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
