import { readDialledNumber } from '../values/dialled-number.js'
import { parseMsisdn } from '../values/msisdn.js'
import { accept, type Parsed, refuse } from '../values/parsed.js'

/**
 * Whom a scenario may ring: an E.164 number with the plus, a short number of the company (2 to 6 digits), or one of an exchange of its own
 * that the configuration names, `201@office`.
 */
export type Target = string & { readonly __kind: 'target' }

const emergency = new Set(['101', '102', '103', '104', '112', '911'])

/** Prefixes that cost many times a call, and are rung by no scenario: paid services and satellites (ITU-T E.164.1, Russian 80x codes). */
const closed: readonly (readonly [prefix: string, what: string])[] = [
  ['+7803', 'a paid service'],
  ['+7809', 'a paid service'],
  ['+7807', 'a paid service'],
  ['+870', 'a satellite telephone'],
  ['+881', 'a satellite telephone'],
  ['+882', 'an international network'],
  ['+883', 'an international network'],
  ['+979', 'a paid service'],
]

/** Reads a number as people write it. */
export function parseTarget(input: string): Parsed<Target> {
  const digits = input.trim()
  if (/^\d{2,6}(?:@[a-z][a-z0-9-]{0,31})?$/.test(digits)) {
    if (emergency.has(digits.split('@')[0] ?? ''))
      return refuse('Emergency services are not rung by scenarios; give a number of your own')
    return accept(digits as Target)
  }
  const tollFree = readTollFree(input)
  if (tollFree !== undefined) return accept(tollFree)
  const parsed = parseMsisdn(input)
  // A dear number is named as such even where its digits are not all there.
  const found = closedPrefix(parsed.ok ? parsed.value : input.replace(/[^+\d]/g, ''))
  if (found !== undefined)
    return refuse(`${found[0]}… is ${found[1]}, which scenarios do not ring; give another number`)
  return parsed.ok ? accept(parsed.value as string as Target) : parsed
}

function closedPrefix(number: string): (typeof closed)[number] | undefined {
  return closed.find(([prefix]) => number.startsWith(prefix))
}

/** 8 800 can be rung, though not texted. */
function readTollFree(input: string): Target | undefined {
  const dialled = readDialledNumber(input)
  if (!dialled.ok) return undefined
  const [, national] = /^(?:\+7|7|8)(80[04]\d{7})$/.exec(dialled.value) ?? []
  return national === undefined ? undefined : (`+7${national}` as Target)
}

export function isShortNumber(target: string): boolean {
  return !target.startsWith('+')
}
