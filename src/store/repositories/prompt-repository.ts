import type { Kysely } from 'kysely'

import type { Prompt } from '../../core/calls/prompts/prompt.js'
import type { CompanyId, PromptId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { prompts } from '../tables/prompt-tables.js'
import type { RowOf } from '../tables/table.js'
import type { Schema } from '../tables/tables.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>

/** The sound takes the place of the one before; one of its name that has another id is left, and nothing is written. */
export function savePrompt(db: Db, prompt: Prompt, parts: readonly Uint8Array[]): Statement[] {
  const { id, company_id, name, language, ...sound } = promptRow(prompt)
  const upsert = db
    .insertInto('prompts')
    .values({ id, company_id, name, language, ...sound })
    .onConflict((conflict) =>
      conflict.columns(['company_id', 'name', 'language']).doUpdateSet(sound).where('prompts.id', '=', id),
    )
  const rows = parts.map((content, part) => ({ company_id, prompt_id: id, part, content: content as Buffer }))
  return [
    statement(upsert, 1),
    clearParts(db, prompt),
    ...rows.map((row) => statement(db.insertInto('prompt_parts').values(row))),
  ]
}

export async function findPrompt(db: Db, companyId: CompanyId, id: PromptId): Promise<Prompt | undefined> {
  const row = await own(db, companyId).where('id', '=', id).executeTakeFirst()
  return row && promptOf(row)
}

export async function findByName(
  db: Db,
  companyId: CompanyId,
  name: string,
  language: string,
): Promise<Prompt | undefined> {
  const row = await own(db, companyId).where('name', '=', name).where('language', '=', language).executeTakeFirst()
  return row && promptOf(row)
}

export async function findNamed(db: Db, companyId: CompanyId, names: readonly string[]): Promise<Prompt[]> {
  const rows = await own(db, companyId).where('name', 'in', names).orderBy('id').execute()
  return rows.map(promptOf)
}

export async function listPrompts(db: Db, companyId: CompanyId, afterId: PromptId, limit: number): Promise<Prompt[]> {
  const rows = await own(db, companyId).where('id', '>', afterId).orderBy('id').limit(limit).execute()
  return rows.map(promptOf)
}

export async function readPart(
  db: Db,
  companyId: CompanyId,
  id: PromptId,
  part: number,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('prompt_parts')
    .select('content')
    .where('company_id', '=', companyId)
    .where('prompt_id', '=', id)
    .where('part', '=', part)
    .executeTakeFirst()
  return row?.content
}

/** Not the last of a name that a draft plays, or a version that calls follow at the instant or later. */
export function deletePrompt(db: Db, { companyId, id, name, ...rest }: Prompt, at: number): Statement[] {
  // As JSON.stringify wrote it; `_` stands for itself.
  const named = `%"prompt":"${name.replaceAll('_', '\\_')}"%`
  return [
    {
      sql: `DELETE FROM prompts WHERE company_id = ? AND id = ? AND (
        EXISTS (SELECT 1 FROM prompts o WHERE o.company_id = ? AND o.name = ? AND o.id <> ?)
        OR NOT (
          EXISTS (SELECT 1 FROM scenarios s WHERE s.company_id = ? AND s.draft LIKE ? ESCAPE '\\')
          OR EXISTS (
            SELECT 1 FROM scenario_versions v
            JOIN scenario_switches w
              ON w.company_id = v.company_id AND w.scenario_id = v.scenario_id AND w.version = v.version
            WHERE v.company_id = ? AND v.document LIKE ? ESCAPE '\\' AND w.from_at >= COALESCE((
              SELECT MAX(l.from_at) FROM scenario_switches l
              WHERE l.company_id = w.company_id AND l.scenario_id = w.scenario_id AND l.from_at <= ?), 0)
          )
        )
      )`,
      parameters: [companyId, id, companyId, name, id, companyId, named, companyId, named, at],
      expectRows: 1,
    },
    clearParts(db, { companyId, id, name, ...rest }),
  ]
}

const own = (db: Db, companyId: CompanyId) => db.selectFrom('prompts').selectAll().where('company_id', '=', companyId)

function clearParts(db: Db, { companyId, id }: Prompt): Statement {
  return statement(db.deleteFrom('prompt_parts').where('company_id', '=', companyId).where('prompt_id', '=', id))
}

function promptRow(prompt: Prompt): RowOf<typeof prompts> {
  return {
    company_id: prompt.companyId,
    id: prompt.id,
    name: prompt.name,
    language: prompt.language,
    text: prompt.text,
    duration_ms: prompt.durationMs,
    bytes: prompt.bytes,
    sha256: prompt.sha256,
    created_at: prompt.createdAt,
  }
}

function promptOf(row: RowOf<typeof prompts>): Prompt {
  return {
    id: row.id as PromptId,
    companyId: row.company_id as CompanyId,
    name: row.name,
    language: row.language,
    text: row.text,
    durationMs: row.duration_ms,
    bytes: row.bytes,
    sha256: row.sha256,
    createdAt: row.created_at,
  }
}
