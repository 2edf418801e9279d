/**
 * Reads the plain XML that programs make of a call: elements, declarations of namespaces, text with the entities of XML itself. What
 * has anything else in it (other attributes, comments, CDATA, character references, carriage returns, names beyond ASCII), or is not
 * well-formed, is left to the parser, which takes ten times as long. Whatever this reads, the parser reads the same.
 */
import type { XmlElement } from './read-xml.js'

/** Longer ones are read in slices, between which others get their turn. */
const longest = 16_384
const maxDepth = 24

const declaration = /^<\?xml version="1\.0"(?: encoding="[A-Za-z][A-Za-z0-9._-]*")?(?: standalone="(?:yes|no)")? ?\?>/
const openTag =
  /<([A-Za-z_][\w.-]*)(?::([A-Za-z_][\w.-]*))?((?:[ \n\t]+xmlns(?::[A-Za-z_][\w.-]*)?="[^"<&\n\t]*")*)[ \n\t]*(\/?)>/y
const namespace = /xmlns(?::([\w.-]+))?="([^"]*)"/g
const entity = /&(?:(amp|lt|gt|quot|apos);)?/g
/** What no document may hold, and what reading would change. */
const unusual = /[^\t\n\u0020-\ud7ff\ue000-\ufffd]|]]>/
const reserved = /^xml|^http:\/\/www\.w3\.org\/(?:XML\/1998\/namespace|2000\/xmlns\/)$/i

const characters: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

type Scope = ReadonlyMap<string, string>
interface Open {
  readonly element: XmlElement
  /** As it stands in the end tag. */
  readonly name: string
  readonly scope: Scope
}

/** The root; undefined for what the parser must read. */
export function scanXml(document: string): XmlElement | undefined {
  if (document.length > longest || unusual.test(document)) return undefined
  const open: Open[] = []
  let at = declaration.exec(document)?.[0].length ?? 0
  let root: XmlElement | undefined
  while (at < document.length) {
    const next = document.indexOf('<', at)
    const end = next < 0 ? document.length : next
    if (end > at && !takeText(document.slice(at, end), open.at(-1)?.element)) return undefined
    if (next < 0) break
    if (document.charCodeAt(next + 1) === slash) {
      const closed = open.pop()
      if (closed === undefined) return undefined
      at = next + 2 + closed.name.length
      if (!document.startsWith(`${closed.name}>`, next + 2)) return undefined
      at += 1
      continue
    }
    openTag.lastIndex = next
    const tag = openTag.exec(document)
    if (tag === null || (open.length === 0 && root !== undefined) || open.length >= maxDepth) return undefined
    const opened = openedBy(tag, open.at(-1)?.scope ?? outside)
    if (opened === undefined) return undefined
    open.at(-1)?.element.children.push(opened.element)
    root ??= opened.element
    if (tag[4] === '') open.push(opened)
    at = openTag.lastIndex
  }
  return open.length === 0 ? root : undefined
}

const slash = 0x2f
const outside: Scope = new Map([['', '']])

function openedBy([, first = '', second, declarations = '']: RegExpExecArray, around: Scope): Open | undefined {
  const scope = declarations === '' ? around : scopeOf(declarations, around)
  const uri = scope?.get(second === undefined ? '' : first)
  if (scope === undefined || uri === undefined) return undefined
  const element = { uri, local: second ?? first, isNil: false, mustUnderstand: false, children: [], text: '' }
  return { element, name: second === undefined ? first : `${first}:${second}`, scope }
}

/** Undefined where one is declared twice, or is none that may be. */
function scopeOf(declarations: string, around: Scope): Scope | undefined {
  const scope = new Map(around)
  const declared = new Set<string>()
  for (const [, prefix = '', uri = ''] of declarations.matchAll(namespace)) {
    const isAllowed =
      !declared.has(prefix) && !reserved.test(prefix) && !reserved.test(uri) && (prefix === '' || uri !== '')
    if (!isAllowed || uri.trim() !== uri) return undefined
    declared.add(prefix)
    scope.set(prefix, uri)
  }
  return scope
}

/** Outside of the root there are blanks alone. */
function takeText(text: string, element: XmlElement | undefined): boolean {
  if (element === undefined) return text.trim() === '' && !/[^ \n\t]/.test(text)
  if (!text.includes('&')) {
    element.text += text
    return true
  }
  let isKnown = true
  element.text += text.replace(entity, (_whole, name: string | undefined) => {
    isKnown &&= name !== undefined
    return characters[name ?? ''] ?? ''
  })
  return isKnown
}
