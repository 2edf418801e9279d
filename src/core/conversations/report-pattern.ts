import { accept, type Parsed, refuse } from '../values/parsed.js'

/** What stands in a place of a report. `text` takes the rest, or everything up to the next word of the pattern. */
export type FieldKind =
  | { kind: 'digits' }
  | { kind: 'number' }
  | { kind: 'word' }
  | { kind: 'text' }
  | { kind: 'choice'; options: readonly string[] }

export type PatternPart = { literal: string } | ({ name: string } & FieldKind)

/** `заказ {n:digits} {status}`: words as they are, and fields in braces. */
export interface ReportPattern {
  parts: readonly PatternPart[]
  /** Of its fields, in their order. */
  fields: readonly string[]
}

export type ReportFit =
  | { kind: 'fits'; fields: Readonly<Record<string, string>> }
  /** It begins like a report of this form and is none. */
  | { kind: 'near'; problem: ReportProblem }

export type ReportProblem =
  | { code: 'missing'; field: string }
  | { code: 'wrong'; field: string; kind: FieldKind['kind']; found: string; options?: readonly string[] }
  | { code: 'word'; expected: string; found: string | null }
  | { code: 'too_much'; found: string }

const longestPattern = 200
const mostFields = 20
const fieldName = /^[\p{L}_][\p{L}\p{M}\p{Nd}_-]{0,31}$/u

/** @returns a refusal that names what is wrong */
export function parseReportPattern(source: string): Parsed<ReportPattern> {
  const text = source.normalize('NFC').trim().replaceAll(/\s+/g, ' ')
  if (text === '' || text.length > longestPattern) return refuse(`A pattern has 1 to ${longestPattern} characters`)
  const parts: DraftPart[] = []
  for (const piece of text.matchAll(/\{([^{}]*)\}|([^\s{}]+)|(\S)/gu)) {
    const [, field, literal] = piece
    if (field === undefined && literal === undefined) return refuse('A brace in the pattern is not closed')
    if (literal !== undefined) parts.push({ literal: foldWord(literal) })
    else {
      const read = readField(field ?? '')
      if (!read.ok) return read
      parts.push(read.value)
    }
  }
  return checkParts(parts.filter((part) => !('literal' in part) || part.literal !== ''))
}

/** A field without a kind gets one when its place is known. */
type DraftPart = PatternPart | { name: string; kind: null }

function readField(text: string): Parsed<DraftPart> {
  const [, name = '', kind = ''] = /^\s*([^:\s]+)\s*(?::\s*(.+?)\s*)?$/u.exec(text) ?? []
  if (!fieldName.test(name)) return refuse(`"{${text}}" is no field: write {name} or {name:digits}`)
  switch (kind) {
    case '':
    case 'digits':
    case 'number':
    case 'word':
    case 'text':
      return accept({ name, kind: kind === '' ? null : kind })
    default: {
      const options = kind.split('|').map(foldWords)
      if (options.length < 2 || options.includes('')) {
        return refuse(`{${name}} has an unknown kind: digits, number, word, text, or choices such as готово|отказ`)
      }
      return accept({ name, kind: 'choice', options })
    }
  }
}

function checkParts(drafts: DraftPart[]): Parsed<ReportPattern> {
  const parts = drafts.map(withDefault)
  const fields = parts.flatMap((part) => ('name' in part ? [part.name] : []))
  const [first] = parts
  if (first === undefined || !('literal' in first)) {
    return refuse('A pattern begins with a word, such as заказ, by which reports are told from other messages')
  }
  if (fields.length === 0) return refuse('A pattern has at least one field, such as {n:digits}')
  if (fields.length > mostFields) return refuse(`A pattern has at most ${mostFields} fields`)
  if (new Set(fields).size < fields.length) return refuse('Two fields of the pattern have the same name')
  const adjoining = parts.findIndex((part, index) => isText(part) && isField(parts[index + 1]))
  if (adjoining >= 0)
    return refuse('Nothing tells where a field of text ends: put a word behind it, or let it be the last')
  return accept({ parts, fields })
}

/** The last field takes the rest of the message unless it says otherwise. */
function withDefault(part: DraftPart, index: number, parts: readonly DraftPart[]): PatternPart {
  if ('literal' in part || part.kind !== null) return part
  return { name: part.name, kind: index === parts.length - 1 ? 'text' : 'word' }
}

const isText = (part: PatternPart): boolean => 'kind' in part && part.kind === 'text'
const isField = (part: PatternPart | undefined): boolean => part !== undefined && 'name' in part

