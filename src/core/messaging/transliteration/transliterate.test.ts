import { describe, expect, it } from 'vitest'

import { type Pieces, readVectors, textOf } from '../../../testing/vectors/read-vectors.js'
import { GatewayError } from '../../errors.js'
import type { TransliterationMode } from '../message.js'
import { encodeGsm7 } from '../segmentation/gsm7.js'
import { chooseText } from './choose-text.js'
import { spellings, type TransliterationTable, transliterationTables } from './tables.js'
import { transliterate } from './transliterate.js'

interface ChoiceCase {
  name: string
  mode: TransliterationMode
  text: Pieces
  sent: Pieces
  segments: number
  transliterated: boolean
}

const cases = readVectors<({ text: string } & Record<TransliterationTable, string>)[]>('transliteration/spellings.json')
const protection = readVectors<{ text: string; words: string[]; result: string }[]>(
  'transliteration/protected-words.json',
)
const choices = readVectors<ChoiceCase[]>('transliteration/choices.json')

describe.each(transliterationTables)('transliterate with the table %s', (table) => {
  it.each(cases)('spells "$text"', (vector) => {
    expect(transliterate(vector.text, { table })).toBe(vector[table])
  })

  it('spells each letter of the Russian alphabet within the GSM alphabet', () => {
    const alphabet = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'
    const spelt = transliterate(alphabet + alphabet.toUpperCase(), { table })
    expect(() => encodeGsm7(spelt)).not.toThrow()
    for (const letter of alphabet) expect(spellings[table]).toHaveProperty(letter)
  })
})

describe('transliterate', () => {
  it('uses the passport table unless told otherwise', () => {
    expect(transliterate('щ')).toBe('shch')
  })

  it.each(protection)('leaves $words alone in "$text"', ({ text, words, result }) => {
    expect(transliterate(text, { protectedWords: words })).toBe(result)
  })
})

describe('chooseText', () => {
  it.each(choices)('$name', ({ mode, text, sent, segments, transliterated }) => {
    const choice = chooseText(textOf(text), mode)
    expect(choice.sentText).toBe(textOf(sent))
    expect(choice.segmentation.segments).toHaveLength(segments)
    expect(choice.transliterated).toBe(transliterated)
  })

  it('hands the table and the protected words on', () => {
    const options = { table: 'short', protectedWords: ['Щука'] } as const
    expect(chooseText('Щука и щи', 'always', options).sentText).toBe('Щука i schi')
  })

  it.each<TransliterationMode>(['off', 'always', 'if_shorter'])('keeps the limit in mode %s', (mode) => {
    const tooLong = () => chooseText('a'.repeat(161), mode, { maxSegments: 1 })
    expect(tooLong).toThrow(expect.objectContaining({ code: 'text_too_long' }))
  })

  it.each<TransliterationMode>(['off', 'always', 'if_shorter'])(
    'names positions of the original in mode %s',
    (mode) => {
      const unsendable = () => chooseText('щщ\u0000', mode)
      expect(unsendable).toThrow(GatewayError)
      expect(unsendable).toThrow('U+0000 at position 3')
    },
  )
})
