import { accept, type Parsed, refuse } from './parsed.js'

/** Without its marker, in NFC: `АварияСервер1`. */
export type TagName = string & { readonly __kind: 'tagName' }

/** By which names are compared; names that look alike have the same. */
export type TagKey = string & { readonly __kind: 'tagKey' }

const longestName = 64
/** Letters, digits and underscores; a hyphen where a letter or digit follows. */
const form = String.raw`[\p{L}\p{Nd}_](?:[\p{L}\p{Nd}_]|-(?=[\p{L}\p{Nd}]))*`
const wholeName = new RegExp(`^${form}$`, 'u')
const nameInText = new RegExp(String.raw`(?<![\p{L}\p{Nd}_#&/=])#(${form})`, 'gu')

/** Reads a name with or without its marker. Letters of two alphabets in one name are refused: they are nearly always a slip. */
export function parseTagName(input: string): Parsed<TagName> {
  const text = input.normalize('NFC').trim()
  const name = text.startsWith('#') ? text.slice(1) : text
  if (name === '') return refuse('The name of a tag is empty; write it like #авария')
  if ([...name].length > longestName) return refuse(`A tag has at most ${longestName} characters; shorten it`)
  if (!wholeName.test(name)) {
    return refuse('A tag has letters, digits, _ and inner hyphens, without blanks, like #авария-1; write it so')
  }
  const mixed = mixedAlphabets(name)
  return mixed === null ? accept(name as TagName) : refuse(mixed)
}

/** Names of tags in a text, each once, in their order; what only looks like one in an address or a number is left alone. */
export function tagNamesIn(text: string): string[] {
  const names = new Map<TagKey, string>()
  for (const [, name = ''] of text.normalize('NFC').matchAll(nameInText)) {
    if ([...name].length > longestName) continue
    const key = tagKey(name)
    if (!names.has(key)) names.set(key, name)
  }
  return [...names.values()]
}

/** Without case, ё as е, and Latin letters as the Cyrillic ones that look like them: `#ABAPИЯ` in any alphabet is one tag. */
export function tagKey(name: string): TagKey {
  const text = name.startsWith('#') ? name.slice(1) : name
  // Upper case first: ß and the Greek final sigma fold in no other way.
  const folded = text.normalize('NFC').toUpperCase().toLowerCase().replaceAll('ё', 'е')
  return folded.replaceAll(/[a-z]/g, (letter) => cyrillicOf[letter] ?? letter) as TagKey
}

/** By the shapes of capitals and small letters both: people see either. */
const cyrillicOf: Readonly<Record<string, string>> = {
  a: 'а',
  b: 'в',
  c: 'с',
  e: 'е',
  h: 'н',
  k: 'к',
  m: 'м',
  o: 'о',
  p: 'р',
  t: 'т',
  x: 'х',
  y: 'у',
}
const latinOf = Object.fromEntries(Object.entries(cyrillicOf).map(([latin, cyrillic]) => [cyrillic, latin]))

const alphabets = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
] as const

/** What is wrong with a name in letters of several alphabets: the first letter of the rarest, and what to write for it. */
function mixedAlphabets(name: string): string | null {
  const letters = [...name]
  const used = alphabets.flatMap(([alphabet, script]) => {
    const count = letters.filter((letter) => script.test(letter)).length
    return count === 0 ? [] : [{ alphabet, script, count }]
  })
  const [rare, ...rest] = used.sort((a, b) => a.count - b.count)
  const common = rest.at(-1)
  if (rare === undefined || common === undefined) return null
  const index = letters.findIndex((letter) => rare.script.test(letter))
  const letter = letters[index] ?? ''
  const twin = twinOf(letter)
  const wayOut = twin === null ? 'write the name in one alphabet' : `write the ${common.alphabet} «${twin}» for it`
  return `The letter «${letter}» at position ${index + 1} of the tag is ${rare.alphabet}, others are ${common.alphabet}; ${wayOut}`
}

function twinOf(letter: string): string | null {
  const small = letter.toLowerCase()
  const twin = cyrillicOf[small] ?? latinOf[small]
  if (twin === undefined) return null
  return letter === small ? twin : twin.toUpperCase()
}
