/** XML 1.0 with namespaces, as far as SOAP allows it: no document type (SOAP 1.1 §3, SOAP 1.2 §5), no processing instructions. */
import { SaxesParser, type SaxesTagNS } from 'saxes'

import { ProtocolError } from './faults.js'
import { instanceNamespace } from './namespaces.js'

export interface XmlElement {
  readonly uri: string
  readonly local: string
  readonly isNil: boolean
  /** As SOAP 1.1 and 1.2 write it, on blocks of a header. */
  readonly mustUnderstand: boolean
  readonly children: XmlElement[]
  /** All that stands directly in it. */
  text: string
}

/** The contract needs 7. */
const maxDepth = 24
/** Of 30,000 texts, or 90,000 numbers. */
const maxElements = 90_000
/** Characters after which others get their turn: a few milliseconds. */
const sliceLength = 16_384
const maxAttributes = 64
const maxNameLength = 256

/** The root of a document. @throws ProtocolError */
export async function readXml(document: string): Promise<XmlElement> {
  const builder = new TreeBuilder()
  const parser = new SaxesParser({ xmlns: true, position: false })
  let attributes = 0
  parser.on('error', (error) => refuse(`The XML is not well-formed: ${error.message.slice(0, 200)}`))
  parser.on('doctype', () => refuse('A document type is not allowed.'))
  parser.on('processinginstruction', () => refuse('Processing instructions are not allowed.'))
  parser.on('opentagstart', () => (attributes = 0))
  parser.on('attribute', () => {
    if (++attributes > maxAttributes) refuse('An element has too many attributes.')
  })
  parser.on('opentag', (tag) => builder.open(tag))
  parser.on('text', (text) => builder.text(text))
  parser.on('cdata', (text) => builder.text(text))
  parser.on('closetag', () => builder.close())
  for (let start = 0; start < document.length; start += sliceLength) {
    if (start > 0) await new Promise<void>((resolve) => setImmediate(resolve))
    parser.write(document.slice(start, start + sliceLength))
  }
  parser.close()
  return builder.root ?? refuse('The document is empty.')
}

class TreeBuilder {
  root: XmlElement | undefined
  readonly #open: XmlElement[] = []
  #count = 0

  open(tag: SaxesTagNS): void {
    if (this.#open.length >= maxDepth) refuse('The elements are nested too deeply.')
    if (++this.#count > maxElements) refuse('There are too many elements.')
    if (tag.name.length > maxNameLength) refuse('The name of an element is too long.')
    const element = elementOf(tag)
    this.#open.at(-1)?.children.push(element)
    this.root ??= element
    this.#open.push(element)
  }

  text(text: string): void {
    const element = this.#open.at(-1)
    if (element !== undefined) element.text += text
  }

  close(): void {
    this.#open.pop()
  }
}

function elementOf({ uri, local, attributes }: SaxesTagNS): XmlElement {
  let isNil = false
  let mustUnderstand = false
  for (const name in attributes) {
    const attribute = attributes[name]
    if (attribute === undefined || (attribute.value !== 'true' && attribute.value !== '1')) continue
    if (attribute.local === 'nil' && attribute.uri === instanceNamespace) isNil = true
    if (attribute.local === 'mustUnderstand' && attribute.uri !== '') mustUnderstand = true
  }
  return { uri, local, isNil, mustUnderstand, children: [], text: '' }
}

function refuse(detail: string): never {
  throw new ProtocolError(detail)
}
