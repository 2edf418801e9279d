import { TextDecoder } from 'node:util'

const candidates = ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5'] as const

/** Letters of Russian prose, per mille. */
const frequency: Readonly<Record<string, number>> = {
  о: 110, е: 85, а: 80, и: 74, н: 67, т: 63, с: 55, р: 47, в: 45, л: 43, к: 35, м: 32, д: 30, п: 28, у: 26, я: 20,
  ы: 19, ь: 17, г: 17, з: 16, б: 16, ч: 14, й: 12, х: 10, ж: 9, ш: 7, ю: 6, ц: 5, щ: 4, э: 3, ф: 3, ё: 3, ъ: 0.4,
} // prettier-ignore

/** Weighs as much as a letter of one in a hundred thousand. */
const unlikely = Math.log(0.01)
/** Letters that are enough to tell. */
const sample = 4_000
/** Where the charset was declared as Western, text must read like Russian to be taken for it. */
const convincing = Math.log(20)

/** Text in the one-byte Cyrillic charset in which it reads most like Russian. `mayBeWestern`: else as Windows-1252. */
export function guessCyrillic(bytes: Buffer, mayBeWestern = false): string {
  let best = { score: -Infinity, label: 'windows-1251' as string }
  for (const label of candidates) {
    const score = scoreOf(new TextDecoder(label).decode(bytes.subarray(0, sample)))
    if (score > best.score) best = { score, label }
  }
  const label = mayBeWestern && best.score < convincing ? 'windows-1252' : best.label
  return new TextDecoder(label).decode(bytes)
}

/**
 * Mean likelihood of what is not ASCII. A capital inside a word counts against it, for KOI8-R and Windows-1251 have case swapped, and
 * so does a letter beside a Latin one.
 */
function scoreOf(text: string): number {
  let sum = 0
  let count = 0
  let before = ''
  for (const character of text) {
    if (character > '\x7f') {
      const lower = character.toLowerCase()
      const isOdd = isLatin(before) || (character !== lower && isLetter(before) && before === before.toLowerCase())
      sum += isOdd ? unlikely : Math.log(frequency[lower] ?? 0.01)
      count += 1
    } else if (before > '\x7f' && isLatin(character)) sum += unlikely
    before = character
  }
  return count === 0 ? 0 : sum / count
}

function isLatin(character: string): boolean {
  return /^[a-z]$/i.test(character)
}

function isLetter(character: string): boolean {
  return frequency[character.toLowerCase()] !== undefined
}
