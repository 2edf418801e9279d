/** A word that somebody types to find a person. */
export interface SearchWord {
  /** As written, with a capital letter, in capitals: databases disagree about the case of letters that are not Latin. */
  spellings: readonly string[]
  /** Of a word that can be part of a number; null else. */
  digits: string | null
}

const mostWords = 8

/** Signs and wild cards separate words as spaces do. */
export function searchWords(text: string): SearchWord[] {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  return words
    .slice(0, mostWords)
    .map((word) => ({ spellings: spellingsOf(word), digits: /^\d+$/.test(word) ? word : null }))
}

function spellingsOf(word: string): string[] {
  const lower = word.toLowerCase()
  const capital = `${lower.slice(0, 1).toUpperCase()}${lower.slice(1)}`
  return [...new Set([word, lower, capital, word.toUpperCase()])]
}
