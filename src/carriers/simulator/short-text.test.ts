import { describe, expect, it } from 'vitest'

import { decodeShortText, type DefaultAlphabet, encodeShortText, encodingOf, fitsOneSegment } from './short-text.js'

describe('encodingOf', () => {
  it.each([
    [0x00, 'gsm7'],
    [0x01, 'latin1'],
    [0x03, 'latin1'],
    [0x04, 'binary'],
    [0x08, 'ucs2'],
    [0x10, 'gsm7'],
    [0x18, 'ucs2'],
    [0xf0, 'gsm7'],
    [0xf5, 'binary'],
  ])('reads data coding %i as %s', (dataCoding, encoding) => {
    expect(encodingOf(dataCoding, 'gsm7')).toBe(encoding)
  })
})

describe('decodeShortText', () => {
  it.each([
    ['1b65', '€'],
    ['1b2f', '\\'],
    ['1b41', 'A'],
    ['1b1b', ' '],
    ['611b', 'a'],
    ['0000', '@@'],
    ['61ff', 'a '],
  ])('shows the septets %s as %j', (hex, text) => {
    expect(decodeShortText(Buffer.from(hex, 'hex'), 'gsm7', 'gsm7', 0)).toBe(text)
  })
})

describe('fitsOneSegment', () => {
  it.each([
    ['160 septets', Buffer.alloc(160, 0x61), 'gsm7', 'gsm7', 0, true],
    ['161 septets', Buffer.alloc(161, 0x61), 'gsm7', 'gsm7', 0, false],
    ['153 septets behind a header', Buffer.alloc(153, 0x61), 'gsm7', 'gsm7', 6, true],
    ['154 septets behind a header', Buffer.alloc(154, 0x61), 'gsm7', 'gsm7', 6, false],
    ['140 packed octets', Buffer.alloc(140), 'gsm7', 'gsm7_packed', 0, true],
    ['134 octets of UTF-16BE behind a header', Buffer.alloc(134), 'ucs2', 'gsm7', 6, true],
    ['136 octets of UTF-16BE behind a header', Buffer.alloc(136), 'ucs2', 'gsm7', 6, false],
    ['160 letters of latin1 that GSM 03.38 has', Buffer.alloc(160, 0xe9), 'latin1', 'latin1', 0, true],
    ['141 letters of latin1 that it has not', Buffer.alloc(141, 0xea), 'latin1', 'latin1', 0, false],
  ] as const)('tells for %s', (_what, octets, encoding, alphabet, headerOctets, fits) => {
    expect(fitsOneSegment(octets, encoding, alphabet, headerOctets)).toBe(fits)
  })
})

describe('encodeShortText', () => {
  const joined = (text: string, alphabet: DefaultAlphabet = 'gsm7') =>
    encodeShortText(text, 7, alphabet)
      .map((part) => {
        const headerOctets = part.hasHeader ? part.octets[0]! + 1 : 0
        return decodeShortText(
          part.octets.subarray(headerOctets),
          part.dataCoding ? 'ucs2' : 'gsm7',
          alphabet,
          headerOctets,
        )
      })
      .join('')

  it.each([
    ['160 letters', 'a'.repeat(160), 1],
    ['161 letters', 'a'.repeat(161), 2],
    ['153 brackets, whose pairs stay together', ']'.repeat(153), 3],
    ['70 Cyrillic letters', 'я'.repeat(70), 1],
    ['71 Cyrillic letters', 'я'.repeat(71), 2],
    ['an emoji at the edge of a part', `${'я'.repeat(66)}😀${'я'.repeat(66)}`, 3],
    ['nothing', '', 1],
  ])('cuts %s', (_what, text, parts) => {
    expect(encodeShortText(text, 7, 'gsm7')).toHaveLength(parts)
    expect(joined(text)).toBe(text)
  })

  it.each(['gsm7_packed', 'latin1'] as const)('writes what a link with %s reads', (alphabet) => {
    for (const text of ['hi [€] @', 'a'.repeat(400), 'привет'.repeat(40)]) expect(joined(text, alphabet)).toBe(text)
  })

  it('never exceeds an SMS', () => {
    const parts = [
      ...encodeShortText('a'.repeat(999), 1, 'gsm7_packed'),
      ...encodeShortText('я'.repeat(999), 1, 'gsm7'),
    ]
    for (const part of parts) expect(part.octets.length).toBeLessThanOrEqual(140)
  })
})
