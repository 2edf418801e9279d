/** A workbook of one sheet, ECMA-376 part 1 (SpreadsheetML), written as it comes. */
import { Readable } from 'node:stream'

import { ZipFile } from 'yazl'

import type { MessageWithSegments } from '../core/messaging/message.js'
import { formatMoney } from '../core/values/money.js'
import { type Cell, type Column, columnsIn } from './columns.js'

type Pages<Row> = AsyncIterable<readonly Row[]>

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Places in `cellXfs`. Text keeps being text when somebody edits it (`quotePrefix`). */
const styles = { text: 1, time: 2, heading: 3, amount: 4 } as const

const partsOf = (sheet: string): Record<string, string> => ({
  '[Content_Types].xml':
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${contentType}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${contentType}.worksheet+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${contentType}.styles+xml"/></Types>`,
  '_rels/.rels':
    `${head}<Relationships xmlns="${packageRelations}">` +
    `<Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml':
    `${head}<workbook xmlns="${main}" xmlns:r="${relations}">` +
    `<sheets><sheet name="${sheet}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels':
    `${head}<Relationships xmlns="${packageRelations}">` +
    `<Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml':
    `${head}<styleSheet xmlns="${main}">` +
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm:ss"/></numFmts>' +
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1"/>' +
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
    '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>' +
    '<xf numFmtId="2" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>',
})

/** @param at the time that the files in the archive show, UTC ms */
export function xlsxOf(pages: Pages<MessageWithSegments>, zone: string, at: number): AsyncGenerator<Buffer> {
  return workbookOf({ sheet: 'messages', columns: columnsIn(zone), pages, at })
}

export interface Workbook<Row> {
  sheet: string
  columns: readonly Column<Row>[]
  pages: Pages<Row>
  /** What the files in the archive show as their time, UTC ms. */
  at: number
}

export async function* workbookOf<Row>({ sheet: name, columns, pages, at }: Workbook<Row>): AsyncGenerator<Buffer> {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  // An error of a part would be nobody's otherwise; whoever reads the archive gets it.
  zip.on('error', (error: Error) => output.destroy(error))
  const options = { mtime: new Date(at) }
  for (const [path, text] of Object.entries(partsOf(name))) zip.addBuffer(Buffer.from(text), path, options)
  const sheet = Readable.from(sheetOf(pages, columns), { objectMode: false })
  sheet.on('error', (error) => output.destroy(error))
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml', options)
  zip.end()
  try {
    for await (const chunk of output) yield chunk as Buffer
  } finally {
    sheet.destroy()
  }
}

async function* sheetOf<Row>(pages: Pages<Row>, columns: readonly Column<Row>[]): AsyncGenerator<Buffer> {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const headings = columns.map(({ heading }, index) => textCell(placeOf(index, 1), heading, styles.heading)).join('')
  yield Buffer.from(
    `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" ` +
      `activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${headings}</row>`,
  )
  let row = 1
  for await (const page of pages) {
    const rows = page.map((each) => {
      row += 1
      const cells = columns.map(({ cell }, index) => cellOf(placeOf(index, row), cell(each)))
      return `<row r="${row}">${cells.join('')}</row>`
    })
    yield Buffer.from(rows.join(''))
  }
  yield Buffer.from('</sheetData></worksheet>')
}

const dayMs = 86_400_000
/** 1 January 1970 in the count of days of spreadsheets. */
const epochDay = 25_569

/** `B7`; there are fewer columns than letters. Optional in the format, and readers rely on it all the same. */
function placeOf(column: number, row: number): string {
  return `${String.fromCharCode(65 + column)}${row}`
}

function cellOf(place: string, cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return textCell(place, cell, styles.text)
  if ('count' in cell) return `<c r="${place}"><v>${cell.count}</v></c>`
  if ('amount' in cell) return `<c r="${place}" s="${styles.amount}"><v>${formatMoney(cell.amount)}</v></c>`
  return `<c r="${place}" s="${styles.time}"><v>${epochDay + cell.localMs / dayMs}</v></c>`
}

function textCell(place: string, text: string, style: number): string {
  return `<c r="${place}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** XML has no place for most control characters; what looks like SpreadsheetML's own escape of one is escaped itself. */
function escaped(text: string): string {
  return (
    text
      .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
      // eslint-disable-next-line no-control-regex -- these are what is meant
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, '\ufffd')
      .replaceAll(/[&<>]/g, (sign) => entities[sign] ?? sign)
      .replaceAll('\r', '_x000D_')
  )
}
