/** Signs that phones put in the place of others. */
const sameSigns: readonly [RegExp, string][] = [
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/👍|✅|➕/gu, '+'],
  [/👎|❌|➖/gu, '-'],
  [/ё/g, 'е'],
  [/\s+/g, ' '],
]
/** What stands around an answer and is no part of it; plus, minus, question mark and the marker of tags may be all of one. */
const around = /^[\s"'«»“”„.,:;!()]+|[\s"'«»“”„.,:;!()]+$/gu

/** How answers are compared: without case, ё, the form of dashes, and what surrounds them. */
export function answerKey(text: string): string {
  let key = text.normalize('NFC').toLowerCase()
  for (const [pattern, sign] of sameSigns) key = key.replaceAll(pattern, sign)
  return key.replaceAll(around, '')
}

export type Language = 'ru' | 'en'

/** Of a person, where the directory knows it; else of the words that he wrote. */
export function languageOf(known: string | null, text: string): Language {
  if (known !== null) return /^en\b/i.test(known) ? 'en' : 'ru'
  return /[a-z]/i.test(text) && !/\p{Script=Cyrillic}/u.test(text) ? 'en' : 'ru'
}
