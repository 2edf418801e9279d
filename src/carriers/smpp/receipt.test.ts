import { describe, expect, it } from 'vitest'

import type { ReceiptState } from '../../core/carrier.js'
import { readVectors } from '../../testing/vectors/read-vectors.js'
import type { MessageIdFormat } from './config.js'
import type { DeliverSm } from './deliver-sm.js'
import { messageIdForms } from './message-id.js'
import { isReceipt, readReceipt } from './receipt.js'
import { zoneReader } from './zone-time.js'

interface Vector {
  name: string
  /** The body as Latin 1, or in hexadecimal. */
  text?: string
  hex?: string
  dataCoding?: number
  esmClass?: number
  tlvs?: { receiptedMessageId?: string; messageState?: number; networkErrorCode?: [network: number, code: number] }
  format?: MessageIdFormat
  /** The id as submit_sm_resp gave it. */
  submitted?: string
  zone?: string
}

interface Expected {
  carrierMessageId: string
  state: ReceiptState
  errorCode: string | null
  doneAt: string | null
}

function deliveryOf({ text = '', hex, dataCoding = 0, esmClass = 0x04, tlvs = {} }: Vector): DeliverSm {
  const networkError = tlvs.networkErrorCode
  return {
    command: 5,
    sequence: 1,
    sourceTon: 1,
    source: '79161234567',
    destinationTon: 5,
    destination: 'SVYAZ',
    esmClass,
    dataCoding,
    body: hex === undefined ? Buffer.from(text, 'latin1') : Buffer.from(hex, 'hex'),
    receiptedMessageId: tlvs.receiptedMessageId ?? null,
    messageState: tlvs.messageState ?? null,
    networkErrorCode: networkError === undefined ? null : { network: networkError[0], code: networkError[1] },
    sarReference: null,
    sarTotal: 0,
    sarOrdinal: 0,
  }
}

function read(vector: Vector) {
  return readReceipt(deliveryOf(vector), {
    messageIds: messageIdForms(vector.format ?? 'as_is'),
    toInstant: zoneReader(vector.zone ?? 'UTC'),
  })
}

describe('a receipt', () => {
  it.each(readVectors<(Vector & { expected: Expected })[]>('./receipts/good.json'))('is read: $name', (vector) => {
    expect(isReceipt(deliveryOf(vector))).toBe(true)
    const receipt = read(vector)
    const { doneAt, ...rest } = vector.expected
    expect(receipt).toMatchObject({ ...rest, doneAt: doneAt === null ? null : Date.parse(doneAt) })
    if (vector.submitted !== undefined) {
      const submitted = messageIdForms(vector.format ?? 'as_is').ofSubmission(vector.submitted)
      expect(receipt?.carrierMessageId).toBe(submitted)
    }
  })

  it.each(readVectors<Vector[]>('./receipts/bad.json'))('without a readable id is none: $name', (vector) => {
    expect(read(vector)).toBeNull()
  })

  it('keeps what came, without zero octets, and its TLVs', () => {
    const receipt = read({
      name: '',
      text: 'id:5 text:a\0b',
      tlvs: { receiptedMessageId: '5', messageState: 2, networkErrorCode: [3, 0] },
    })
    expect(receipt?.raw).toBe('id:5 text:a\ufffdb receipted_message_id=5 message_state=2 network_error_code=3/0')
  })

  it('is not believed by its text alone, which any subscriber can write', () => {
    const forged = { name: '', text: 'id:5 sub:001 stat:DELIVRD err:000' }
    expect(isReceipt(deliveryOf({ ...forged, esmClass: 0 }))).toBe(false)
    expect(isReceipt(deliveryOf({ ...forged, esmClass: 0x40 }))).toBe(false)
  })
})
