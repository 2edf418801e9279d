/** Text to unpacked septets and back: 3GPP TS 23.038 §6.2.1. */
import { characterAt, nameCharacter, positionAt } from '../../values/character.js'
import { defaultAlphabet, ESCAPE, EXTENDED, extensionTable, gsm7Codes, NOT_IN_ALPHABET } from './gsm7-alphabet.js'
import { countSeptets } from './split.js'

const replacementCharacter = '\ufffd'

/** One septet an octet, escapes included. @throws RangeError at a character outside the alphabet. */
export function encodeGsm7(text: string): Uint8Array {
  const septets = Buffer.allocUnsafe(countSeptets(text))
  let length = 0
  for (let index = 0; index < text.length; index++) {
    const code = gsm7Codes[text.charCodeAt(index)] ?? NOT_IN_ALPHABET
    if (code === NOT_IN_ALPHABET) throw notInAlphabet(text, index)
    if (code & EXTENDED) septets[length++] = ESCAPE
    septets[length++] = code & 0x7f
  }
  return septets
}

/**
 * Never fails. An unknown pair shows the default alphabet's character and a lone or double escape a space, as
 * §6.2.1.1 asks of phones; an octet above 0x7F is no septet and becomes U+FFFD.
 */
export function decodeGsm7(septets: Uint8Array): string {
  let text = ''
  for (let index = 0; index < septets.length; index++) {
    const septet = septets[index] ?? 0
    const next = septets[index + 1]
    if (septet !== ESCAPE || next === undefined) {
      text += defaultAlphabet[septet] ?? replacementCharacter
      continue
    }
    text += extensionTable.get(next) ?? defaultAlphabet[next] ?? replacementCharacter
    index++
  }
  return text
}

function notInAlphabet(text: string, index: number): RangeError {
  const name = nameCharacter(characterAt(text, index))
  return new RangeError(`${name} at position ${positionAt(text, index)} is not in the GSM 7-bit alphabet`)
}
