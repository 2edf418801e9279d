import { describe, expect, it } from 'vitest'

import { concatenatedCapacity, type ReferenceWidth, singleCapacity } from './capacity.js'
import { encodeGsm7 } from './gsm7.js'
import { countUnits, segmentAnyLength, type Segmentation } from './segment-text.js'

const alphabets = {
  latin: ['a', 'b', ' ', '1', '@', '\n'],
  pairs: ['a', '[', '€', '\f', '{', 'Ω', 'é'],
  cyrillic: ['я', 'П', ' ', '7', '—', 'ё'],
  emoji: ['😀', 'я', '👩\u200d🚀', '🇷🇺', '❤\ufe0f', '👍🏽', '1'],
  marks: ['e\u0301', 'и\u0306', 'x\u0302\u0304', 'я', '각', 'ᄀ\u1161', '\r\n', '\r', 'a\t'],
  mixed: ['a', '[', 'я', '😀', '\r\n', 'e\u0301', '№', '\u200d', '漢', 'か\u3099', 'क\u094d\u0937'],
}

/** A small generator with a fixed seed, so that a failure repeats. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

function randomText(alphabet: readonly string[], random: (below: number) => number): string {
  const length = 1 + random(random(2) === 0 ? 90 : 500)
  return Array.from({ length }, () => alphabet[random(alphabet.length)]).join('')
}

/** Fewest segments by trying every cut between atoms. */
function fewestSegments({ text, encoding, reference, units }: Segmentation): number {
  if (units <= singleCapacity[encoding]) return 1
  const capacity = concatenatedCapacity[reference][encoding]
  const sizes = Array.from(text, (atom) => countUnits(atom, encoding))
  const fewest = [0]
  for (let end = 1; end <= sizes.length; end++) {
    let best = Number.POSITIVE_INFINITY
    let used = 0
    for (let start = end - 1; start >= 0; start--) {
      used += sizes[start] ?? 0
      if (used > capacity) break
      best = Math.min(best, (fewest[start] ?? 0) + 1)
    }
    fewest.push(best)
  }
  return fewest.at(-1) ?? 0
}

describe.each(Object.entries(alphabets))('segmentation of random texts: %s', (_name, alphabet) => {
  it.each<ReferenceWidth>(['8bit', '16bit'])('holds with a reference of %s', (reference) => {
    const random = randomNumbers(20_241)
    for (let round = 0; round < 60; round++) {
      const text = randomText(alphabet, random)
      const segmentation = segmentAnyLength(text, reference)
      const { encoding, segments, units, unitsFree } = segmentation
      const lengths = segments.map((each) => countUnits(each, encoding))
      const capacity = segments.length === 1 ? singleCapacity[encoding] : concatenatedCapacity[reference][encoding]

      expect(segmentation.text).toBe(text.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\r', '\n'))
      expect(segments.join('')).toBe(segmentation.text)
      expect(lengths.reduce((sum, length) => sum + length, 0)).toBe(units)
      expect(Math.min(...lengths)).toBeGreaterThan(0)
      expect(Math.max(...lengths)).toBeLessThanOrEqual(capacity)
      expect(unitsFree).toBe(capacity - (lengths.at(-1) ?? 0))
      expect(segments).toHaveLength(fewestSegments(segmentation))
      for (const segment of segments) expect(segment).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/)
      if (encoding === 'gsm7') expect(segments.map((each) => encodeGsm7(each).length)).toEqual(lengths)
    }
  })
})
