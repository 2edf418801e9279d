/** Runs in a thread of its own: a file is read and its rows are checked here, page by page as they are asked for. */
import { parentPort, workerData } from 'node:worker_threads'

import type { Row } from 'read-excel-file/node'

import { columnsOf } from '../core/people/import/columns.js'
import { type Cell, draftRow, textOf } from '../core/people/import/draft-row.js'
import { type DraftRow, type FileHeadings, maxColumns, maxRows } from '../core/people/import/person-file.js'
import { decodeText } from './decode-text.js'
import { delimiterOf, parseCsv } from './parse-csv.js'
import type { ThreadInput, ThreadReply } from './person-file-reader.js'

/** What the event loop takes at a time without anybody noticing. */
const pageRows = 50

const { content, format, zone } = workerData as ThreadInput

/** A problem of the file, in words for whoever sent it. */
class BadFile extends Error {}

async function open(): Promise<{ headings: FileHeadings; pages: Iterator<DraftRow[]> }> {
  const { rows, encoding, delimiter } = format === 'csv' ? openCsv() : await openXlsx()
  const first = rows.next()
  if (first.done === true) throw new BadFile('The file is empty.')
  const written = first.value.slice(0, maxColumns + 1).map(textOf)
  if (written.length > maxColumns) throw new BadFile(`The file has more than ${maxColumns} columns.`)
  const headings = { columns: columnsOf(written), encoding, delimiter }
  const known = headings.columns.map(({ field }) => field)
  if (!known.includes('number') && !known.includes('id')) {
    throw new BadFile('No column has the numbers or ids of persons; name one Телефон, number or id in the first row.')
  }
  return { headings, pages: pagesOf(rows, headings) }
}

interface OpenTable {
  rows: Iterator<readonly Cell[]>
  encoding: string | null
  delimiter: string | null
}

function openCsv(): OpenTable {
  const { text, encoding } = decodeText(content)
  if (text.includes('\0')) throw new BadFile('This is no text: save the table as CSV, or send it as a workbook.')
  const delimiter = delimiterOf(text)
  return { rows: parseCsv(text, delimiter), encoding, delimiter }
}

async function openXlsx(): Promise<OpenTable> {
  // Loaded here: most files are text, and the library takes as long as a file of them.
  const { default: readXlsxFile } = await import('read-excel-file/node')
  const sheets = await readXlsxFile(Buffer.from(content.buffer, content.byteOffset, content.byteLength), {
    trim: false,
  }).catch((error: unknown) => {
    throw new BadFile('This is no workbook that can be read; save it as .xlsx once more, or as CSV.', { cause: error })
  })
  const rows: Row[] = sheets[0]?.data ?? []
  return { rows: cellsOf(rows), encoding: null, delimiter: null }
}

function* cellsOf(rows: readonly Row[]): Generator<Cell[]> {
  for (const row of rows) yield row.map((cell) => (cell instanceof Date ? dateText(cell) : (cell as Cell)))
}

/** Workbooks have local times, which come as if they were of UTC. */
function dateText(date: Date): string {
  const text = date.toISOString()
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16)
}

function* pagesOf(rows: Iterator<readonly Cell[]>, { columns }: FileHeadings): Generator<DraftRow[]> {
  let page: DraftRow[] = []
  let drafted = 0
  // The headings are row 1.
  for (let row = 2, next = rows.next(); next.done !== true; row += 1, next = rows.next()) {
    const draft = draftRow(row, next.value, columns, zone)
    if (draft === null) continue
    if ((drafted += 1) > maxRows) throw new BadFile(`The file has more than ${maxRows} rows; split it.`)
    page.push(draft)
    if (page.length < pageRows) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}

function reply(answer: ThreadReply): void {
  parentPort?.postMessage(answer)
}

function failed(error: unknown): ThreadReply {
  return error instanceof BadFile ? { kind: 'bad', reason: error.message } : { kind: 'failed', error }
}

try {
  const { headings, pages } = await open()
  parentPort?.on('message', () => {
    try {
      const next = pages.next()
      reply({ kind: 'page', rows: next.done === true ? null : next.value })
    } catch (error) {
      reply(failed(error))
    }
  })
  reply({ kind: 'headings', headings })
} catch (error) {
  reply(failed(error))
}
