import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'

import type { Path } from './expectation.js'
import type { Problem } from './problem.js'

/** A YAML file as plain values, with the place of each. */
export interface ConfigDocument {
  file: string
  value: unknown
  /** The line on which a path stands; where it is missing, that of the nearest part above it. */
  lineOf(path: Path): number
  /** A value as it is written in the file. */
  sourceOf(path: Path): string | undefined
}

/** Reads YAML 1.2. An empty value counts as absent, so a section may have all its keys commented out. */
export function readDocument(file: string, source: string): ConfigDocument | Problem {
  keepNamesNarrow(source)
  const counter = new LineCounter()
  const document = parseDocument(source, { lineCounter: counter, prettyErrors: false })
  // The first: the others mostly follow from it.
  const [error] = document.errors
  if (error !== undefined) {
    const place = `${file}:${counter.linePos(error.pos[0]).line}`
    return { place, path: '', message: `is not valid YAML: ${error.message}` }
  }
  return {
    file,
    value: withoutNulls(document.toJS()),
    lineOf: (path) => counter.linePos(offsetOf(document, path)).line,
    sourceOf: (path) => sourceOf(document, path),
  }
}

/**
 * In a text with Cyrillic in it, comments suffice, every piece is a string of two-byte characters. A name of a property that the
 * engine first meets in one stays two-byte, and so does then every JSON text that holds it: twice the memory and time, for the life
 * of the process. Each name is therefore shown to the engine as one-byte characters first.
 */
function keepNamesNarrow(source: string): void {
  const names: Record<string, true> = {}
  for (const [name] of source.matchAll(/[A-Za-z_]\w*/g)) names[Buffer.from(name, 'latin1').toString('latin1')] = true
}

function withoutNulls(value: unknown): unknown {
  if (value === null) return undefined
  if (Array.isArray(value)) return value.map((item: unknown) => item ?? undefined).map(withoutNulls)
  if (typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutNulls(item)]))
}

function offsetOf(document: Document, path: Path): number {
  let node = resolved(document, document.contents)
  let offset = node?.range?.[0] ?? 0
  for (const key of path) {
    const step = child(document, node, key)
    if (step === undefined) return offset
    offset = step.offset
    node = step.node
  }
  return offset
}

function sourceOf(document: Document, path: Path): string | undefined {
  let node = resolved(document, document.contents)
  for (const key of path) node = child(document, node, key)?.node
  return isScalar(node) ? node.source : undefined
}

function child(document: Document, parent: Node | undefined, key: string | number) {
  if (isSeq(parent)) {
    const item = parent.items[Number(key)] as Node | null | undefined
    return item ? { node: resolved(document, item), offset: item.range?.[0] ?? 0 } : undefined
  }
  if (!isMap(parent)) return undefined
  const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
  if (pair === undefined || !isScalar(pair.key)) return undefined
  return { node: resolved(document, pair.value as Node | null), offset: pair.key.range?.[0] ?? 0 }
}

function resolved(document: Document, node: Node | null | undefined): Node | undefined {
  return (isAlias(node) ? node.resolve(document) : node) ?? undefined
}
