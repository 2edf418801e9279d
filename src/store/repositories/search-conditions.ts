import { type RawBuilder, sql } from 'kysely'

import type { HistoryFilter } from '../../core/history/history.js'
import type { Phrase } from '../../core/history/search-query.js'
import type { CompanyId } from '../../core/values/ids.js'
import type { Database } from '../database.js'

/** How the index is asked; the rest of the statement joins the messages by their id. */
export interface Search {
  from: RawBuilder<unknown>
  /** Column with the message's id. */
  id: RawBuilder<unknown>
  conditions: readonly RawBuilder<boolean>[]
  /** The same where rows are looked through one by one and no index is asked. */
  scan: readonly RawBuilder<boolean>[]
  /** The cursor as a condition on the index itself. */
  before(beforeId: number | undefined): readonly RawBuilder<boolean>[]
}

/** A word of the index that no text has: stems are letters and digits. Keeps one company's search to its own messages. */
export function companyWord(companyId: CompanyId): string {
  return `_${companyId}`
}

/** Null for a filter without words. */
export function searchOf(
  kind: Database['kind'],
  companyId: CompanyId,
  { phrases, substring }: HistoryFilter,
): Search | null {
  if (phrases === undefined && substring === undefined) return null
  return kind === 'sqlite' ? fullText(companyId, phrases, substring) : documents(companyId, phrases, substring)
}

function fullText(companyId: CompanyId, phrases: HistoryFilter['phrases'], substring: string | undefined): Search {
  const words = sql`message_words`
  const trigrams = sql`message_trigrams`
  const hasWords = phrases !== undefined
  const id = sql`${hasWords ? words : trigrams}.rowid`
  const conditions: RawBuilder<boolean>[] = []
  if (hasWords) conditions.push(sql`message_words MATCH ${matchOf([...phrases, [companyWord(companyId)]])}`)
  if (substring !== undefined) conditions.push(sql`message_trigrams MATCH ${quoted(substring)}`)
  if (hasWords && substring !== undefined) conditions.push(sql`message_trigrams.rowid = message_words.rowid`)
  const from =
    hasWords && substring !== undefined ? sql`message_words CROSS JOIN message_trigrams` : hasWords ? words : trigrams
  const before = (beforeId: number | undefined) => (beforeId === undefined ? [] : [sql<boolean>`${id} < ${beforeId}`])
  return { from, id, conditions, scan: conditions, before }
}

function matchOf(phrases: readonly Phrase[]): string {
  return phrases.map((phrase) => quoted(phrase.join(' '))).join(' AND ')
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`
}

function documents(companyId: CompanyId, phrases: HistoryFilter['phrases'], substring: string | undefined): Search {
  const words = sql`message_words AS w`
  const scan: RawBuilder<boolean>[] = [sql`w.company_id = ${companyId}`]
  if (phrases !== undefined) {
    // Stems hold no character that has a meaning here.
    const query = [[companyWord(companyId)], ...phrases].map((phrase) =>
      phrase.map((stem) => `'${stem}'`).join(' <-> '),
    )
    scan.push(sql`w.words @@ CAST(${query.join(' & ')} AS tsquery)`)
  }
  if (substring === undefined) return { from: words, id: sql`w.id`, conditions: scan, scan, before: () => [] }
  scan.push(sql`strpos(w.folded, ${substring}) > 0`)
  const indexed = sql<boolean>`message_trigrams(w.folded) @> message_trigrams(${substring}::text)`
  return { from: words, id: sql`w.id`, conditions: [...scan, indexed], scan, before: () => [] }
}
