import { formatCodePoint } from '../../values/character.js'
import { graphemesOf } from './graphemes.js'
import { groupBy } from './group-by.js'
import { lookalikes } from './lookalikes.js'
import { segmentAnyLength, type Segmentation } from './segment-text.js'
import { NEEDS_UCS2, SEPTETS, TWO_SEPTETS, unitTraits } from './unit-traits.js'

/** What made a text expensive: a character, or all letters of a script, where naming each would be noise. */
export interface Culprit {
  /** `forces_ucs2`: outside the GSM alphabet. `two_septets`: in its extension table, and a segment could be saved. */
  readonly cost: 'forces_ucs2' | 'two_septets'
  /** As the screen shows it: an emoji of several code points is one character. Of a script, its first letter here. */
  readonly character: string
  /** `U+2116`; several are joined with spaces. */
  readonly codePoint: string
  /** Set when the culprit stands for all letters of a script, such as `Cyrillic`. */
  readonly script: string | null
  /** Of the first occurrence: 1-based, in code points of the segmentation's text. */
  readonly position: number
  readonly count: number
  /** What to write instead, empty for an invisible character; `null` where nothing stands for it. */
  readonly replacement: string | null
}

interface Occurrence {
  readonly character: string
  readonly position: number
  /** A Latin letter stands next to it. */
  readonly besideLatin: boolean
}

const scripts = 'Cyrillic Greek Armenian Georgian Hebrew Arabic Devanagari Thai Han Hiragana Katakana Hangul'
  .split(' ')
  .map((name) => ({ name, pattern: new RegExp(`^\\p{Script=${name}}`, 'u') }))

/** Cyrillic letters that look Latin. Inside a Latin word they are slips of the keyboard that nobody can see. */
const homoglyphs = pair('АВЕКМНОРСТУХаеорсухіѕј', 'ABEKMHOPCTYXaeopcyxisj')

/** One septet for two. The euro sign has no such form: EUR is longer than its pair. */
const plainForms = pair('[]{}\\|~\f', '()()//-\n')

/** In order of appearance; empty for a text that costs no more than it must. */
export function findCulprits(segmentation: Segmentation): readonly Culprit[] {
  const culprits = segmentation.encoding === 'ucs2' ? findOutsiders(segmentation.text) : findPairs(segmentation)
  return culprits.sort((left, right) => left.position - right.position)
}

function findOutsiders(text: string): Culprit[] {
  const byScript = groupBy(occurrencesOf(text, needsUcs2), ({ character }) => scriptOf(character))
  return Array.from(byScript).flatMap(([script, found]) => {
    if (script === null) return nameEach(found, lookalikes)
    return found.every(isSlip) ? nameEach(found, homoglyphs) : [culprit('forces_ucs2', found, script, null)]
  })
}

function findPairs({ text, segments, reference }: Segmentation): Culprit[] {
  const withoutPairs = Array.from(text, (each) => (takesTwoSeptets(each) ? ' ' : each)).join('')
  if (segmentAnyLength(withoutPairs, reference).segments.length === segments.length) return []
  const byCharacter = groupBy(occurrencesOf(text, takesTwoSeptets), ({ character }) => character)
  return Array.from(byCharacter, ([character, found]) =>
    culprit('two_septets', found, null, plainForms.get(character) ?? null),
  )
}

function nameEach(occurrences: readonly Occurrence[], replacements: ReadonlyMap<string, string>): Culprit[] {
  const byCharacter = groupBy(occurrences, ({ character }) => character)
  return Array.from(byCharacter, ([character, found]) =>
    culprit('forces_ucs2', found, null, replacements.get(character) ?? null),
  )
}

function culprit(
  cost: Culprit['cost'],
  found: readonly Occurrence[],
  script: string | null,
  replacement: string | null,
): Culprit {
  const { character, position } = found[0] ?? { character: '', position: 0 }
  return { cost, character, codePoint: formatCodePoint(character), script, position, count: found.length, replacement }
}

function occurrencesOf(text: string, wanted: (character: string) => boolean): Occurrence[] {
  const occurrences: Occurrence[] = []
  let position = 1
  for (const { segment: character, index } of graphemesOf(text)) {
    if (wanted(character)) {
      const besideLatin = isLatin(text[index - 1]) || isLatin(text[index + character.length])
      occurrences.push({ character, position, besideLatin })
    }
    position += Array.from(character).length
  }
  return occurrences
}

function needsUcs2(character: string): boolean {
  for (let index = 0; index < character.length; index++) {
    if ((unitTraits[character.charCodeAt(index)] ?? 0) & NEEDS_UCS2) return true
  }
  return false
}

function takesTwoSeptets(character: string): boolean {
  return ((unitTraits[character.charCodeAt(0)] ?? 0) & SEPTETS) === TWO_SEPTETS
}

function scriptOf(character: string): string | null {
  return scripts.find(({ pattern }) => pattern.test(character))?.name ?? null
}

function isSlip({ character, besideLatin }: Occurrence): boolean {
  return besideLatin && homoglyphs.has(character)
}

function isLatin(character: string | undefined): boolean {
  return character !== undefined && /[A-Za-z]/.test(character)
}

function pair(from: string, to: string): ReadonlyMap<string, string> {
  return new Map(Array.from(from, (character, index) => [character, to[index] ?? '']))
}