/** Reads a message by the pattern; null for one that is about something else. Linear in the length of the message. */
export function fitReport({ parts }: ReportPattern, text: string): ReportFit | null {
  const words = wordsOf(text)
  const [first] = parts
  const begin = words[0]
  if (first === undefined || !('literal' in first) || begin === undefined || !isLike(begin, first.literal)) return null
  const fields: Record<string, string> = {}
  let place = 0
  for (const [index, part] of parts.entries()) {
    const word = words[place]
    if ('literal' in part) {
      if (word === undefined || !isLike(word, part.literal)) {
        return { kind: 'near', problem: { code: 'word', expected: part.literal, found: word ?? null } }
      }
      place += 1
      continue
    }
    const taken = takeField(part, words, place, parts[index + 1])
    if ('problem' in taken) return { kind: 'near', problem: taken.problem }
    fields[part.name] = taken.value
    place = taken.next
  }
  const rest = words.slice(place).join(' ')
  return rest === '' ? { kind: 'fits', fields } : { kind: 'near', problem: { code: 'too_much', found: rest } }
}

type Taken = { value: string; next: number } | { problem: ReportProblem }
type FieldPart = Extract<PatternPart, { name: string }>

function takeField(part: FieldPart, words: readonly string[], place: number, after: PatternPart | undefined): Taken {
  const word = words[place]
  if (word === undefined) return { problem: { code: 'missing', field: part.name } }
  const wrong = (): Taken => ({ problem: { code: 'wrong', field: part.name, kind: part.kind, found: word } })
  switch (part.kind) {
    case 'digits':
      return /^\d{1,30}$/.test(bare(word)) ? { value: bare(word), next: place + 1 } : wrong()
    case 'number':
      return /^-?\d{1,15}([.,]\d{1,9})?$/.test(bare(word))
        ? { value: bare(word).replace(',', '.'), next: place + 1 }
        : wrong()
    case 'word':
      return { value: bare(word) || word, next: place + 1 }
    case 'choice':
      return takeChoice(part.name, part.options, words, place)
    case 'text':
      return takeText(part.name, words, place, after)
  }
}

function takeChoice(name: string, options: readonly string[], words: readonly string[], place: number): Taken {
  const byLength = [...options].sort((a, b) => b.length - a.length)
  for (const option of byLength) {
    const count = option.split(' ').length
    if (foldWords(words.slice(place, place + count).join(' ')) === option) return { value: option, next: place + count }
  }
  return { problem: { code: 'wrong', field: name, kind: 'choice', found: words[place] ?? '', options } }
}

function takeText(name: string, words: readonly string[], place: number, after: PatternPart | undefined): Taken {
  const stop =
    after !== undefined && 'literal' in after
      ? words.findIndex((word, index) => index > place && foldWord(word) === after.literal)
      : words.length
  if (stop < 0) return { problem: { code: 'word', expected: (after as { literal: string }).literal, found: null } }
  const value = words.slice(place, stop).join(' ')
  return value === '' ? { problem: { code: 'missing', field: name } } : { value, next: stop }
}

/** `№1042` and `заказ№1042` are two words each; line ends and spaces alike part them. */
function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .replaceAll(/(№|N°|#)\s*(?=\d)/gu, ' ')
    .split(/\s+/)
    .filter((word) => foldWord(word) !== '')
}

/** The word without what may stand around it. */
function bare(word: string): string {
  return word.replaceAll(/^[\s"'«».,:;!()№#]+|[\s"'«».,:;!()]+$/gu, '')
}

function foldWord(word: string): string {
  return bare(word).toLowerCase().replaceAll('ё', 'е')
}

function foldWords(text: string): string {
  return text.trim().split(/\s+/).map(foldWord).join(' ')
}

/** The same word, or one with a single slip of the finger where it is long enough to be told from others. */
function isLike(word: string, literal: string): boolean {
  const folded = foldWord(word)
  if (folded === literal) return true
  return literal.length >= 4 && Math.abs(folded.length - literal.length) <= 1 && hasOneSlip(folded, literal)
}

/** One letter more, less, other, or two that changed places. */
function hasOneSlip(a: string, b: string): boolean {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  const [restA, restB] = [a.slice(start), b.slice(start)]
  if (restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1)) return true
  return (
    restA.length === restB.length && restA.slice(2) === restB.slice(2) && restA[0] === restB[1] && restA[1] === restB[0]
  )
}
