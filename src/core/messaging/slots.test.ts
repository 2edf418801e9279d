import { describe, expect, it } from 'vitest'

import { readVectors } from '../../testing/vectors/read-vectors.js'
import { fill, parseSlotValues, parseTemplate } from './slots.js'

interface Case {
  text: string
  values: Record<string, string | number>
  filled?: string
  missing?: string[]
}

const valuesOf = (given: Record<string, unknown>) => {
  const parsed = parseSlotValues(given)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.value
}

describe('templates', () => {
  it.each(readVectors<Case[]>('slots/templates.json'))('fills "$text"', ({ text, values, filled, missing }) => {
    const parsed = parseTemplate(text)
    if (!parsed.ok) throw new Error(parsed.reason)
    const expected = filled === undefined ? { ok: false, missing } : { ok: true, text: filled }
    expect(fill(parsed.template, valuesOf(values))).toEqual(expected)
  })

  it.each(readVectors<{ text: string; position: number; reason: string }[]>('slots/broken-templates.json'))(
    'refuses "$text"',
    ({ text, ...problem }) => {
      expect(parseTemplate(text)).toEqual({ ok: false, ...problem })
    },
  )

  it('names every slot once, in the order of the text', () => {
    expect(parseTemplate('{b} {a} {b}')).toMatchObject({ ok: true, template: { names: ['b', 'a'] } })
  })

  it('takes names of 64 characters and no longer ones', () => {
    expect(parseTemplate(`{${'a'.repeat(64)}}`).ok).toBe(true)
    expect(parseTemplate(`{${'a'.repeat(65)}}`)).toMatchObject({ ok: false, position: 1 })
  })

  it('reads a text of nothing but braces without taking long', () => {
    expect(parseTemplate('{{'.repeat(100_000))).toMatchObject({ ok: true, template: { names: [] } })
  })
})

describe('values of slots', () => {
  it.each([
    [{ a: 'x'.repeat(501) }, 'The value "a" has more than 500 characters'],
    [{ a: null }, 'The value "a" is neither a text nor a number below 10^15'],
    [{ a: ['x'] }, 'The value "a" is neither a text nor a number below 10^15'],
    [{ a: 1e15 }, 'The value "a" is neither a text nor a number below 10^15'],
    [{ a: Number.NaN }, 'The value "a" is neither a text nor a number below 10^15'],
    [{ 'И\u0306': 'x', '\u0419': 'y' }, 'The value "\u0419" is given twice'],
    [Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`n${n}`, n])), 'Give at most 100 values'],
  ])('refuses %j', (given, reason) => {
    expect(parseSlotValues(given)).toEqual({ ok: false, reason })
  })

  it('takes texts of 500 characters', () => {
    expect(valuesOf({ a: 'x'.repeat(500) }).get('a')).toHaveLength(500)
  })
})
