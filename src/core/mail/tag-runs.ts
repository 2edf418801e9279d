/** Tags that stand before or behind a text, where they say who gets it and are no part of what it says. */

const tag = /^#[\p{L}\p{Nd}_][\p{L}\p{Nd}_-]*[,;]?$/u

/** The tags at the beginning, as they stand. */
export function leadingTags(text: string): string {
  let at = 0
  for (;;) {
    const start = skipBlanks(text, at)
    const end = wordEnd(text, start)
    if (end === start || !tag.test(text.slice(start, end))) return text.slice(0, at)
    at = end
  }
}

/** What is left between the tags at the beginning and those at the end; tags within stay. */
export function withoutTagRuns(text: string): string {
  let rest = text.slice(leadingTags(text).length).trim()
  for (;;) {
    const start = wordStart(rest)
    if (!tag.test(rest.slice(start))) return rest
    rest = rest.slice(0, start).trimEnd()
  }
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (at < text.length && isBlank(text, at)) at += 1
  return at
}

function wordEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && !isBlank(text, at)) at += 1
  return at
}

function wordStart(text: string): number {
  let at = text.length
  while (at > 0 && !isBlank(text, at - 1)) at -= 1
  return at
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 0x20 || code === 0x0a || code === 0x09
}
