import { describe, expect, it } from 'vitest'

import { COMPLEX, FORBIDDEN, NEEDS_UCS2, SEPTETS, unitTraits } from './unit-traits.js'

const units = Array.from({ length: 0x10000 }, (_, unit) => unit)
const simple = units.filter((unit) => ((unitTraits[unit] ?? 0) & (COMPLEX | FORBIDDEN)) === 0 && unit !== 0x0d)

describe('unitTraits', () => {
  it('calls simple only what NFC never changes', () => {
    const changing = simple.map((unit) => String.fromCharCode(unit)).filter((each) => each.normalize('NFC') !== each)
    expect(changing).toEqual([])
  })

  it('calls simple only what is neither a mark nor joined to another simple unit', () => {
    const marks = simple.map((unit) => String.fromCharCode(unit)).filter((each) => /\p{M}/u.test(each))
    expect(marks).toEqual([])
    const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
    const text = simple.map((unit) => String.fromCharCode(unit)).join('')
    expect(Array.from(graphemes.segment(text))).toHaveLength(simple.length)
  })

  it('spares the letters, dashes and signs of ordinary Russian text the slow path', () => {
    for (const character of 'Привет, ёжик! «Ёлка» — №1 … ₽ 20 ’') {
      expect((unitTraits[character.charCodeAt(0)] ?? 0) & COMPLEX, character).toBe(0)
    }
  })

  it('gives septets exactly to what does not need UCS-2', () => {
    for (const unit of units) {
      const traits = unitTraits[unit] ?? 0
      if ((traits & FORBIDDEN) === 0)
        expect((traits & SEPTETS) === 0, `U+${unit.toString(16)}`).toBe((traits & NEEDS_UCS2) !== 0)
    }
  })
})
