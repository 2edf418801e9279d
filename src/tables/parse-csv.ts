/** RFC 4180, with the line ends and the delimiters that spreadsheets write. */

export const delimiters = [';', ',', '\t'] as const
export type Delimiter = (typeof delimiters)[number]

/** The one that the first line has most of, outside quotes. */
export function delimiterOf(text: string): Delimiter {
  const counts = new Map<string, number>()
  let isQuoted = false
  for (const character of text) {
    if (character === '"') isQuoted = !isQuoted
    else if (!isQuoted && (character === '\n' || character === '\r')) break
    else if (!isQuoted) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  const ranked = delimiters.map((delimiter) => ({ delimiter, count: counts.get(delimiter) ?? 0 }))
  return ranked.reduce((best, one) => (one.count > best.count ? one : best)).delimiter
}

/** Row by row; a quote inside a field that did not begin with one is a character like others. An open quote ends with the text. */
export function* parseCsv(text: string, delimiter: Delimiter): Generator<string[]> {
  const plain = new RegExp(`[${delimiter}\r\n]`, 'g')
  let row: string[] = []
  let position = 0
  while (position < text.length) {
    const field = text[position] === '"' ? quotedField(text, position, plain) : plainField(text, position, plain)
    row.push(field.value)
    position = field.end
    const ended = text[position]
    if (ended === delimiter) {
      position += 1
      // A delimiter at the very end stands before one more field, which is empty.
      if (position === text.length) row.push('')
      continue
    }
    position += ended === '\r' && text[position + 1] === '\n' ? 2 : 1
    yield row
    row = []
  }
  if (row.length > 0) yield row
}

interface Field {
  value: string
  /** Of the delimiter or line end behind it. */
  end: number
}

function plainField(text: string, start: number, plain: RegExp): Field {
  plain.lastIndex = start
  const end = plain.exec(text)?.index ?? text.length
  return { value: text.slice(start, end), end }
}

function quotedField(text: string, start: number, plain: RegExp): Field {
  let value = ''
  let from = start + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return { value: value + text.slice(from), end: text.length }
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') {
      const rest = plainField(text, quote + 1, plain)
      return { value: value + rest.value, end: rest.end }
    }
    value += '"'
    from = quote + 2
  }
}
