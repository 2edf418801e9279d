import { characterAt, nameCharacter, positionAt } from './character.js'
import { accept, type Parsed, refuse } from './parsed.js'

const maxInputLength = 40

/** What people and address books put between digits. */
const separators = new Set([
  ...Array.from(' \t().-\u00a0\u2007\u2009\u202f\u2010\u2011\u2012\u2013\u2014\u2015\u2212', (each) =>
    each.charCodeAt(0),
  ),
  // Invisible marks that come along when a number is copied from an address book.
  ...Array.from('\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff', (each) =>
    each.charCodeAt(0),
  ),
])

/** The digits of a number as it was written, after a plus if it had one: `+7 (916) 123-45-67` gives `+79161234567`. */
export function readDialledNumber(input: string): Parsed<string> {
  if (input.length > maxInputLength)
    return refuse(`The number is longer than ${maxInputLength} characters; give one number`)
  let dialled = ''
  for (let index = 0; index < input.length; index++) {
    const code = input.charCodeAt(index)
    if (code >= 0x30 && code <= 0x39) dialled += input[index]
    else if (code === 0x2b && dialled === '') dialled = '+'
    else if (!separators.has(code)) return refuse(misplaced(input, index))
  }
  return dialled === '' || dialled === '+' ? refuse('The number is empty; write it as +79161234567') : accept(dialled)
}

function misplaced(input: string, index: number): string {
  const character = characterAt(input, index)
  const position = positionAt(input, index)
  if (character === '+') return `A + at position ${position} is not at the start; give one number, such as +79161234567`
  return `${nameCharacter(character)} at position ${position} does not belong in a number; use the digits 0–9, as in +79161234567`
}
