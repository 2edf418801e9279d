import { accept, type Parsed, refuse } from '../values/parsed.js'
import { foldText } from './fold.js'
import { stemsOf } from './stems.js'

/** Stems that follow each other; one for a word that stood alone. */
export type Phrase = readonly string[]

/** More words make no search narrower and every look slower. */
const maxWords = 32
const minSubstring = 3

/**
 * The phrases that a text must have, all of them: what stands in quotation marks (" " or « ») is one phrase, every other word is one
 * by itself. Without a closing mark the phrase goes to the end.
 */
export function parseSearch(query: string): Parsed<readonly Phrase[]> {
  const phrases: Phrase[] = []
  for (const [, straight, angled, other] of query.matchAll(/"([^"]*)"?|«([^»]*)»?|([^"«]+)/g)) {
    const quoted = straight ?? angled
    if (quoted === undefined) phrases.push(...stemsOf(other ?? '').map((stem) => [stem]))
    else phrases.push(stemsOf(quoted))
  }
  const found = phrases.filter((phrase) => phrase.length > 0)
  const words = found.reduce((sum, phrase) => sum + phrase.length, 0)
  if (words === 0) return refuse('Name at least one word: letters or digits')
  if (words > maxWords) return refuse(`Name ${maxWords} words at most, here are ${words}`)
  return accept(found)
}

/** A piece of text as it is compared. */
export function parseSubstring(text: string): Parsed<string> {
  const folded = foldText(text)
  if ([...folded].length >= minSubstring) return accept(folded)
  return refuse(`Give at least ${minSubstring} characters, or search for a word instead`)
}
