import type { TableFiles } from '../core/tables.js'
import { columnsIn } from './columns.js'
import { csvOf } from './csv.js'
import { importReportOf } from './import-report.js'
import { readPersonFile } from './person-file-reader.js'
import { pollColumns } from './poll-columns.js'
import { xlsxOf } from './xlsx.js'

export const tableFiles: TableFiles = {
  writeMessages: (format, pages, zone, at) =>
    format === 'xlsx' ? xlsxOf(pages, columnsIn(zone), at) : csvOf(pages, zone),
  writePoll: (pages, options, zone, at) => xlsxOf(pages, pollColumns(zone, options), at),
  writeImportReport: importReportOf,
  readPersons: readPersonFile,
}
