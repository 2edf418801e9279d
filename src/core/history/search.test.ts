import { describe, expect, it } from 'vitest'

import { readVectors } from '../../testing/vectors/read-vectors.js'
import { foldText } from './fold.js'
import { parseSearch, parseSubstring } from './search-query.js'
import { stemsOf } from './stems.js'

interface Vectors {
  forms: string[][]
  differing: [string, string][]
  refusedSearches: string[]
  refusedSubstrings: string[]
}

const vectors = readVectors<Vectors>('history/searches.json')

describe('stems', () => {
  it.each(vectors.forms)('are the same for all forms of %s', (...forms) => {
    expect(new Set(forms.map((form) => stemsOf(form).join()))).toHaveLength(1)
  })

  it.each(vectors.differing)('differ for %s and %s', (one, other) => {
    expect(stemsOf(one)).not.toEqual(stemsOf(other))
  })

  it('come in the order of the words, numbers kept, signs left out', () => {
    expect(stemsOf('Заказы №1042, ORD-7: «готово»!')).toEqual(['заказ', '1042', 'ord', '7', 'готов'])
  })

  it('of a word too long for an index are those of its beginning', () => {
    expect(stemsOf('𐐨'.repeat(100))).toEqual(['𐐨'.repeat(64)])
  })
})

it('a folded text holds nothing that a database cannot store', () => {
  expect(foldText('  Ёж\u0000и\ud800 \n ЁЛКА')).toBe('еж и\ufffd елка')
})

describe('a search', () => {
  it('takes words one by one and quoted ones in order', () => {
    expect(parseSearch('заказы "Готовые к выдаче" «до вечера» 7')).toEqual({
      ok: true,
      value: [['заказ'], ['готов', 'к', 'выдач'], ['до', 'вечер'], ['7']],
    })
  })

  it.each(vectors.refusedSearches)('is refused without a word: %s', (q) => {
    expect(parseSearch(q)).toEqual({ ok: false, reason: 'Name at least one word: letters or digits' })
  })

  it('is refused with too many words', () => {
    expect(parseSearch('а '.repeat(33))).toMatchObject({ ok: false })
    expect(parseSearch('а '.repeat(32))).toMatchObject({ ok: true })
  })

  it.each(vectors.refusedSubstrings)('for a piece is refused under three characters: "%s"', (piece) => {
    expect(parseSubstring(piece)).toMatchObject({ ok: false })
  })
})
