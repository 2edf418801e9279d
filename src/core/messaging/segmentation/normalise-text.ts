/** The form of a text that is counted, split and sent. */
import { GatewayError } from '../../errors.js'
import { characterAt, formatCodePoint, positionAt } from '../../values/character.js'
import { CARRIAGE_RETURN, COMPLEX, FORBIDDEN, SEPTETS, SURROGATE, unitTraits } from './unit-traits.js'

export interface NormalisedText {
  readonly text: string
  /** Every trait that some unit of the text has. */
  readonly traits: number
  /** Length in septets; meaningful unless the traits say `NEEDS_UCS2`. */
  readonly septets: number
}

/**
 * NFC, because decomposed letters cost two units, and line feeds for CRLF and CR.
 *
 * Control characters other than tab, line feed, form feed and carriage return are refused: the GSM alphabet has no
 * place for them and in UCS-2 phones show rubbish. So are halves of surrogate pairs, which no phone can show.
 * @throws GatewayError `invalid_parameter` naming the position in the text as it was given.
 */
export function normaliseText(text: string): NormalisedText {
  const scanned = scan(text)
  if ((scanned.traits & (CARRIAGE_RETURN | COMPLEX | FORBIDDEN)) === 0) return scanned
  if (scanned.traits & FORBIDDEN) throw forbiddenControl(text)
  if (scanned.traits & SURROGATE) refuseLoneSurrogates(text)
  const composed = scanned.traits & COMPLEX ? text.normalize('NFC') : text
  const normalised = scanned.traits & CARRIAGE_RETURN ? composed.replace(/\r\n?/g, '\n') : composed
  return normalised === text ? scanned : scan(normalised)
}

function scan(text: string): NormalisedText {
  let traits = 0
  let septets = 0
  for (let index = 0; index < text.length; index++) {
    const unit = unitTraits[text.charCodeAt(index)] ?? 0
    traits |= unit
    septets += unit & SEPTETS
  }
  return { text, traits, septets }
}

function forbiddenControl(text: string): GatewayError {
  let index = 0
  while (((unitTraits[text.charCodeAt(index)] ?? 0) & FORBIDDEN) === 0) index++
  const codePoint = formatCodePoint(characterAt(text, index))
  return unsendable(
    `The control character ${codePoint} at position ${positionAt(text, index)} cannot be sent; remove it`,
  )
}

function refuseLoneSurrogates(text: string): void {
  for (let index = 0; index < text.length; index++) {
    const codePoint = text.codePointAt(index) ?? 0
    if (codePoint > 0xffff) index++
    else if (codePoint >= 0xd800 && codePoint <= 0xdfff) {
      const name = formatCodePoint(characterAt(text, index))
      throw unsendable(
        `${name} at position ${positionAt(text, index)} is half of a character; the text was cut or decoded wrongly on its way here`,
      )
    }
  }
}

function unsendable(message: string): GatewayError {
  return new GatewayError('invalid_parameter', message, { field: 'text' })
}
