/** The operator's message ids, which some operators write in another base in receipts than in submit_sm_resp. */
import type { MessageIdFormat } from './config.js'

type Base = 'hex' | 'decimal'

const DECIMAL = /^[0-9]{1,39}$/
const HEX = /^(?:0[xX])?([0-9a-fA-F]{1,32})$/

/** One form for both sides of a link. */
export interface MessageIdForms {
  /** As given in submit_sm_resp and the TLV receipted_message_id. */
  ofSubmission(id: string): string
  /** As given in the text of a receipt. */
  ofReceipt(id: string): string
}

export function messageIdForms(format: MessageIdFormat): MessageIdForms {
  switch (format) {
    case 'as_is':
      return { ofSubmission: asIs, ofReceipt: asIs }
    case 'hex':
      return forms('hex', 'hex')
    case 'decimal':
      return forms('decimal', 'decimal')
    case 'hex_submit_decimal_receipt':
      return forms('hex', 'decimal')
    case 'decimal_submit_hex_receipt':
      return forms('decimal', 'hex')
  }
}

function forms(submission: Base, receipt: Base): MessageIdForms {
  return { ofSubmission: (id) => toDecimal(id, submission), ofReceipt: (id) => toDecimal(id, receipt) }
}

function asIs(id: string): string {
  return id
}

/** An id that is no number of this base stays as it is: it can still match itself. */
function toDecimal(id: string, base: Base): string {
  if (base === 'decimal') return DECIMAL.test(id) ? BigInt(id).toString() : id
  const digits = HEX.exec(id)?.[1]
  return digits === undefined ? id : BigInt(`0x${digits}`).toString()
}
