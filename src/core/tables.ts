import type { Respondent } from './conversations/alert.js'
import type { PollOption } from './conversations/poll.js'
import type { Report } from './conversations/report-form.js'
import type { MessageWithSegments } from './messaging/message.js'
import type { ImportRow } from './people/import/import-row.js'
import type { PersonFile, PersonFileFormat } from './people/import/person-file.js'
import type { InvoiceFormat, InvoiceSheet } from './rating/ledger/invoice-sheet.js'
import type { TrafficReport } from './traffic/traffic-report.js'

export const tableFormats = ['xlsx', 'csv'] as const
export type TableFormat = (typeof tableFormats)[number]

/** Tables as files. */
export interface TableFiles {
  /**
   * Messages as a workbook or a text, written as they come.
   * @param zone of the times
   * @param at what the files in the workbook's archive show as their time, UTC ms
   */
  writeMessages(
    format: TableFormat,
    pages: AsyncIterable<readonly MessageWithSegments[]>,
    zone: string,
    at: number,
  ): AsyncGenerator<string | Buffer>
  /** Everybody who was asked in a poll, as a workbook. */
  writePoll(
    pages: AsyncIterable<readonly Respondent[]>,
    options: readonly PollOption[],
    zone: string,
    at: number,
  ): AsyncGenerator<Buffer>
  /** Reports of a form, with a column for each of its fields. */
  writeReports(
    format: TableFormat,
    pages: AsyncIterable<readonly Report[]>,
    fields: readonly string[],
    zone: string,
    at: number,
  ): AsyncGenerator<string | Buffer>
  /** An invoice as a document, a workbook, or charge lines for another bill. The same invoice makes the same file. */
  writeInvoice(format: InvoiceFormat, sheet: InvoiceSheet): AsyncGenerator<string | Buffer>
  /** A report on calls or messages, as a workbook or a picture. The same report makes the same file. */
  writeTraffic(format: 'xlsx' | 'svg', report: TrafficReport): AsyncGenerator<string | Buffer>
  /** What became of the rows of an import, as CSV. */
  writeImportReport(pages: AsyncIterable<readonly ImportRow[]>): AsyncGenerator<string>
  /**
   * Reads persons apart from the event loop, in bounded memory. The bytes are the reader's from then on.
   * @param zone of dates without one
   * @throws GatewayError `invalid_parameter` when it is no such file, or too large
   */
  readPersons(content: Uint8Array<ArrayBuffer>, format: PersonFileFormat, zone: string): Promise<PersonFile>
}
