import { describe, expect, it } from 'vitest'

import { type Pieces, readVectors, textOf } from '../../../testing/vectors/read-vectors.js'
import { GatewayError } from '../../errors.js'
import type { Encoding } from '../message.js'
import { capacityBeside, type ReferenceWidth } from './capacity.js'
import { countUnits, segmentText } from './segment-text.js'

interface ValidCase {
  name: string
  text: Pieces
  reference?: ReferenceWidth
  encoding: Encoding
  segments: number
  units: number
  unitsFree: number
  /** Units of each segment. */
  lengths?: number[]
  /** The text on air where it differs. */
  sent?: Pieces
}

interface InvalidCase {
  name: string
  text: Pieces
  maxSegments?: number
  code: string
  message: string
}

const capacities =
  readVectors<{ header: string; octets: number; gsm7: number; ucs2: number }[]>('segmentation/capacity.json')
const valid = readVectors<ValidCase[]>('segmentation/valid.json')
const invalid = readVectors<InvalidCase[]>('segmentation/invalid.json')

describe('capacityBeside', () => {
  it.each(capacities)('header: $header', ({ octets, gsm7, ucs2 }) => {
    expect(capacityBeside(octets, 'gsm7')).toBe(gsm7)
    expect(capacityBeside(octets, 'ucs2')).toBe(ucs2)
  })
})

describe('segmentText', () => {
  it.each(valid)('$name: $segments in $encoding', ({ text, sent = text, reference, ...expected }) => {
    const segmentation = segmentText(textOf(text), reference === undefined ? {} : { reference })
    const { encoding, segments, units, unitsFree } = segmentation
    expect({ encoding, segments: segments.length, units, unitsFree }).toEqual({
      encoding: expected.encoding,
      segments: expected.segments,
      units: expected.units,
      unitsFree: expected.unitsFree,
    })
    expect(segmentation.text).toBe(textOf(sent))
    expect(segments.join('')).toBe(segmentation.text)
    if (expected.lengths) expect(segments.map((each) => countUnits(each, encoding))).toEqual(expected.lengths)
  })

  it.each(invalid)('refuses $name', ({ text, maxSegments, code, message }) => {
    const refused = () => segmentText(textOf(text), maxSegments === undefined ? {} : { maxSegments })
    expect(refused).toThrow(GatewayError)
    expect(refused).toThrow(expect.objectContaining({ code, message, field: 'text' }))
  })

  it('takes a text of exactly the limit', () => {
    expect(segmentText('a'.repeat(15 * 153)).segments).toHaveLength(15)
    expect(segmentText('я'.repeat(255 * 67), { maxSegments: 255 }).segments).toHaveLength(255)
  })
})
