import { nameCharacter } from '../../values/character.js'
import type { Encoding } from '../message.js'
import { transliterate } from '../transliteration/transliterate.js'
import { type Culprit, findCulprits } from './culprits.js'
import { groupBy } from './group-by.js'
import { segmentAnyLength, type Segmentation } from './segment-text.js'

export interface SegmentationExplanation {
  readonly culprits: readonly Culprit[]
  /** What the text would cost if the advice were followed; `null` when nothing makes it cheaper. */
  readonly wouldBe: { readonly segments: number; readonly encoding: Encoding } | null
  /** Sentences for the sender, such as «№» at position 14 turns 1 SMS into 2; replace it with No. */
  readonly advice: readonly string[]
}

/** More would not be read. */
const mostNamed = 5

/** Why a text costs what it costs, and the least change that saves a segment. Not meant for the path of each message. */
export function explainSegmentation(segmentation: Segmentation): SegmentationExplanation {
  const culprits = findCulprits(segmentation)
  if (segmentation.segments.length === 1) return { culprits, wouldBe: null, advice: [] }
  for (const { text, culprits: blamed, sentence } of remedies(segmentation.text, culprits)) {
    if (text === '') continue
    const { segments, encoding } = segmentAnyLength(text, segmentation.reference)
    if (segments.length >= segmentation.segments.length) continue
    const advice = sentence(blame(blamed, segments.length, segmentation.segments.length))
    return { culprits, wouldBe: { segments: segments.length, encoding }, advice: [advice] }
  }
  return { culprits, wouldBe: null, advice: [] }
}

interface Remedy {
  readonly text: string
  readonly culprits: readonly Culprit[]
  readonly sentence: (blame: string) => string
}

/** From the mildest on: replace, remove as well, transliterate. */
function remedies(text: string, culprits: readonly Culprit[]): Remedy[] {
  const characters = culprits.filter(({ script }) => script === null)
  const replaceable = characters.filter(({ replacement }) => replacement !== null)
  const correct = (blamed: readonly Culprit[]): Remedy => ({
    text: corrected(text, blamed),
    culprits: blamed,
    sentence: (blame) => `${blame}; ${corrections(blamed)}`,
  })
  const spellInLatin: Remedy = {
    text: transliterate(text),
    culprits: culprits.filter(({ script }) => script === 'Cyrillic'),
    sentence: (blame) => `${blame}; send it transliterated`,
  }
  return [correct(replaceable), correct(characters), spellInLatin].filter((remedy) => remedy.culprits.length > 0)
}

function corrected(text: string, culprits: readonly Culprit[]): string {
  // A character may be the beginning of a longer cluster.
  const longestFirst = culprits.toSorted((left, right) => right.character.length - left.character.length)
  return longestFirst.reduce((rest, { character, replacement }) => rest.replaceAll(character, replacement ?? ''), text)
}

function blame(culprits: readonly Culprit[], from: number, to: number): string {
  const names = culprits.map(({ character, script, position, count }) => {
    if (script !== null) return `${script} letters`
    const times = count > 1 ? ` and ${count - 1} more` : ''
    return `${nameCharacter(character)} at position ${position}${times}`
  })
  const one = culprits.length === 1 && culprits.every(({ script, count }) => script === null && count === 1)
  return `${listed(names)} ${one ? 'turns' : 'turn'} ${from} SMS into ${to}`
}

function corrections(culprits: readonly Culprit[]): string {
  const only = culprits.length === 1 ? culprits[0] : undefined
  const pronoun = only === undefined ? undefined : only.count > 1 ? 'them' : 'it'
  const objects = (some: readonly Culprit[]) => pronoun ?? listed(some.map(({ character }) => nameCharacter(character)))
  const removed = culprits.filter(({ replacement }) => !replacement)
  const replaced = groupBy(
    culprits.filter(({ replacement }) => replacement),
    nameReplacement,
  )
  const pairs = Array.from(replaced, ([replacement, some]) => `${objects(some)} with ${replacement}`)
  return [
    ...(pairs.length > 0 ? [`replace ${listed(pairs)}`] : []),
    ...(removed.length > 0 ? [`remove ${objects(removed)}`] : []),
  ].join(' and ')
}

function nameReplacement({ character, replacement }: Culprit): string {
  if (replacement === ' ') return 'a space'
  if (replacement === '\n') return 'a line break'
  return /^\p{Script=Cyrillic}/u.test(character) ? `Latin ${replacement}` : `${replacement}`
}

function listed(items: readonly string[]): string {
  const named = items.slice(0, mostNamed)
  const rest = items.length - named.length
  const last = rest > 0 ? `${rest} more` : named.pop()
  return named.length === 0 ? `${last}` : `${named.join(', ')} and ${last}`
}
