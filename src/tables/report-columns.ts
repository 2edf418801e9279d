import { localMillisOf } from '../core/calendar/zone.js'
import type { Report } from '../core/conversations/report-form.js'
import { formatId } from '../core/values/ids.js'
import type { Column } from './columns.js'

/** A row for each report; times are those of the zone. Fields that the form had before are in the text alone. */
export function reportColumns(zone: string, fields: readonly string[]): readonly Column<Report>[] {
  const local = localMillisOf(zone)
  return [
    { heading: `receivedAt, ${zone}`, width: 20, cell: ({ receivedAt }) => ({ localMs: local(receivedAt) }) },
    { heading: 'from', width: 16, cell: ({ msisdn }) => msisdn },
    ...fields.map((field): Column<Report> => ({
      heading: field,
      width: 16,
      cell: (report) => (Object.hasOwn(report.fields, field) ? (report.fields[field] ?? null) : null),
    })),
    { heading: 'text', width: 60, cell: ({ text }) => text },
    { heading: 'personId', width: 10, cell: ({ personId }) => personId && formatId(personId) },
    { heading: 'messageId', width: 10, cell: ({ id }) => formatId(id) },
  ]
}
