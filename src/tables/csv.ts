/** RFC 4180 with what Excel of Russia expects: a byte order mark, and semicolons. */
import type { MessageWithSegments } from '../core/messaging/message.js'
import { formatMoney } from '../core/values/money.js'
import { type Cell, type Column, columnsIn } from './columns.js'

type Pages<Row> = AsyncIterable<readonly Row[]>

export function csvOf(pages: Pages<MessageWithSegments>, zone: string): AsyncGenerator<string> {
  return csvTableOf(pages, columnsIn(zone))
}

export async function* csvTableOf<Row>(pages: Pages<Row>, columns: readonly Column<Row>[]): AsyncGenerator<string> {
  yield `\ufeff${csvLine(columns.map(({ heading }) => heading))}`
  for await (const rows of pages) yield rows.map((row) => csvLine(columns.map(({ cell }) => cell(row)))).join('')
}

export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map((cell) => `"${textOf(cell).replaceAll('"', '""')}"`).join(';')}\r\n`
}

function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return harmless(cell)
  if ('count' in cell) return String(cell.count)
  if ('amount' in cell) return formatMoney(cell.amount)
  return new Date(cell.localMs).toISOString().slice(0, 19).replace('T', ' ')
}

/** A spreadsheet would take these for formulas, and a number with a plus for a sum: the apostrophe says that it is text. */
function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
}
