import { parseMsisdn } from '../values/msisdn.js'
import { accept, type Parsed, refuse } from '../values/parsed.js'
import { type Operator, readOperator } from './operators.js'
import { readRegion, type Region } from './regions.js'
import type { PortedLayout, RegisterLayout } from './register-line.js'

export interface RegisterRow {
  /** The ten digits after +7. */
  first: number
  last: number
  operator: Operator
  region: Region
}

export interface PortedRow {
  number: number
  operator: Operator
}

/** Cells repeat: a register of 400,000 ranges has a few hundred operators and some thousand places. */
const remembered = 100_000
const readOperatorOnce = memoised(readOperator)
const readRegionOnce = memoised(readRegion)

export function readRegisterRow(cells: readonly string[], layout: RegisterLayout): Parsed<RegisterRow> {
  const cell = (place: number | null) => (place === null ? '' : (cells[place] ?? ''))
  const [code, from, to] = [cell(layout.code), cell(layout.from), cell(layout.to)]
  if (!/^[3489]\d\d$/.test(code)) return refuse(`"${shorten(code)}" is not a code of three digits from 3, 4, 8 or 9`)
  for (const digits of [from, to]) {
    if (!/^\d{7}$/.test(digits)) return refuse(`"${shorten(digits)}" is not the seven digits of a number`)
  }
  const [first, last] = [Number(code + from), Number(code + to)]
  if (first > last) return refuse(`the range begins at ${from} and ends before that, at ${to}`)
  const capacity = cell(layout.capacity)
  if (layout.capacity !== null && capacity !== String(last - first + 1)) {
    return refuse(`the capacity is given as "${shorten(capacity)}", the range holds ${last - first + 1}`)
  }
  if (cell(layout.operator) === '') return refuse('the operator is missing')
  return accept({ first, last, operator: readOperatorOnce(cell(layout.operator)), region: regionOf(cells, layout) })
}

/** The territory has one spelling a region; files without it have many. */
function regionOf(cells: readonly string[], { region, territory }: RegisterLayout): Region {
  const byTerritory = territory === null ? null : readRegionOnce(cells[territory] ?? '')
  if (byTerritory !== null && byTerritory.zone !== null) return byTerritory
  const byRegion = readRegionOnce(cells[region] ?? '')
  return byRegion.name === null && byTerritory !== null ? byTerritory : byRegion
}

export function readPortedRow(cells: readonly string[], layout: PortedLayout): Parsed<PortedRow> {
  const [number = '', operator = ''] = [cells[layout.number], cells[layout.operator]]
  const msisdn = parseMsisdn(number)
  if (!msisdn.ok || !msisdn.value.startsWith('+79') || msisdn.value.length !== 12) {
    return refuse(`"${shorten(number)}" is not a Russian mobile number`)
  }
  if (operator === '') return refuse('the operator is missing')
  return accept({ number: Number(msisdn.value.slice(2)), operator: readOperatorOnce(operator) })
}

function shorten(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text
}

function memoised<T>(read: (cell: string) => T): (cell: string) => T {
  const known = new Map<string, T>()
  return (cell) => {
    const before = known.get(cell)
    if (before !== undefined) return before
    if (known.size >= remembered) known.clear()
    const value = read(cell)
    known.set(cell, value)
    return value
  }
}
