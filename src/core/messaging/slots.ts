import { accept, type Parsed, refuse } from '../values/parsed.js'

/** A text with slots: `Заказ {number} готов`. `{{` and `}}` stand for braces. */
export interface Template {
  parts: readonly TemplatePart[]
  /** Of its slots, each once, in the order of the text. */
  names: readonly string[]
}

export type TemplatePart = { text: string } | { name: string }

export interface TemplateProblem {
  ok: false
  /** Of the character that is wrong; the first is 1. */
  position: number
  reason: string
}

/** By name in NFC; made by `parseSlotValues`. */
export type SlotValues = ReadonlyMap<string, string>

const maxNameLength = 64
const maxValueLength = 500
const maxValues = 100
/** Letters of any script with their marks, digits, `_`, `-`. */
const nameForm = /^[\p{L}\p{M}\p{Nd}_-]+$/u
const braces = /[{}]/g

/** Finds the slots of a text. Names are compared in NFC and with case. */
export function parseTemplate(text: string): { ok: true; template: Template } | TemplateProblem {
  const parts: TemplatePart[] = []
  let literal = ''
  let position = 0
  for (;;) {
    braces.lastIndex = position
    const brace = braces.exec(text)?.index
    if (brace === undefined) break
    literal += text.slice(position, brace)
    if (text[brace + 1] === text[brace]) {
      literal += text[brace]
      position = brace + 2
      continue
    }
    const slot = text[brace] === '{' ? slotAt(text, brace) : problemAt(text, brace, 'write }} for a brace')
    if (!slot.ok) return slot
    if (literal !== '') parts.push({ text: literal })
    parts.push({ name: slot.name })
    literal = ''
    position = slot.end
  }
  literal += text.slice(position)
  if (literal !== '') parts.push({ text: literal })
  const names = new Set(parts.flatMap((part) => ('name' in part ? [part.name] : [])))
  return { ok: true, template: { parts, names: [...names] } }
}

function slotAt(text: string, start: number): { ok: true; name: string; end: number } | TemplateProblem {
  const end = text.indexOf('}', start)
  if (end < 0) return problemAt(text, start, 'the slot is not closed; write {{ for a brace')
  const name = text.slice(start + 1, end).normalize('NFC')
  if (name === '') return problemAt(text, start, 'the slot has no name; write {{ for a brace')
  if (name.length > maxNameLength) return problemAt(text, start, `a name has at most ${maxNameLength} characters`)
  if (nameForm.test(name)) return { ok: true, name, end: end + 1 }
  return problemAt(text, start, 'a name has letters, digits, _ and - only; write {{ for a brace')
}

function problemAt(text: string, index: number, reason: string): TemplateProblem {
  const position = [...text.slice(0, index)].length + 1
  return { ok: false, position, reason: `Character ${position}: ${reason}` }
}

/** The text with all slots filled, or the names that have no value. Braces in values stay as they are; values too many are left. */
export function fill(
  { parts, names }: Template,
  values: SlotValues,
): { ok: true; text: string } | { ok: false; missing: readonly string[] } {
  const missing = names.filter((name) => !values.has(name))
  if (missing.length > 0) return { ok: false, missing }
  return { ok: true, text: parts.map((part) => ('name' in part ? values.get(part.name) : part.text)).join('') }
}

/** Reads what a caller gave: texts of up to 500 characters, and numbers that people would write the same way. */
export function parseSlotValues(given: Readonly<Record<string, unknown>>): Parsed<SlotValues> {
  const entries = Object.entries(given)
  if (entries.length > maxValues) return refuse(`Give at most ${maxValues} values`)
  const values = new Map<string, string>()
  for (const [key, value] of entries) {
    const name = key.normalize('NFC')
    const shown = name.slice(0, maxNameLength)
    if (values.has(name)) return refuse(`The value "${shown}" is given twice`)
    if (typeof value === 'number' && Math.abs(value) < 1e15) values.set(name, plainNumber(value))
    else if (typeof value !== 'string') return refuse(`The value "${shown}" is neither a text nor a number below 10^15`)
    else if (value.length > maxValueLength)
      return refuse(`The value "${shown}" has more than ${maxValueLength} characters`)
    else values.set(name, value)
  }
  return accept(values)
}

/** Without an exponent. */
function plainNumber(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/\.?0+$/, '') : text
}
