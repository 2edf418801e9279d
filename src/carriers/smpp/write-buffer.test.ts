import { Writable } from 'node:stream'

import { describe, expect, it } from 'vitest'

import { turn } from './_world.js'
import { WriteBuffer } from './write-buffer.js'

function sink(): { stream: Writable; writes: Buffer[] } {
  const writes: Buffer[] = []
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      writes.push(chunk)
      done()
    },
  })
  return { stream, writes }
}

describe('the write buffer', () => {
  it('makes one write of the PDUs of one turn', async () => {
    const { stream, writes } = sink()
    const out = new WriteBuffer(stream)
    for (let sequence = 1; sequence <= 100; sequence++) out.header(0x15, 0, sequence)
    expect(writes).toEqual([])
    await turn()
    expect(writes.map((chunk) => chunk.length)).toEqual([1_600])
  })

  it('never touches what it has written', async () => {
    const { stream, writes } = sink()
    const out = new WriteBuffer(stream)
    for (let sequence = 1; sequence <= 20_000; sequence++) {
      out.header(0x15, 0, sequence)
      if (sequence % 1_000 === 0) await turn()
    }
    const octets = Buffer.concat(writes)
    for (let sequence = 1; sequence <= 20_000; sequence++) {
      expect(octets.readUInt32BE(sequence * 16 - 4)).toBe(sequence)
    }
  })

  it('takes a PDU larger than its chunk', async () => {
    const { stream, writes } = sink()
    const out = new WriteBuffer(stream)
    out.header(0x15, 0, 1)
    out.begin(4, 0, 2, 100_000)
    out.bytes(Buffer.alloc(90_000, 7))
    out.commit()
    await turn()
    const octets = Buffer.concat(writes)
    expect([octets.length, octets.readUInt32BE(16)]).toEqual([16 + 90_016, 90_016])
  })

  it('drops what a closed socket cannot take', async () => {
    const { stream, writes } = sink()
    const out = new WriteBuffer(stream)
    stream.destroy()
    out.header(0x15, 0, 1)
    await turn()
    expect(writes).toEqual([])
  })
})
