/** Lines of the numbering register and of lists of ported numbers: fields between `;`, some of them in quotes. */

/** A byte order mark may begin the file; quotes inside a field that does not begin with one mean themselves: `ПАО "МТС"`. */
export function splitLine(line: string, separator: string): string[] {
  if (!line.includes(`${separator}"`) && !line.startsWith('"')) return line.split(separator).map((cell) => cell.trim())
  const cells: string[] = []
  for (let at = 0; at <= line.length;) {
    const quoted = quotedCell(line, at, separator)
    const end = quoted?.end ?? nextSeparator(line, at, separator)
    cells.push((quoted?.text ?? line.slice(at, end)).trim())
    at = end + 1
  }
  return cells
}

/** A field in quotes from its first to its last character, its inner quotes doubled. */
function quotedCell(line: string, at: number, separator: string): { text: string; end: number } | undefined {
  const match = /^"((?:[^"]|"")*)"/.exec(line.slice(at))
  if (match === null) return undefined
  const end = at + match[0].length
  if (end < line.length && line[end] !== separator) return undefined
  return { text: (match[1] ?? '').replaceAll('""', '"'), end }
}

function nextSeparator(line: string, at: number, separator: string): number {
  const found = line.indexOf(separator, at)
  return found < 0 ? line.length : found
}

/** What a file holds, by its header. */
export type Layout = RegisterLayout | PortedLayout

/** Places of the columns. */
export interface RegisterLayout {
  kind: 'register'
  separator: string
  code: number
  from: number
  to: number
  capacity: number | null
  operator: number
  region: number
  territory: number | null
}

export interface PortedLayout {
  kind: 'ported'
  separator: string
  number: number
  operator: number
}

/** Undefined for what is neither. */
export function readHeader(line: string): Layout | undefined {
  const separator = line.includes(';') ? ';' : line.includes('\t') ? '\t' : ','
  const titles = splitLine(line.replace(/^\ufeff/, ''), separator).map((title) => title.toLowerCase())
  const find = (pattern: RegExp) => titles.findIndex((title) => pattern.test(title))
  const operator = find(/^(оператор|operator)/)
  // The register writes ABC with Cyrillic letters, with Latin ones, or with both.
  const [code, from, to, region] = [find(/^[aа][bв][cс]|^def/), find(/^от$/), find(/^до$/), find(/^регион/)]
  if ([code, from, to, region, operator].every((place) => place >= 0)) {
    const orNull = (place: number) => (place < 0 ? null : place)
    const [capacity, territory] = [orNull(find(/^[её]мкость/)), orNull(find(/^территория/))]
    return { kind: 'register', separator, code, from, to, capacity, operator, region, territory }
  }
  const number = find(/^(number|номер|msisdn)/)
  return number >= 0 && operator >= 0 ? { kind: 'ported', separator, number, operator } : undefined
}
