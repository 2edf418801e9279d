/** SMPP 3.4 §5.2.5–§5.2.9: addresses, their type of number and numbering plan. */
import type { AddressRules, NumberingPlan } from './config.js'
import { UnsendableSubmission } from './unsendable.js'

export interface Address {
  plan: NumberingPlan
  /** As it stands in the PDU: no `+`. */
  digits: string
}

const TON_INTERNATIONAL = 1
const MAX_ADDRESS_OCTETS = 20

/** Type and digits of a sender or recipient. Throws UnsendableSubmission when SMPP cannot carry it. */
export function toAddress(text: string, rules: AddressRules): Address {
  const international = text.charCodeAt(0) === PLUS
  const digits = international ? text.slice(1) : text
  if (digits === '' || digits.length > MAX_ADDRESS_OCTETS) {
    throw new UnsendableSubmission('invalid_address', 'an address is empty or longer than SMPP carries')
  }
  if (!isNumber(digits)) return { plan: rules.alphanumeric, digits: text }
  const short = !international && digits.length <= rules.shortCodeMaxDigits
  return { plan: short ? rules.shortCode : rules.international, digits }
}

const PLUS = 0x2b
const ZERO = 0x30
const NINE = 0x39

/** A loop, because it runs twice a submission. */
function isNumber(digits: string): boolean {
  let number = true
  for (let index = 0; index < digits.length; index++) {
    const code = digits.charCodeAt(index)
    if (code < 0x20 || code > 0x7e) {
      throw new UnsendableSubmission('invalid_address', 'an address has characters that SMPP cannot carry')
    }
    if (code < ZERO || code > NINE) number = false
  }
  return number
}

/** The address of a received PDU; international numbers in E.164 with `+`. */
export function fromAddress(ton: number, digits: string): string {
  return ton === TON_INTERNATIONAL && /^[0-9]{7,15}$/.test(digits) ? `+${digits}` : digits
}
