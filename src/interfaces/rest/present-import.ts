import type { PersonImport } from '../../core/people/import/import-persons.js'
import type { ImportRow } from '../../core/people/import/import-row.js'
import { formatId } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { formatInstant } from './instant.js'

type Schemas = components['schemas']

export function presentImport({ job, request, result, counts }: PersonImport): Schemas['PersonImport'] {
  const rowsOf = (key: 'action' | 'outcome', wanted: string) =>
    counts.reduce((sum, count) => (count[key] === wanted ? sum + count.rows : sum), 0)
  const isRead = job.state === 'planned' || job.state === 'applying' || job.state === 'done'
  return {
    id: formatId(job.id),
    companyId: formatId(job.companyId),
    state: job.state as Schemas['PersonImportState'],
    fileName: request.fileName,
    format: request.format,
    encoding: result.headings?.encoding ?? null,
    delimiter: result.headings?.delimiter ?? null,
    columns: result.headings?.columns.map(({ heading, field }) => ({ heading, field })) ?? [],
    rows: counts.reduce((sum, { rows }) => sum + rows, 0),
    created: rowsOf('action', 'created'),
    changed: rowsOf('action', 'changed'),
    unchanged: rowsOf('action', 'unchanged'),
    deleted: rowsOf('action', 'deleted'),
    refused: rowsOf('action', 'refused'),
    applied: rowsOf('outcome', 'applied'),
    conflicts: rowsOf('outcome', 'conflict'),
    hash: isRead ? result.hash : null,
    error: job.error,
    createdAt: formatInstant(job.createdAt),
    updatedAt: formatInstant(job.updatedAt),
    expiresAt: formatInstant(job.expiresAt),
  }
}

export function presentImportRow({
  row,
  action,
  personId,
  name,
  changes,
  reason,
  outcome,
}: ImportRow): Schemas['ImportRow'] {
  return {
    row,
    action,
    personId: personId && formatId(personId),
    name,
    changes: changes.map(({ field, from, to }) => ({ field, from, to })),
    reason,
    outcome,
  }
}
