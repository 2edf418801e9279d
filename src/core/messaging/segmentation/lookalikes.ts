import { formatCodePoint } from '../../values/character.js'

/** Characters outside the GSM alphabet, each with what it is written as when one SMS must do. */
const families: readonly (readonly [replacement: string, characters: string])[] = [
  ['No', '№'],
  ['"', '«»„“”‟″'],
  ["'", '‘’‚‛′`´‹›'],
  ['-', '‐‑‒–—―−'],
  ['...', '…'],
  ['rub.', '₽'],
  [' ', '\t\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'],
  // Soft hyphen, zero-width space, word joiner, byte order mark: nothing to see.
  ['', '\u00ad\u200b\u2060\ufeff'],
  ['\n', '\u2028\u2029'],
  ['*', '•·'],
  ['x', '×'],
  ['/', '÷'],
  ['<=', '≤'],
  ['>=', '≥'],
  ['->', '→'],
  ['<-', '←'],
  ['(c)', '©'],
  ['(R)', '®'],
  ['TM', '™'],
]

/** Replacement of each character; every replacement is GSM-7 without escapes. */
export const lookalikes: ReadonlyMap<string, string> = new Map(
  families.flatMap(([replacement, characters]) => Array.from(characters, (each) => [each, replacement] as const)),
)

export interface ReplacedCharacter {
  readonly character: string
  readonly codePoint: string
  /** 1-based, in code points of the text before replacement. */
  readonly position: number
  readonly replacement: string
}

export interface ReplacedText {
  readonly text: string
  /** Each occurrence, in order: enough to restore the text. */
  readonly replaced: readonly ReplacedCharacter[]
}

/** Writes typographic characters as GSM-7 ones. Letters stay as they are. */
export function replaceLookalikes(text: string): ReplacedText {
  const replaced: ReplacedCharacter[] = []
  let result = ''
  let position = 0
  for (const character of text) {
    position++
    const replacement = lookalikes.get(character)
    result += replacement ?? character
    if (replacement !== undefined) {
      replaced.push({ character, codePoint: formatCodePoint(character), position, replacement })
    }
  }
  return { text: result, replaced }
}

/** The text as it was before `replaceLookalikes`. */
export function restoreLookalikes({ text, replaced }: ReplacedText): string {
  const rest = Array.from(text)
  const original: string[] = []
  for (const { character, position, replacement } of replaced) {
    original.push(...rest.splice(0, position - 1 - original.length))
    original.push(character)
    rest.splice(0, replacement.length)
  }
  return [...original, ...rest].join('')
}
