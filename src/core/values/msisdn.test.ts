import { describe, expect, it } from 'vitest'

import { readVectors } from '../../testing/vectors/read-vectors.js'
import { isKazakhstan, maskMsisdn, type Msisdn, parseMsisdn } from './msisdn.js'

const valid = readVectors<{ input: string; msisdn: string }[]>('msisdn/valid.json')
const invalid = readVectors<{ input: string; reason: string }[]>('msisdn/invalid.json')
const masked = readVectors<{ input: string; masked: string }[]>('msisdn/masked.json')

describe('parseMsisdn', () => {
  it.each(valid)('reads $input as $msisdn', ({ input, msisdn }) => {
    expect(parseMsisdn(input)).toEqual({ ok: true, value: msisdn })
  })

  it.each(valid)('reads its own answer $msisdn again', ({ msisdn }) => {
    expect(parseMsisdn(msisdn)).toEqual({ ok: true, value: msisdn })
  })

  it.each(invalid)('refuses $input', ({ input, reason }) => {
    expect(parseMsisdn(input)).toEqual({ ok: false, reason })
  })

  it('never repeats a whole number in a reason', () => {
    for (const { input, reason } of invalid.filter(({ input }) => input.length > 6)) {
      expect(reason.replaceAll('+79161234567', '')).not.toContain(input)
    }
  })
})

describe('isKazakhstan', () => {
  it.each([
    ['+77011234567', true],
    ['+76001234567', true],
    ['+79161234567', false],
    ['+37677123456', false],
  ])('%s: %s', (msisdn, expected) => {
    expect(isKazakhstan(msisdn as Msisdn)).toBe(expected)
  })
})

describe('maskMsisdn', () => {
  it.each(masked)('shows "$input" as "$masked"', ({ input, masked }) => {
    expect(maskMsisdn(input)).toBe(masked)
  })
})
