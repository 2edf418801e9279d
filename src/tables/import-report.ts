import type { ImportRow } from '../core/people/import/import-row.js'
import { csvLine } from './csv.js'

/** What becomes of each row, in the words of the API, as CSV. */
export async function* importReportOf(pages: AsyncIterable<readonly ImportRow[]>): AsyncGenerator<string> {
  yield `\ufeff${csvLine(['row', 'action', 'outcome', 'personId', 'name', 'changes', 'reason'])}`
  for await (const rows of pages) yield rows.map(lineOf).join('')
}

function lineOf({ row, action, outcome, personId, name, changes, reason }: ImportRow): string {
  const changed = changes.map(({ field, from, to }) => `${field}: ${from ?? '—'} → ${to ?? '—'}`).join('; ')
  return csvLine([{ count: row }, action, outcome, personId === null ? null : String(personId), name, changed, reason])
}
