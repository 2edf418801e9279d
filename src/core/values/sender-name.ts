/** Senders: an alphanumeric TP-OA (3GPP TS 23.040 §9.1.2.5), a number, or a short code. */
import { characterAt, nameCharacter, positionAt } from './character.js'
import { type Msisdn, parseMsisdn } from './msisdn.js'
import { accept, type Parsed, refuse } from './parsed.js'
import { parseShortCode, type ShortCode } from './short-code.js'

/** A name of at most 11 characters that a phone shows instead of a number. It cannot be answered. */
export type SenderName = string & { readonly __kind: 'senderName' }

export type Sender =
  | { readonly kind: 'alphanumeric'; readonly value: SenderName }
  | { readonly kind: 'msisdn'; readonly value: Msisdn }
  | { readonly kind: 'short_code'; readonly value: ShortCode }
export type SenderKind = Sender['kind']

const maxNameLength = 11
const allowed = 'letters a–z and A–Z, digits, space and ! ? - _ . ( ) &'

/** Reads what a caller gave as sender. What consists of digits is a number or a short code, never a name. */
export function parseSenderName(input: string): Parsed<Sender> {
  const text = input.trim()
  if (text === '') return refuse('The sender is empty; give a registered name, a number or a short code')
  return /^[0-9+().\s-]+$/.test(text) ? parseNumericSender(text) : parseName(text)
}

function parseNumericSender(text: string): Parsed<Sender> {
  const shortCode = parseShortCode(text)
  if (shortCode.ok) return accept({ kind: 'short_code', value: shortCode.value })
  const msisdn = parseMsisdn(text)
  if (msisdn.ok) return accept({ kind: 'msisdn', value: msisdn.value })
  return refuse(`A sender of digits is a short code of 3 to 6 digits or a whole number: ${msisdn.reason}`)
}

function parseName(text: string): Parsed<Sender> {
  const bad = /[^a-zA-Z0-9 !?\-_.()&]/.exec(text)
  if (bad !== null) return refuse(forbiddenCharacter(text, bad.index))
  if (text.length > maxNameLength) {
    return refuse(`A sender name has at most ${maxNameLength} characters, this one has ${text.length}; shorten it`)
  }
  return accept({ kind: 'alphanumeric', value: text as SenderName })
}

function forbiddenCharacter(text: string, index: number): string {
  const name = nameCharacter(characterAt(text, index))
  return `${name} at position ${positionAt(text, index)} is not allowed in a sender name; use ${allowed}`
}
