/** `U+2116` for №; the code points of a cluster are joined with spaces. */
export function formatCodePoint(character: string): string {
  return Array.from(character, (each) => {
    const codePoint = each.codePointAt(0) ?? 0
    return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
  }).join(' ')
}

/**
 * How a sentence names a character: «№», or U+200B when there is nothing to see. A Cyrillic letter is called one,
 * since many look Latin.
 */
export function nameCharacter(character: string): string {
  if (character === '«' || character === '»') return `"${character}"`
  if (/^\p{Script=Cyrillic}/u.test(character)) return `Cyrillic «${character}»`
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `«${character}»` : formatCodePoint(character)
}

/** The 1-based position, in code points, of the character at a UTF-16 index. */
export function positionAt(text: string, index: number): number {
  return Array.from(text.slice(0, index)).length + 1
}

/** The whole character at a UTF-16 index: both halves of a surrogate pair. */
export function characterAt(text: string, index: number): string {
  return String.fromCodePoint(text.codePointAt(index) ?? 0)
}
