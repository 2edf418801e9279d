import { describe, expect, it } from 'vitest'

import { packSeptets, unpackSeptets } from './septets.js'

describe('packSeptets', () => {
  it.each([
    ['hello', 'e8329bfd06'],
    ['hellohello', 'e8329bfd4697d9ec37'],
  ])('packs %s', (text, hex) => {
    expect(packSeptets(Buffer.from(text), 0).toString('hex')).toBe(hex)
  })

  it('begins on a septet boundary behind a header of six octets', () => {
    expect(packSeptets(Buffer.from('a'), 6).toString('hex')).toBe('c2')
  })

  it('fills seven spare bits with CR', () => {
    expect(packSeptets(Buffer.from('1234567'), 0)[6]! >> 1).toBe(0x0d)
  })
})

describe('unpackSeptets', () => {
  it.each([0, 6, 7])('reads back every length behind a header of %i octets', (headerOctets) => {
    for (let length = 0; length <= 153; length++) {
      const septets = Buffer.from(Array.from({ length }, (_, index) => (index * 31 + 1) % 128 || 1))
      expect(unpackSeptets(packSeptets(septets, headerOctets), headerOctets)).toEqual(septets)
    }
  })

  it('keeps @ as the last character', () => {
    expect(unpackSeptets(packSeptets(Buffer.from('1234567\0'), 0), 0).toString('latin1')).toBe('1234567\0')
  })
})
