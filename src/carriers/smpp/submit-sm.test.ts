import { PassThrough } from 'node:stream'

import smpp from 'smpp'
import { describe, expect, it } from 'vitest'

import type { Submission } from '../../core/carrier.js'
import { readVectors } from '../../testing/vectors/read-vectors.js'
import { submission } from './_world.js'
import { type SmppCarrierConfig, smppCarrierDefaults } from './config.js'
import { toSubmitSm, writeSubmitSm } from './submit-sm.js'
import { UnsendableSubmission } from './unsendable.js'
import { WriteBuffer } from './write-buffer.js'

interface Vector {
  name: string
  submission: Partial<Submission> & { deliverInMs: number | null }
  config: Partial<SmppCarrierConfig>
}

const now = Date.UTC(2026, 0, 15, 9)

function encode({ submission: given, config }: Vector): Buffer {
  const { deliverInMs, ...overrides } = given
  const deliverBefore = deliverInMs === null ? null : now + deliverInMs
  const link = { ...smppCarrierDefaults, host: '', port: 0, systemId: '', password: '', ...config }
  const stream = new PassThrough()
  const out = new WriteBuffer(stream)
  writeSubmitSm(out, 7, toSubmitSm(submission({ ...overrides, deliverBefore }), link, now))
  out.flush()
  return stream.read() as Buffer
}

describe('submit_sm', () => {
  it.each(readVectors<(Vector & { hex: string })[]>('./pdus/submit-sm.json'))('carries $name', (vector) => {
    expect(encode(vector).toString('hex')).toBe(vector.hex)
  })

  it.each(readVectors<(Vector & { errorCode: string })[]>('./pdus/submit-sm-unsendable.json'))(
    'refuses $name',
    (vector) => {
      expect(() => encode(vector)).toThrow(expect.objectContaining({ errorCode: vector.errorCode }) as Error)
      expect(() => encode(vector)).toThrow(UnsendableSubmission)
    },
  )

  it('is read by npm smpp as it was meant', () => {
    const pdu = new smpp.PDU(
      encode({
        name: 'Cyrillic segment',
        submission: {
          text: 'Авария на сервере',
          encoding: 'ucs2',
          total: 2,
          ordinal: 1,
          reference: 9,
          deliverInMs: null,
        },
        config: {},
      }),
    )
    expect(pdu).toMatchObject({
      command: 'submit_sm',
      sequence_number: 7,
      source_addr: 'SVYAZ',
      destination_addr: '79161234567',
      esm_class: 0x40,
      data_coding: 8,
      registered_delivery: 1,
      short_message: { message: 'Авария на сервере', udh: [Buffer.from([0, 3, 9, 2, 1])] },
    })
  })
})
