/** A recogniser of JSON texts that knows positions: RFC 8259. */

const numberForm = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
// eslint-disable-next-line no-control-regex
const stringForm = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y
const literalForm = /true|false|null/y
const spaceForm = /[ \t\n\r]*/y

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a
const OPENING_BRACE = 0x7b
const CLOSING_BRACE = 0x7d
const OPENING_BRACKET = 0x5b
const CLOSING_BRACKET = 0x5d

/** Index of the first character that makes a text no JSON; the length when it only ends too early. For texts that are none. */
export function findSyntaxError(text: string): number {
  /** The closing character of each structure that is open. */
  const open: string[] = []
  let expected: 'value' | 'value_or_end' | 'name' | 'name_or_end' | 'comma_or_end' = 'value'
  let at = skip(spaceForm, text, 0)
  for (; at < text.length; at = skip(spaceForm, text, at)) {
    const character = text.charAt(at)
    if (character === open.at(-1) && expected !== 'value' && expected !== 'name') {
      open.pop()
      at++
      expected = 'comma_or_end'
    } else if (expected === 'comma_or_end') {
      if (character !== ',' || open.length === 0) return at
      at++
      expected = open.at(-1) === '}' ? 'name' : 'value'
    } else if (expected === 'name' || expected === 'name_or_end') {
      const colon = skip(spaceForm, text, skip(stringForm, text, at))
      if (character !== '"' || text[colon] !== ':') return character === '"' ? furthest(text, at, colon) : at
      at = colon + 1
      expected = 'value'
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? '}' : ']')
      at++
      expected = character === '{' ? 'name_or_end' : 'value_or_end'
    } else {
      const end = skipScalar(text, at)
      if (end === at) return character === '"' ? endOfBadString(text, at) : at
      at = end
      expected = 'comma_or_end'
    }
  }
  return text.length
}

function furthest(text: string, start: number, colon: number): number {
  return colon === start ? endOfBadString(text, start) : colon
}

function skipScalar(text: string, at: number): number {
  return [stringForm, numberForm, literalForm].reduce((end, form) => (end > at ? end : skip(form, text, at)), at)
}

function skip(form: RegExp, text: string, at: number): number {
  form.lastIndex = at
  return form.test(text) ? form.lastIndex : at
}

/** Where a string that begins here stops being one. */
function endOfBadString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x20) return at
    if (code !== BACKSLASH) continue
    if (!/^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/.test(text.slice(at, at + 6))) return at
    at++
  }
  return text.length
}

/** Index of the first escape of U+0000, which cannot stand there unescaped. For texts that are JSON. */
export function findNul(text: string): number | undefined {
  if (!text.includes('\\u0000')) return undefined
  for (const escape of text.matchAll(/\\(?:u[0-9a-fA-F]{4}|.)/g)) if (escape[0] === '\\u0000') return escape.index
  return undefined
}

/** Index behind a name that its object already has; undefined when there is none. For texts that are JSON. */
export function findDuplicateName(text: string): number | undefined {
  const objects: (Set<string> | null)[] = []
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case OPENING_BRACE:
        objects.push(new Set())
        break
      case OPENING_BRACKET:
        objects.push(null)
        break
      case CLOSING_BRACE:
      case CLOSING_BRACKET:
        objects.pop()
        break
      case QUOTE: {
        const start = at
        at = closingQuote(text, start)
        const names = objects[objects.length - 1]
        if (names && isName(text, at + 1) && !addName(names, text.slice(start, at + 1))) return start
      }
    }
  }
  return undefined
}

function closingQuote(text: string, start: number): number {
  let at = start + 1
  for (let code = text.charCodeAt(at); code !== QUOTE; code = text.charCodeAt(at)) at += code === BACKSLASH ? 2 : 1
  return at
}

/** In an object, only the colon tells a name from a string. */
function isName(text: string, after: number): boolean {
  let at = after
  for (let code = text.charCodeAt(at); code <= 0x20; code = text.charCodeAt(at)) at++
  return text.charCodeAt(at) === COLON
}

function addName(names: Set<string>, quoted: string): boolean {
  const name = quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1)
  if (names.has(name)) return false
  names.add(name)
  return true
}
