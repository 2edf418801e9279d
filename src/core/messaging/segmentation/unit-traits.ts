/** What segmentation must know of each UTF-16 unit, one table look-up a unit. */
import { EXTENDED, gsm7Codes, NOT_IN_ALPHABET } from './gsm7-alphabet.js'

/** Bits 0–1: septets in GSM-7 (0 when `NEEDS_UCS2`). */
export const SEPTETS = 0x03
export const NEEDS_UCS2 = 0x04
/** Half of a surrogate pair. */
export const SURROGATE = 0x08
/** May change under NFC or belong to a grapheme cluster with its neighbours. Without it a unit is a character. */
export const COMPLEX = 0x10
export const CARRIAGE_RETURN = 0x20
/** A control character without a place in any SMS. */
export const FORBIDDEN = 0x40

export const TWO_SEPTETS = 2

/** Units that NFC leaves alone and that stand alone on the screen, as inclusive ranges. The rest is `COMPLEX`. */
const simpleRanges: readonly (readonly [number, number])[] = [
  [0x0000, 0x02ff], // Latin
  [0x0391, 0x03ff], // Greek
  [0x0400, 0x0482], // Cyrillic up to its combining marks
  [0x048a, 0x052f], // Cyrillic after them
  [0x2010, 0x2027], // dashes, quotes, ellipsis
  [0x2030, 0x205e], // per mille, primes, guillemets
  [0x20a0, 0x20c0], // currencies, among them the rouble
  [0x2100, 0x2125], // № and ™; the ohm sign after them changes under NFC
  [0x2500, 0x27bf], // frames, symbols, dingbats
  [0x3041, 0x3096], // hiragana
  [0x30a1, 0x30fa], // katakana
  [0x4e00, 0x9fff], // Han
]

/** Line feed, form feed and carriage return are in the GSM alphabet; a tab is legal text that needs UCS-2. */
const legalControls = new Set(Array.from('\t\n\f\r', (character) => character.charCodeAt(0)))

/** Traits by UTF-16 unit. */
export const unitTraits: Uint8Array = buildTraits()

function buildTraits(): Uint8Array {
  const traits = new Uint8Array(0x10000).fill(NEEDS_UCS2 | COMPLEX)
  for (const [first, last] of simpleRanges) traits.fill(NEEDS_UCS2, first, last + 1)
  gsm7Codes.forEach((code, unit) => {
    if (code !== NOT_IN_ALPHABET) traits[unit] = code & EXTENDED ? TWO_SEPTETS : 1
  })
  traits.fill(NEEDS_UCS2 | COMPLEX | SURROGATE, 0xd800, 0xe000)
  for (let unit = 0; unit < 0x20; unit++) if (!legalControls.has(unit)) traits[unit] = FORBIDDEN
  traits[0x7f] = FORBIDDEN
  traits[0x0d] = CARRIAGE_RETURN | 1
  return traits
}
