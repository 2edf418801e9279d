import { describe, expect, it } from 'vitest'

import { pduOf } from './_scripted-smsc.js'
import { MAX_FRAME_OCTETS } from './command.js'
import { FrameReader } from './frame-reader.js'

function collect(): { reader: FrameReader; frames: string[] } {
  const frames: string[] = []
  const reader = new FrameReader((octets, start, end) => frames.push(octets.toString('hex', start, end)))
  return { reader, frames }
}

function lengthOf(length: number): Buffer {
  const octets = Buffer.alloc(16)
  octets.writeUInt32BE(length, 0)
  return octets
}

const pdus = [
  pduOf(0x15, 0, 1, Buffer.alloc(0)),
  pduOf(5, 0, 2, Buffer.from('body')),
  pduOf(5, 0, 3, Buffer.alloc(70, 7)),
]
const stream = Buffer.concat(pdus)
const whole = pdus.map((pdu) => pdu.toString('hex'))

describe('the frame reader', () => {
  it('hands over the PDUs of one chunk', () => {
    const { reader, frames } = collect()
    expect(reader.push(stream)).toBe(true)
    expect(frames).toEqual(whole)
  })

  it('joins PDUs that are cut anywhere', () => {
    for (let first = 1; first < stream.length; first++) {
      for (const second of [first + 1, first + 3, stream.length]) {
        const { reader, frames } = collect()
        reader.push(stream.subarray(0, first))
        reader.push(stream.subarray(first, second))
        reader.push(stream.subarray(second))
        expect(frames).toEqual(whole)
      }
    }
  })

  it('joins PDUs that come octet by octet', () => {
    const { reader, frames } = collect()
    for (const octet of stream) reader.push(Buffer.of(octet))
    expect(frames).toEqual(whole)
  })

  it('takes the largest believable PDU', () => {
    const { reader, frames } = collect()
    const largest = pduOf(5, 0, 1, Buffer.alloc(MAX_FRAME_OCTETS - 16))
    expect(reader.push(largest.subarray(0, 20_000))).toBe(true)
    expect(reader.push(largest.subarray(20_000))).toBe(true)
    expect(frames).toHaveLength(1)
  })

  it.each([0, 1, 4, 15, MAX_FRAME_OCTETS + 1, 2 ** 31, 2 ** 32 - 1])('gives up at the length %i', (length) => {
    expect(collect().reader.push(lengthOf(length))).toBe(false)
  })

  it('gives up at an impossible length that comes in pieces, after handing over what was whole', () => {
    const { reader, frames } = collect()
    const octets = Buffer.concat([stream, lengthOf(2 ** 31)])
    expect(reader.push(octets.subarray(0, stream.length + 2))).toBe(true)
    expect(reader.push(octets.subarray(stream.length + 2))).toBe(false)
    expect(frames).toEqual(whole)
  })
})
