import { describe, expect, it } from 'vitest'

import { standardReceiptFormat } from './phone-script.js'
import { type ReceiptFacts, receiptPdu, receiptText } from './receipt.js'

const facts: ReceiptFacts = {
  messageId: '60a24181e4ab0',
  idRadix: 16,
  from: { ton: 5, npi: 0, digits: 'SVYAZ' },
  to: { ton: 1, npi: 1, digits: '79161234567' },
  status: 'DELIVRD',
  errorCode: '000',
  submittedAt: Date.UTC(2026, 0, 15, 9, 0, 5),
  doneAt: Date.UTC(2026, 0, 15, 9, 1, 7),
  text: 'The server is up again, all is well',
}

describe('receiptText', () => {
  it.each([
    [
      {},
      'id:60a24181e4ab0 sub:001 dlvrd:001 submit date:2601150900 done date:2601150901 stat:DELIVRD err:000 text:The server is up aga',
    ],
    [
      { seconds: true, id: 'decimal', letterCase: 'lower' },
      'id:1700000000002736 sub:001 dlvrd:001 submit date:260115090005 done date:260115090107 stat:delivrd err:000 text:The server is up aga',
    ],
    [
      { id: 'hex_upper', letterCase: 'upper', spacing: 'wide' },
      'ID: 60A24181E4AB0  SUB: 001  DLVRD: 001  SUBMIT DATE: 2601150900  DONE DATE: 2601150901  STAT: DELIVRD  ERR: 000  TEXT: The server is up aga',
    ],
  ] as const)('writes the variant %j', (variant, text) => {
    expect(receiptText(facts, { ...standardReceiptFormat, ...variant }, 0)).toBe(text)
  })

  it('quotes no text that is not plain', () => {
    expect(receiptText({ ...facts, text: 'привет' }, standardReceiptFormat, 0)).toMatch(/text:$/)
  })
})

describe('receiptPdu', () => {
  it('turns the addresses round', () => {
    const pdu = receiptPdu(facts, standardReceiptFormat, 0)
    expect(pdu).toMatchObject({ source_addr: '79161234567', destination_addr: 'SVYAZ', dest_addr_ton: 5, esm_class: 4 })
  })

  it('carries the network error of a failure', () => {
    const pdu = receiptPdu(
      { ...facts, status: 'UNDELIV', errorCode: '301' },
      { ...standardReceiptFormat, carriage: 'tlv' },
      0,
    )
    expect(pdu).toMatchObject({ message_state: 5, network_error_code: Buffer.from([3, 1, 45]) })
    expect(pdu.short_message).toHaveLength(0)
  })

  it('leaves the TLVs out of a receipt in text only', () => {
    const pdu = receiptPdu(facts, { ...standardReceiptFormat, carriage: 'text' }, 0)
    expect(pdu.receipted_message_id).toBeUndefined()
    expect(pdu.message_state).toBeUndefined()
  })
})
