/** E.164 numbers, with the habits of the Russian numbering plan. */
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

import { readDialledNumber } from './dialled-number.js'
import { accept, type Parsed, refuse, type Refused } from './parsed.js'

/** A subscriber's number as E.164 with the plus: `+79161234567`. */
export type Msisdn = string & { readonly __kind: 'msisdn' }

/** Digits after +7. */
const nationalLength = 10
const internationalMaxLength = 15

/**
 * Reads a number as people write it: +7…, 8…, ten digits, 00… or 810…, with spaces, brackets, hyphens, dots.
 * A ten-digit number is Russian. Numbers of other countries are checked for length only.
 * Refuses 8 800 and 8 804, which receive no SMS.
 */
export function parseMsisdn(input: string): Parsed<Msisdn> {
  if (isPlainRussian(input)) return parseCountry7(input.slice(2))
  const dialled = readDialledNumber(input)
  if (!dialled.ok) return dialled
  return dialled.value.startsWith('+') ? parseInternational(dialled.value.slice(1)) : parseDomestic(dialled.value)
}

/** +7 6xx and +7 7xx: Kazakhstan shares the country code with Russia. */
export function isKazakhstan(msisdn: Msisdn): boolean {
  return msisdn.startsWith('+77') || msisdn.startsWith('+76')
}

/** The form for logs: `+7916***4567`. Takes anything that looks like a number; of a short one only the first digit stays. */
export function maskMsisdn(text: string): string {
  const digits = text.replace(/\D/g, '')
  const plus = text.trimStart().startsWith('+') ? '+' : ''
  if (digits.length >= 11) return `${plus}${digits.slice(0, 4)}***${digits.slice(-4)}`
  if (digits.length >= 7) return `${plus}${digits.slice(0, 2)}***${digits.slice(-2)}`
  return `${plus}${digits.slice(0, 1)}***`
}

/** The stored form needs neither the character reader nor the library. */
function isPlainRussian(input: string): boolean {
  if (input.length !== 12 || !input.startsWith('+7')) return false
  for (let index = 2; index < 12; index++) {
    const code = input.charCodeAt(index)
    if (code < 0x30 || code > 0x39) return false
  }
  return true
}

/** Digits without a plus: Russian habits first, then the international form without its plus. */
function parseDomestic(digits: string): Parsed<Msisdn> {
  if (digits.startsWith('00')) return parseInternational(digits.slice(2))
  if (digits.startsWith('810') && digits.length > 11) return parseInternational(digits.slice(3))
  if (digits.length === nationalLength) return parseNational(digits)
  if (digits.length < nationalLength) return refuse(tooShort(digits.length))
  if (digits.length === 11 && digits.startsWith('8')) return parseCountry7(digits.slice(1))
  return parseInternational(digits)
}

/** Ten digits. What may be another number with a digit missing is refused: a wrong guess texts a stranger. */
function parseNational(digits: string): Parsed<Msisdn> {
  if (digits.startsWith('89') || digits.startsWith('7')) {
    return refuse('The number has 10 digits and may have lost one; write all 11 digits, such as +79161234567')
  }
  if (!/^[3489]/.test(digits)) {
    return refuse(
      `No Russian number begins with ${digits.slice(0, 1)}; write a number of another country with + and its code`,
    )
  }
  return parseCountry7(digits)
}

function parseCountry7(national: string): Parsed<Msisdn> {
  if (national.length !== nationalLength) {
    return refuse(`A number after +7 has 10 digits, this one has ${national.length}; write it as +79161234567`)
  }
  if (national.startsWith('800') || national.startsWith('804')) return refuseTollFree(national.slice(0, 3))
  if (national.startsWith('0') || national.startsWith('1')) {
    return refuse(`No number begins with ${national.slice(0, 1)} after +7; check the digits`)
  }
  return accept(`+7${national}` as Msisdn)
}

function parseInternational(digits: string): Parsed<Msisdn> {
  if (digits.startsWith('7')) return parseCountry7(digits.slice(1))
  if (digits.length === 11 && digits.startsWith('8800')) return refuseTollFree('800')
  if (digits.length === 11 && digits.startsWith('89')) {
    return refuse('No country has the code 89; write a Russian number with +7 instead of +8')
  }
  if (digits.length > internationalMaxLength) {
    return refuse(
      `A number has at most ${internationalMaxLength} digits, this one has ${digits.length}; give one number`,
    )
  }
  const phoneNumber = parsePhoneNumberFromString(`+${digits}`)
  if (phoneNumber === undefined) {
    return refuse('The number is too short or its country code does not exist; write it with + and the country code')
  }
  if (!phoneNumber.isPossible()) {
    return refuse(`A number of the country +${phoneNumber.countryCallingCode} has another length; check the digits`)
  }
  return accept(phoneNumber.number as Msisdn)
}

function tooShort(length: number): string {
  return `The number has ${length} ${length === 1 ? 'digit' : 'digits'}, which is too few; write it as +79161234567`
}

function refuseTollFree(code: string): Refused {
  return refuse(`8 ${code} numbers cannot receive SMS; give a mobile number`)
}
