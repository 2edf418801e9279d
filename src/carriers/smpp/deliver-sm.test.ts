import { describe, expect, it } from 'vitest'

import type { InboundPart } from '../../core/carrier.js'
import { readVectors } from '../../testing/vectors/read-vectors.js'
import { type SmppCarrierConfig, smppCarrierDefaults } from './config.js'
import { type DeliverSm, MalformedPdu, readDelivery } from './deliver-sm.js'
import { readInbound } from './inbound-message.js'
import { isReceipt } from './receipt.js'

interface Delivered {
  name: string
  hex: string
  config: Partial<SmppCarrierConfig>
  expected: Omit<InboundPart, 'carrier' | 'receivedAt' | 'data'> & { data: string }
}

/** Read from the middle of a larger buffer, as the socket gives it. */
function read(hex: string): DeliverSm {
  const pdu = Buffer.from(hex, 'hex')
  return readDelivery(Buffer.concat([Buffer.alloc(5, 1), pdu, Buffer.alloc(600, 1)]), 5, 5 + pdu.length)
}

describe('deliver_sm', () => {
  it.each(readVectors<Delivered[]>('./pdus/deliver-sm.json'))('is read: $name', ({ hex, config, expected }) => {
    const delivery = read(hex)
    expect(delivery.sequence).toBe(7)
    expect(isReceipt(delivery)).toBe(false)
    const part = readInbound(delivery, { ...smppCarrierDefaults, ...config })
    expect({ ...part, data: Buffer.from(part.data).toString('hex') }).toEqual(expected)
  })

  it.each(readVectors<{ name: string; hex: string; status: number }[]>('./pdus/deliver-sm-malformed.json'))(
    'is refused with its status: $name',
    ({ hex, status }) => {
      expect(() => read(hex)).toThrow(MalformedPdu)
      expect(() => read(hex)).toThrow(expect.objectContaining({ status }) as Error)
    },
  )
})
