/** The text that a reader of an HTML mail sees, as far as an SMS can show it. */
import { decodeHTML } from 'entities'

import { type HtmlTag, HtmlTokens } from './html-tokens.js'

const blocks = new Set(
  (
    'address article aside blockquote body center dd dir div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr ' +
    'li main nav ol option p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
)
const cells = new Set(['td', 'th'])
/** What is in them is not shown. */
const dropped = new Set([
  'head',
  'script',
  'style',
  'template',
  'svg',
  'math',
  'object',
  'noscript',
  'textarea',
  'title',
])
const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '))
const hiddenStyle = /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|mso-hide\s*:\s*all/i

/** Letters stay as they are, blocks and rows become lines, cells are parted by a blank, links show their text alone. */
export function htmlToText(html: string): string {
  const writer = new TextWriter()
  for (const token of new HtmlTokens(html)) {
    if (typeof token === 'string') writer.text(token)
    else writer.tag(token)
  }
  return writer.result
}

class TextWriter {
  #lines: string[] = []
  #line = ''
  #needsBlank = false
  #preformatted = 0
  /** The element that hides what is in it, and how many of its name are open within. */
  #hidden: { name: string; depth: number } | undefined

  get result(): string {
    this.#endLine()
    return this.#lines.join('\n')
  }

  text(raw: string): void {
    if (this.#hidden !== undefined) return
    const text = raw.includes('&') ? decodeHTML(raw) : raw
    if (this.#preformatted > 0) return this.#verbatim(text)
    for (const word of text.split(/[ \t\n\r\f]/)) {
      if (word === '') this.#needsBlank = true
      else {
        this.#word(word)
        this.#needsBlank = true
      }
    }
    this.#needsBlank = /[ \t\n\r\f]$/.test(text.slice(-1))
  }

  tag({ name, isClosing, attributes }: HtmlTag): void {
    if (this.#hidden !== undefined) return this.#within(name, isClosing)
    if (!isClosing && hides(name, attributes) && !voids.has(name)) {
      this.#hidden = { name, depth: 1 }
      return
    }
    if (name === 'pre') this.#preformatted = Math.max(0, this.#preformatted + (isClosing ? -1 : 1))
    if (name === 'br' || blocks.has(name)) this.#endLine()
    else if (cells.has(name)) this.#needsBlank = true
  }

  #within(name: string, isClosing: boolean): void {
    if (this.#hidden === undefined) return
    // A head that was never closed ends where the body begins.
    if (this.#hidden.name === 'head' && name === 'body' && !isClosing) this.#hidden = undefined
    else if (name === this.#hidden.name) {
      this.#hidden.depth += isClosing ? -1 : 1
      if (this.#hidden.depth === 0) this.#hidden = undefined
    }
  }

  #word(word: string): void {
    this.#line += this.#needsBlank && this.#line !== '' ? ` ${word}` : word
  }

  #verbatim(text: string): void {
    const [first = '', ...rest] = text.split('\n')
    this.#line += first
    for (const line of rest) {
      this.#endLine()
      this.#line = line
    }
  }

  #endLine(): void {
    this.#lines.push(this.#line.trimEnd())
    this.#line = ''
    this.#needsBlank = false
  }
}

function hides(name: string, attributes: ReadonlyMap<string, string>): boolean {
  if (dropped.has(name) || attributes.has('hidden')) return true
  const style = attributes.get('style')
  return style !== undefined && hiddenStyle.test(style)
}
