import { lookalikes } from '../segmentation/lookalikes.js'
import { spellings, type TransliterationTable } from './tables.js'

export interface TransliterateOptions {
  /** Default `passport`. */
  readonly table?: TransliterationTable
  /** Words that stay as they are written, in either case: brands, names. A word with another ending is another word. */
  readonly protectedWords?: readonly string[]
}

/**
 * Cyrillic to Latin letters, typographic characters to GSM-7 ones; digits, Latin and all else stay.
 * Capitals keep their look: Щука becomes Shchuka, ЩУКА becomes SHCHUKA.
 */
export function transliterate(text: string, options: TransliterateOptions = {}): string {
  const letters = lettersOf[options.table ?? 'passport']
  const composed = text.normalize('NFC')
  const words = options.protectedWords?.filter((word) => word !== '') ?? []
  if (words.length === 0) return spell(composed, letters)
  // Splitting by a pattern with one group puts the protected words at odd places.
  const parts = composed.split(protectedPattern(words))
  return parts.map((part, index) => (index % 2 === 1 ? part : spell(part, letters))).join('')
}

interface Letters {
  readonly lower: ReadonlyMap<string, string>
  /** Spelt in lower case: the capital's look depends on its neighbours. */
  readonly upper: ReadonlyMap<string, string>
}

const lettersOf: Record<TransliterationTable, Letters> = { passport: readTable('passport'), short: readTable('short') }

function readTable(table: TransliterationTable): Letters {
  const lower = new Map(Object.entries(spellings[table]))
  const upper = new Map(Array.from(lower, ([letter, spelling]) => [letter.toUpperCase(), spelling]))
  return { lower, upper }
}

function spell(text: string, letters: Letters): string {
  let result = ''
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    const capital = letters.upper.get(character)
    if (capital !== undefined) result += capitalise(capital, text, index, letters)
    else result += letters.lower.get(character) ?? lookalikes.get(character) ?? character
  }
  return result
}

function capitalise(spelling: string, text: string, index: number, letters: Letters): string {
  if (spelling.length < 2 || isAmongCapitals(text, index, letters)) return spelling.toUpperCase()
  return spelling.charAt(0).toUpperCase() + spelling.slice(1)
}

/** Decided by the next letter; at the end of a word by the one before. */
function isAmongCapitals(text: string, index: number, letters: Letters): boolean {
  const next = text.charAt(index + 1)
  if (isCapital(next, letters)) return true
  const endsWord = !letters.lower.has(next) && !(next >= 'a' && next <= 'z')
  return endsWord && isCapital(text.charAt(index - 1), letters)
}

function isCapital(character: string, letters: Letters): boolean {
  return letters.upper.has(character) || (character >= 'A' && character <= 'Z')
}

function protectedPattern(words: readonly string[]): RegExp {
  const longestFirst = words.map((word) => word.normalize('NFC')).toSorted((left, right) => right.length - left.length)
  const alternatives = longestFirst.map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|')
  return new RegExp(`(?<![\\p{L}\\p{N}])(${alternatives})(?![\\p{L}\\p{N}])`, 'iu')
}
