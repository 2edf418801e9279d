import type { TableFiles } from '../core/tables.js'
import type { TrafficReport } from '../core/traffic/traffic-report.js'
import { csvOf, csvTableOf } from './csv.js'
import { importReportOf } from './import-report.js'
import { invoicePdf } from './invoice-pdf.js'
import { invoiceCsv, invoiceXlsx } from './invoice-tables.js'
import { readPersonFile } from './person-file-reader.js'
import { pollColumns } from './poll-columns.js'
import { reportColumns } from './report-columns.js'
import { trafficChart } from './traffic-chart.js'
import { trafficXlsx } from './traffic-table.js'
import { workbookOf, xlsxOf } from './xlsx.js'

const invoiceWriters = { csv: invoiceCsv, pdf: invoicePdf, xlsx: invoiceXlsx }

export const tableFiles: TableFiles = {
  writeMessages: (format, pages, zone, at) => (format === 'xlsx' ? xlsxOf(pages, zone, at) : csvOf(pages, zone)),
  writePoll: (pages, options, zone, at) =>
    workbookOf({ sheet: 'poll', columns: pollColumns(zone, options), pages, at }),
  writeTraffic: (format, report) => (format === 'xlsx' ? trafficXlsx(report) : chartOf(report)),
  writeReports: (format, pages, fields, zone, at) => {
    const columns = reportColumns(zone, fields)
    return format === 'csv' ? csvTableOf(pages, columns) : workbookOf({ sheet: 'reports', columns, pages, at })
  },
  writeImportReport: importReportOf,
  readPersons: readPersonFile,
  writeInvoice: (format, sheet) => invoiceWriters[format](sheet),
}

async function* chartOf(report: TrafficReport): AsyncGenerator<string> {
  yield trafficChart(report)
}
