import type { JobKey } from '../../core/jobs/job.js'
import type {
  FieldChange,
  ImportAction,
  ImportOutcome,
  ImportRow,
  Membership,
} from '../../core/people/import/import-row.js'
import type { Person } from '../../core/people/person.js'
import type { PersonId } from '../../core/values/ids.js'
import type { importRows } from '../tables/job-tables.js'
import type { RowOf, Tuple } from '../tables/table.js'

/** In the order of the table's columns. */
export function importRowTuple({ companyId, id }: JobKey, row: ImportRow): Tuple {
  return [
    companyId,
    id,
    row.row,
    row.action,
    row.personId,
    row.name,
    JSON.stringify(row.changes),
    row.reason,
    row.person && JSON.stringify(row.person),
    row.basedOn,
    row.outcome,
    row.memberships.length === 0 ? null : JSON.stringify(row.memberships),
  ]
}

export function importRowOf(row: RowOf<typeof importRows>): ImportRow {
  return {
    row: row.line,
    action: row.action as ImportAction,
    personId: row.person_id as PersonId | null,
    name: row.name,
    changes: JSON.parse(row.changes) as FieldChange[],
    reason: row.reason,
    person: row.person === null ? null : (JSON.parse(row.person) as Person),
    basedOn: row.based_on,
    outcome: row.outcome as ImportOutcome | null,
    memberships: row.memberships === null ? [] : (JSON.parse(row.memberships) as Membership[]),
  }
}
