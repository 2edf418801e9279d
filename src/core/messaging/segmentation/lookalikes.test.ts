import { describe, expect, it } from 'vitest'

import { readVectors } from '../../../testing/vectors/read-vectors.js'
import { lookalikes, replaceLookalikes, restoreLookalikes } from './lookalikes.js'
import { NEEDS_UCS2, unitTraits } from './unit-traits.js'

const cases = readVectors<{ text: string; result: string }[]>('segmentation/lookalikes.json')

const needsUcs2 = (character: string) => ((unitTraits[character.charCodeAt(0)] ?? 0) & NEEDS_UCS2) !== 0

describe('replaceLookalikes', () => {
  it.each(cases)('"$text" becomes "$result"', ({ text, result }) => {
    expect(replaceLookalikes(text).text).toBe(result)
  })

  it.each(cases)('restores "$text"', ({ text }) => {
    expect(restoreLookalikes(replaceLookalikes(text))).toBe(text)
  })

  it('lists each replacement with its place in the text as it was', () => {
    expect(replaceLookalikes('😀№ —').replaced).toEqual([
      { character: '№', codePoint: 'U+2116', position: 2, replacement: 'No' },
      { character: '—', codePoint: 'U+2014', position: 4, replacement: '-' },
    ])
  })

  it('replaces only what needs UCS-2, and only with what does not', () => {
    for (const [character, replacement] of lookalikes) {
      expect(needsUcs2(character), character).toBe(true)
      expect(Array.from(replacement).some(needsUcs2), replacement).toBe(false)
    }
  })
})
