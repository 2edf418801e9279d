/** Words by their stems: the Snowball algorithms for Russian and for English (snowballstem.org). */
import { stemmer as stemEnglish } from '@orama/stemmers/english'
import { stemmer as stemRussian } from '@orama/stemmers/russian'

import { foldText } from './fold.js'

/** Longer ones are cut, in texts and in queries alike: both indexes bound a word. */
const maxWordLength = 64
const wordForm = /[\p{L}\p{N}]+/gu
const russian = /^[а-я]+$/
const english = /^[a-z]+$/

/** Stems of a text's words in their order. A word with a digit in it, or of another script, is its own stem. */
export function stemsOf(text: string): string[] {
  // Accents that no letter has taken up: «за́мок» is «замок».
  const letters = foldText(text).replaceAll(/\p{M}/gu, '')
  return (letters.match(wordForm) ?? []).map((word) => stemOf(cut(word)))
}

function stemOf(word: string): string {
  if (russian.test(word)) return stemRussian(word)
  if (english.test(word)) return stemEnglish(word)
  return word
}

function cut(word: string): string {
  return word.length <= maxWordLength ? word : [...word].slice(0, maxWordLength).join('')
}
