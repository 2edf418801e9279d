/** An invoice as a document of A4 pages. */
import { createRequire } from 'node:module'

import type { InvoiceSheet, SheetLine } from '../core/rating/ledger/invoice-sheet.js'
import { formatMoney, type Money } from '../core/values/money.js'
import { percent } from './invoice-tables.js'

const require = createRequire(import.meta.url)
const fonts = {
  plain: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
}

const margin = 40
/** Points of the page between the margins. */
const width = 515
const bottom = 780

interface PdfColumn {
  heading: string
  width: number
  align: 'left' | 'right'
  text(line: SheetLine): string
}

const columns: readonly PdfColumn[] = [
  { heading: 'Номер', width: 80, align: 'left', text: ({ contract }) => contract ?? '' },
  { heading: 'Услуга', width: 195, align: 'left', text: ({ name }) => name },
  { heading: 'Кол-во', width: 70, align: 'right', text: ({ quantity, unit }) => `${quantity} ${unit}` },
  { heading: 'Цена', width: 45, align: 'right', text: ({ price }) => (price === null ? '' : formatMoney(price)) },
  { heading: 'Сумма, руб.', width: 70, align: 'right', text: ({ amount }) => formatMoney(amount) },
  { heading: 'НДС, руб.', width: 55, align: 'right', text: ({ vat }) => formatMoney(vat) },
]

export async function* invoicePdf(sheet: InvoiceSheet): AsyncGenerator<Buffer> {
  // Ten megabytes of memory that most processes never need.
  const { default: PDFDocument } = await import('pdfkit')
  const document = new PDFDocument({ size: 'A4', margin, info: infoOf(sheet), bufferPages: true })
  document.registerFont('plain', fonts.plain).registerFont('bold', fonts.bold)
  writeHead(document, sheet)
  writeHeadings(document)
  for (const line of sheet.lines) writeRow(document, line)
  writeTotals(document, sheet)
  numberPages(document)
  document.end()
  for await (const chunk of document) yield chunk as Buffer
}

/** The same invoice makes the same file, so its dates are the invoice's. */
function infoOf({ number, createdAt }: InvoiceSheet): PDFKit.DocumentInfo {
  const date = new Date(createdAt)
  return { Title: `Счёт ${number}`, CreationDate: date, ModDate: date, Producer: 'Svyaz', Creator: 'Svyaz' }
}

const months = [
  ...['январь', 'февраль', 'март', 'апрель', 'май', 'июнь'],
  ...['июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'],
]

function writeHead(document: PDFKit.PDFDocument, { number, company, month, account, date }: InvoiceSheet): void {
  const [year, ordinal] = month.split('-')
  document.font('bold').fontSize(16).text(`Счёт № ${number}`, margin, margin)
  document.font('plain').fontSize(10).moveDown(0.5)
  document.text(`за ${months[Number(ordinal) - 1]} ${year} года, от ${date.split('-').reverse().join('.')}`)
  document.text(`Заказчик: ${company}, лицевой счёт ${account}`).moveDown(1)
}

function writeHeadings(document: PDFKit.PDFDocument): void {
  const { y } = document
  document.font('bold').fontSize(8)
  let x = margin
  for (const { heading, width: wide, align } of columns) {
    document.text(heading, x, y, { width: wide - 4, align })
    x += wide
  }
  rule(document, y + 14)
  document.y = y + 18
}

function writeRow(document: PDFKit.PDFDocument, line: SheetLine): void {
  document.font('plain').fontSize(8)
  const cells = columns.map((column) => ({ ...column, value: column.text(line) }))
  const height = Math.max(...cells.map(({ value, width: wide }) => document.heightOfString(value, { width: wide - 4 })))
  if (document.y + height > bottom) {
    document.addPage()
    writeHeadings(document)
    document.font('plain').fontSize(8)
  }
  const { y } = document
  let x = margin
  for (const { value, width: wide, align } of cells) {
    document.text(value, x, y, { width: wide - 4, align })
    x += wide
  }
  document.y = y + height + 4
}

function writeTotals(document: PDFKit.PDFDocument, { total, vat }: InvoiceSheet): void {
  if (document.y + 60 > bottom) document.addPage()
  rule(document, document.y)
  document.moveDown(0.5)
  totalLine(document, 'Всего с НДС', total)
  for (const each of vat) totalLine(document, `в том числе НДС ${percent(each.hundredths)} %`, each.vat)
}

function totalLine(document: PDFKit.PDFDocument, label: string, amount: Money): void {
  document.font('bold').fontSize(10)
  document.text(`${label}: ${formatMoney(amount)} руб.`, margin, document.y, { width, align: 'right' })
}

function rule(document: PDFKit.PDFDocument, y: number): void {
  document
    .lineWidth(0.5)
    .moveTo(margin, y)
    .lineTo(margin + width, y)
    .stroke()
}

function numberPages(document: PDFKit.PDFDocument): void {
  const { count } = document.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page)
    document.page.margins.bottom = 0
    document.font('plain').fontSize(8)
    document.text(`${page + 1} из ${count}`, margin, 810, { width, align: 'center', lineBreak: false })
  }
}
