import type { TableFiles } from '../core/tables.js'
import { csvOf } from './csv.js'
import { importReportOf } from './import-report.js'
import { readPersonFile } from './person-file-reader.js'
import { xlsxOf } from './xlsx.js'

export const tableFiles: TableFiles = {
  writeMessages: (format, pages, zone, at) => (format === 'xlsx' ? xlsxOf(pages, zone, at) : csvOf(pages, zone)),
  writeImportReport: importReportOf,
  readPersons: readPersonFile,
}
