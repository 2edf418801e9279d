/** HTML as text and tags, in one pass over the source: as forgiving as browsers, and linear whatever is put in. */

export interface HtmlTag {
  /** In lower case. */
  name: string
  isClosing: boolean
  attributes: ReadonlyMap<string, string>
}

/** In these nothing but their own end is a tag. */
const rawText = new Set(['script', 'style', 'title', 'textarea', 'xmp'])
const none: ReadonlyMap<string, string> = new Map()
const mostAttributes = 50
const nameEnd = /[\s/>]/g
const valueEnd = /[\s>]/g

export class HtmlTokens implements Iterable<string | HtmlTag> {
  readonly #html: string

  constructor(html: string) {
    this.#html = html
  }

  *[Symbol.iterator](): Generator<string | HtmlTag> {
    const html = this.#html
    let at = 0
    while (at < html.length) {
      const open = html.indexOf('<', at)
      const textEnd = open < 0 ? html.length : open
      if (textEnd > at) yield html.slice(at, textEnd)
      if (open < 0) return
      if (html.startsWith('<!--', open)) at = after(html, '-->', open + 4)
      else if (html[open + 1] === '!' || html[open + 1] === '?') at = after(html, '>', open + 2)
      else {
        const read = readTag(html, open)
        if (read === undefined) {
          yield '<'
          at = open + 1
          continue
        }
        yield read.tag
        at = read.end
        if (!read.tag.isClosing && rawText.has(read.tag.name)) at = endOfRaw(html, read.tag.name, at)
      }
    }
  }
}

/** Behind the next `text`; the end where there is none. */
function after(html: string, text: string, from: number): number {
  const found = html.indexOf(text, from)
  return found < 0 ? html.length : found + text.length
}

/** Where the closing tag begins. */
function endOfRaw(html: string, name: string, from: number): number {
  const closing = new RegExp(`</${name}(?=[\\s/>])`, 'gi')
  closing.lastIndex = from
  return closing.exec(html)?.index ?? html.length
}

function readTag(html: string, open: number): { tag: HtmlTag; end: number } | undefined {
  const isClosing = html[open + 1] === '/'
  const start = open + (isClosing ? 2 : 1)
  if (!/[A-Za-z]/.test(html[start] ?? '')) return undefined
  let at = search(html, nameEnd, start)
  const name = html.slice(start, at).toLowerCase()
  let attributes: Map<string, string> | undefined
  for (;;) {
    while (at < html.length && /[\s/]/.test(html[at] ?? '')) at += 1
    if (at >= html.length || html[at] === '>') break
    const attributeStart = at
    at = nextOf(html, at)
    const attribute = html.slice(attributeStart, at).toLowerCase()
    let value = ''
    while (at < html.length && /\s/.test(html[at] ?? '')) at += 1
    if (html[at] === '=') {
      at += 1
      while (at < html.length && /\s/.test(html[at] ?? '')) at += 1
      const quote = html[at]
      if (quote === '"' || quote === "'") {
        const end = html.indexOf(quote, at + 1)
        value = html.slice(at + 1, end < 0 ? html.length : end)
        at = end < 0 ? html.length : end + 1
      } else {
        const end = search(html, valueEnd, at)
        value = html.slice(at, end)
        at = end
      }
    }
    attributes ??= new Map()
    if (attributes.size < mostAttributes && !attributes.has(attribute)) attributes.set(attribute, value)
  }
  return { tag: { name, isClosing, attributes: attributes ?? none }, end: at + 1 }
}

/** The end of an attribute's name, one character at least. */
function nextOf(html: string, from: number): number {
  let at = from + 1
  while (at < html.length && !/[\s/>=]/.test(html[at] ?? '')) at += 1
  return at
}

function search(html: string, pattern: RegExp, from: number): number {
  pattern.lastIndex = from
  return pattern.exec(html)?.index ?? html.length
}
