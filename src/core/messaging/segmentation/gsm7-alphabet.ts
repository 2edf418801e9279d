/** The GSM 7-bit default alphabet and its extension table: 3GPP TS 23.038 §6.2.1 and §6.2.1.1. */

/** Shifts the next septet into the extension table. Not a character by itself. */
export const ESCAPE = 0x1b

/** Septets 0x00 to 0x7F in order. The escape's own place holds what a phone shows for it when nothing follows: a space. */
export const defaultAlphabet =
  '@£$¥èéùìòÇ\nØø\rÅå' +
  'Δ_ΦΓΛΩΠΨΣΘΞ\u0020ÆæßÉ' +
  ' !"#¤%&\'()*+,-./' +
  '0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNO' +
  'PQRSTUVWXYZÄÖÑÜ§' +
  '¿abcdefghijklmno' +
  'pqrstuvwxyzäöñüà'

/** Second septet of a pair to its character. */
export const extensionTable: ReadonlyMap<number, string> = new Map([
  [0x0a, '\f'],
  [0x14, '^'],
  [0x28, '{'],
  [0x29, '}'],
  [0x2f, '\\'],
  [0x3c, '['],
  [0x3d, '~'],
  [0x3e, ']'],
  [0x40, '|'],
  [0x65, '€'],
])

/** Set in a code of `gsm7Codes` when the septet follows an escape. */
export const EXTENDED = 0x80
export const NOT_IN_ALPHABET = 0xff

/** Code of each UTF-16 unit up to €: its septet, with `EXTENDED` for the extension table, or `NOT_IN_ALPHABET`. */
export const gsm7Codes: Uint8Array = buildCodes()

function buildCodes(): Uint8Array {
  const codes = new Uint8Array('€'.charCodeAt(0) + 1).fill(NOT_IN_ALPHABET)
  for (let septet = 0; septet < defaultAlphabet.length; septet++) {
    if (septet !== ESCAPE) codes[defaultAlphabet.charCodeAt(septet)] = septet
  }
  for (const [septet, character] of extensionTable) codes[character.charCodeAt(0)] = EXTENDED | septet
  return codes
}
