import { describe, expect, it } from 'vitest'

import { readVectors } from '../../../testing/vectors/read-vectors.js'
import { decodeGsm7, encodeGsm7 } from './gsm7.js'
import { packSeptets, unpackSeptets } from './septet-packing.js'
import { decodeUcs2, encodeUcs2 } from './ucs2.js'

type Alphabet = Record<'default' | 'extension', Record<string, string>>

const alphabet = readVectors<Alphabet>('segmentation/gsm7-alphabet.json')
const decoding = readVectors<{ name: string; septets: string; text: string }[]>('segmentation/gsm7-decoding.json')
const packing = readVectors<{ text: string; fillBits?: number; packed: string }[]>('segmentation/packing.json')

const characterOf = (codePoint: string) => String.fromCodePoint(Number.parseInt(codePoint.slice(2), 16))
const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex').toUpperCase()
const octets = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))

describe('encodeGsm7', () => {
  it('gives each of the 127 characters of the default alphabet its septet', () => {
    const characters = Object.entries(alphabet.default)
    expect(characters).toHaveLength(127)
    for (const [septet, codePoint] of characters) expect(hex(encodeGsm7(characterOf(codePoint)))).toBe(septet)
  })

  it('gives each character of the extension table its pair', () => {
    for (const [septet, codePoint] of Object.entries(alphabet.extension)) {
      expect(hex(encodeGsm7(characterOf(codePoint)))).toBe(`1B${septet}`)
    }
  })

  it('refuses a character outside the alphabet by name', () => {
    expect(() => encodeGsm7('ab№')).toThrow(new RangeError('«№» at position 3 is not in the GSM 7-bit alphabet'))
    expect(() => encodeGsm7('\u001b')).toThrow(RangeError)
  })
})

describe('decodeGsm7', () => {
  it('reads back what was encoded', () => {
    const all = [...Object.values(alphabet.default), ...Object.values(alphabet.extension)].map(characterOf).join('')
    expect(decodeGsm7(encodeGsm7(all))).toBe(all)
  })

  it.each(decoding)('$name', ({ septets, text }) => {
    expect(decodeGsm7(octets(septets))).toBe(text)
  })
})

describe('packSeptets', () => {
  it.each(packing)('packs "$text" as $packed', ({ text, fillBits, packed }) => {
    expect(hex(packSeptets(encodeGsm7(text), fillBits))).toBe(packed)
  })

  it.each(packing)('unpacks $packed', ({ text, fillBits, packed }) => {
    const septets = encodeGsm7(text)
    expect(hex(unpackSeptets(octets(packed), septets.length, fillBits))).toBe(hex(septets))
  })

  it('comes back from every length with every number of fill bits', () => {
    for (let length = 0; length <= 160; length++) {
      const septets = Uint8Array.from({ length }, (_, index) => (index * 37 + length) & 0x7f)
      for (let fillBits = 0; fillBits < 7; fillBits++) {
        expect(hex(unpackSeptets(packSeptets(septets, fillBits), length, fillBits))).toBe(hex(septets))
      }
    }
  })

  it('refuses to unpack more septets than there are', () => {
    expect(() => unpackSeptets(new Uint8Array(2), 3)).toThrow(RangeError)
  })
})

describe('encodeUcs2', () => {
  it('writes the high octet first and keeps surrogate pairs', () => {
    expect(hex(encodeUcs2('Яa😀'))).toBe('042F0061D83DDE00')
  })

  it('reads back what was encoded', () => {
    expect(decodeUcs2(encodeUcs2('Привет, 😀 №1'))).toBe('Привет, 😀 №1')
  })

  it('joins a pair that another gateway cut between two parts', () => {
    expect(decodeUcs2(octets('0061D83D')) + decodeUcs2(octets('DE000062'))).toBe('a😀b')
  })

  it('marks a missing last octet', () => {
    expect(decodeUcs2(octets('042F04'))).toBe('Я\ufffd')
  })

  it('leaves the octets that it decodes as they were', () => {
    const received = octets('042F')
    decodeUcs2(received)
    expect(hex(received)).toBe('042F')
  })
})
