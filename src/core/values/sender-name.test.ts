import { describe, expect, it } from 'vitest'

import { readVectors } from '../../testing/vectors/read-vectors.js'
import { parseSenderName, type Sender } from './sender-name.js'
import { parseShortCode } from './short-code.js'

const valid = readVectors<({ input: string } & Sender)[]>('sender-name/valid.json')
const invalid = readVectors<{ input: string; reason: string }[]>('sender-name/invalid.json')

describe('parseSenderName', () => {
  it.each(valid)('reads "$input" as $kind', ({ input, kind, value }) => {
    expect(parseSenderName(input)).toEqual({ ok: true, value: { kind, value } })
  })

  it.each(invalid)('refuses "$input"', ({ input, reason }) => {
    expect(parseSenderName(input)).toEqual({ ok: false, reason })
  })
})

describe('parseShortCode', () => {
  it.each(['112', '4938', ' 123456 '])('reads "%s"', (input) => {
    expect(parseShortCode(input)).toEqual({ ok: true, value: input.trim() })
  })

  it.each(['', '12', '1234567', '+4938', '49 38', '49a8', '٤٩٣٨'])('refuses "%s"', (input) => {
    expect(parseShortCode(input)).toEqual({
      ok: false,
      reason: 'A short code has 3 to 6 digits and nothing else, such as 4938',
    })
  })
})
