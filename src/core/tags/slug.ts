import { spellings } from '../messaging/transliteration/tables.js'
import type { TagName } from '../values/tag-name.js'

const longestSlug = 64

/** A name in small ASCII letters; of a script without a spelling nothing is left but `tag`. */
export function slugOf(name: TagName): string {
  const spelt = [...name.toLowerCase()].map((letter) => spellings.passport[letter] ?? letter).join('')
  const ascii = spelt
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9_-]/g, '')
    .slice(0, longestSlug)
  return ascii === '' ? 'tag' : ascii
}

export function isSlug(text: string): boolean {
  return text.length <= longestSlug && /^[a-z0-9_]+(?:-[a-z0-9_]+)*$/.test(text)
}
