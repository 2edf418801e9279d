/** An invoice as a document of A4 pages. */
import { createRequire } from 'node:module'

import type { InvoiceSheet, SheetLine } from '../core/rating/ledger/invoice-sheet.js'
import { addMoney, formatMoney, type Money, noMoney } from '../core/values/money.js'
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
/** As `unitOfLine` has it. */
const secondsUnit = 'с'

interface PdfColumn {
  heading: string
  width: number
  align: 'left' | 'right'
  text(line: SheetLine): string
}

const columns: readonly PdfColumn[] = [
  { heading: 'Услуга', width: 245, align: 'left', text: ({ name }) => name },
  { heading: 'Количество', width: 85, align: 'right', text: quantityOf },
  { heading: 'Цена, руб.', width: 65, align: 'right', text: priceOf },
  { heading: 'Сумма, руб.', width: 65, align: 'right', text: ({ amount }) => roubles(amount) },
  { heading: 'НДС, руб.', width: 55, align: 'right', text: ({ vat }) => roubles(vat) },
]

/** As people in Russia write it: `164 609,05`. */
function roubles(amount: Money): string {
  const [whole = '', fraction = ''] = formatMoney(amount).split('.')
  return `${grouped(whole)},${fraction}`
}

function grouped(digits: string): string {
  return digits.replace(/(?<=\d)(?=(\d{3})+$)/g, '\u00a0')
}

/** Seconds are minutes for a reader. */
function quantityOf({ quantity, unit }: SheetLine): string {
  if (unit !== secondsUnit) return `${grouped(String(quantity))} ${unit}`
  const seconds = quantity % 60
  const minutes = `${grouped(String((quantity - seconds) / 60))} мин`
  return seconds === 0 ? minutes : `${minutes} ${seconds} с`
}

function priceOf({ price, unit }: SheetLine): string {
  if (price === null) return ''
  return unit === secondsUnit ? `${roubles(price)}/мин` : roubles(price)
}

export async function* invoicePdf(sheet: InvoiceSheet): AsyncGenerator<Buffer> {
  // Ten megabytes of memory that most processes never need.
  const { default: PDFDocument } = await import('pdfkit')
  const document = new PDFDocument({ size: 'A4', margin, info: infoOf(sheet), bufferPages: true })
  document.registerFont('plain', fonts.plain).registerFont('bold', fonts.bold)
  writeHead(document, sheet)
  writeHeadings(document)
  for (const group of groupsOf(sheet.lines)) writeGroup(document, group)
  writeTotals(document, sheet)
  numberPages(document, sheet)
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

/** Lines of one number, or of the company, as they stand together. */
interface Group {
  title: string
  lines: SheetLine[]
}

function groupsOf(lines: readonly SheetLine[]): Group[] {
  const groups = new Map<string | null, Group>()
  for (const line of lines) {
    const { contract } = line
    const title = contract === null ? 'Сообщения компании' : `Номер ${contract}`
    const group = groups.get(contract) ?? { title, lines: [] }
    group.lines.push(line)
    groups.set(contract, group)
  }
  return [...groups.values()]
}

function writeGroup(document: PDFKit.PDFDocument, { title, lines }: Group): void {
  // A title does not stand alone at the foot of a page.
  if (document.y + 50 > bottom) newPage(document)
  writeTitle(document, title)
  for (const line of lines) writeRow(document, line, title)
  if (document.y + 20 > bottom) newPage(document)
  const sum = (pick: (line: SheetLine) => Money) => lines.reduce((total, line) => addMoney(total, pick(line)), noMoney)
  const cells = ['Итого', '', '', roubles(sum(({ amount }) => amount)), roubles(sum(({ vat }) => vat))]
  document.font('bold').fontSize(8)
  writeCells(document, cells)
  document.y += 6
}

function writeTitle(document: PDFKit.PDFDocument, title: string): void {
  const { y } = document
  document.font('bold').fontSize(9).text(title, margin, y, { width })
  document.y = y + 15
}

function writeRow(document: PDFKit.PDFDocument, line: SheetLine, title: string): void {
  const cells = columns.map((column) => column.text(line))
  document.font('plain').fontSize(8)
  if (document.y + heightOf(document, cells) > bottom) {
    newPage(document)
    writeTitle(document, `${title}, продолжение`)
    document.font('plain').fontSize(8)
  }
  writeCells(document, cells)
}

function newPage(document: PDFKit.PDFDocument): void {
  document.addPage()
  writeHeadings(document)
}

function heightOf(document: PDFKit.PDFDocument, cells: readonly string[]): number {
  return Math.max(...columns.map((column, index) => document.heightOfString(cells[index] ?? '', { width: column.width - 4 })))
}

function writeCells(document: PDFKit.PDFDocument, cells: readonly string[]): void {
  const { y } = document
  const height = heightOf(document, cells)
  let x = margin
  columns.forEach(({ width: wide, align }, index) => {
    document.text(cells[index] ?? '', x, y, { width: wide - 4, align })
    x += wide
  })
  document.y = y + height + 4
}

function writeTotals(document: PDFKit.PDFDocument, { total, vat }: InvoiceSheet): void {
  if (document.y + 60 > bottom) document.addPage()
  rule(document, document.y)
  document.moveDown(0.5)
  totalLine(document, 'Всего с НДС', total, 'bold')
  for (const each of vat) totalLine(document, `в том числе НДС ${percent(each.hundredths)} %`, each.vat)
}

function totalLine(document: PDFKit.PDFDocument, label: string, amount: Money, font = 'plain'): void {
  document.font(font).fontSize(10)
  document.text(`${label}: ${roubles(amount)} руб.`, margin, document.y, { width: width - 4, align: 'right' })
  document.moveDown(0.2)
}

function rule(document: PDFKit.PDFDocument, y: number): void {
  document
    .lineWidth(0.5)
    .moveTo(margin, y)
    .lineTo(margin + width, y)
    .stroke()
}

function numberPages(document: PDFKit.PDFDocument, { number }: InvoiceSheet): void {
  const { count } = document.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page)
    document.page.margins.bottom = 0
    document.font('plain').fontSize(8)
    document.text(`Счёт № ${number}, страница ${page + 1} из ${count}`, margin, 810, { width, align: 'center', lineBreak: false })
  }
}
