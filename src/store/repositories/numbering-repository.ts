import type { Kysely } from 'kysely'

import type { NumberRanges, PortedNumbers, RangeDescription } from '../../core/routing/number-ranges.js'
import type { NewNumbering } from '../../core/routing/ports.js'
import type { Statement } from '../batch/change.js'
import type { Schema } from '../tables/tables.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>

/** Rows of a statement: about 10 ms of the database's writer. */
const rowsAtOnce = 2_000
/** 64 KB a row. */
const portedInRow = 8_192
const pageRows = 20_000

export interface VersionRow {
  id: number
  name: string
  portedOperators: PortedNumbers['operators'] | null
}

export async function currentVersion(db: Db): Promise<VersionRow | null> {
  const row = await db.selectFrom('numbering_versions').selectAll().where('state', '=', 'current').executeTakeFirst()
  if (row === undefined) return null
  const operators = row.ported_operators
  return {
    id: row.id,
    name: row.name,
    portedOperators: operators === null ? null : (JSON.parse(operators) as PortedNumbers['operators']),
  }
}

export function insertVersion(db: Db, { id, version, createdAt, ported }: NewNumbering): Statement {
  const operators = ported === null ? null : JSON.stringify(ported.operators)
  const row = { id, name: version, state: 'loading', created_at: createdAt, ported_operators: operators }
  return statement(db.insertInto('numbering_versions').values(row))
}

/** One version in the place of another. Neither happens unless both are in the states that the caller knows. */
export function switchVersion(db: Db, id: number, replaced: number | null): Statement[] {
  const setState = (version: number, from: string, to: string) =>
    statement(
      db.updateTable('numbering_versions').set({ state: to }).where('id', '=', version).where('state', '=', from),
      1,
    )
  const ending = replaced === null ? [] : [setState(replaced, 'current', 'replaced')]
  return [...ending, setState(id, 'loading', 'current')]
}

export function* insertDescriptions(
  db: Db,
  id: number,
  descriptions: readonly RangeDescription[],
): Generator<Statement> {
  for (let start = 0; start < descriptions.length; start += rowsAtOnce) {
    const rows = descriptions.slice(start, start + rowsAtOnce).map((each, index) => ({
      version_id: id,
      id: start + index,
      operator: each.operator,
      operator_name: each.operatorName,
      region: each.region,
      zone: each.zone,
    }))
    yield statement(db.insertInto('numbering_descriptions').values(rows))
  }
}

export function* insertRanges(db: Db, id: number, { first, last, description }: NumberRanges): Generator<Statement> {
  for (let start = 0; start < first.length; start += rowsAtOnce) {
    const length = Math.min(rowsAtOnce, first.length - start)
    const rows = Array.from({ length }, (_, index) => ({
      version_id: id,
      first: first[start + index] ?? 0,
      last: last[start + index] ?? 0,
      description_id: description[start + index] ?? 0,
    }))
    yield statement(db.insertInto('numbering_ranges').values(rows))
  }
}

export function* insertPorted(db: Db, id: number, packed: Float64Array): Generator<Statement> {
  for (let start = 0, ordinal = 0; start < packed.length; start += portedInRow, ordinal += 1) {
    const part = packed.slice(start, start + portedInRow)
    const row = { version_id: id, ordinal, packed: Buffer.from(part.buffer) }
    yield statement(db.insertInto('numbering_ported').values(row))
  }
}

export async function readRanges(db: Db, id: number): Promise<NumberRanges> {
  const { count } = await db
    .selectFrom('numbering_ranges')
    .select((each) => each.fn.countAll<number | string>().as('count'))
    .where('version_id', '=', id)
    .executeTakeFirstOrThrow()
  const length = Number(count)
  const ranges = {
    first: new Float64Array(length),
    last: new Float64Array(length),
    description: new Uint32Array(length),
    descriptions: await readDescriptions(db, id),
  }
  let place = 0
  for (let after = -1; place < length;) {
    const rows = await db
      .selectFrom('numbering_ranges')
      .select(['first', 'last', 'description_id'])
      .where('version_id', '=', id)
      .where('first', '>', after)
      .orderBy('first')
      .limit(pageRows)
      .execute()
    for (const row of rows) {
      ranges.first[place] = after = row.first
      ranges.last[place] = row.last
      ranges.description[place] = row.description_id
      place += 1
    }
    if (rows.length === 0) break
  }
  return ranges
}

async function readDescriptions(db: Db, id: number): Promise<RangeDescription[]> {
  const rows = await db
    .selectFrom('numbering_descriptions')
    .selectAll()
    .where('version_id', '=', id)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    operator: row.operator,
    operatorName: row.operator_name,
    region: row.region,
    zone: row.zone,
  }))
}

export async function readPorted(db: Db, id: number): Promise<Float64Array> {
  const parts: Float64Array[] = []
  for (;;) {
    const rows = await db
      .selectFrom('numbering_ported')
      .select('packed')
      .where('version_id', '=', id)
      .where('ordinal', '>=', parts.length)
      .orderBy('ordinal')
      .limit(100)
      .execute()
    if (rows.length === 0) break
    for (const { packed } of rows) parts.push(doublesOf(packed))
  }
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0))
  let place = 0
  for (const part of parts) {
    all.set(part, place)
    place += part.length
  }
  return all
}

/** Copied: the bytes of a row need not stand where doubles may. */
function doublesOf(bytes: Uint8Array): Float64Array {
  const copy = new Uint8Array(bytes)
  return new Float64Array(copy.buffer, 0, copy.length / Float64Array.BYTES_PER_ELEMENT)
}

/** Versions that nobody uses: replaced ones, and what imports before `before` have left behind half-way. */
export async function versionsToDelete(db: Db, before: number): Promise<number[]> {
  const rows = await db
    .selectFrom('numbering_versions')
    .select('id')
    .where((where) =>
      where.or([
        where('state', '=', 'replaced'),
        where.and([where('state', '=', 'loading'), where('created_at', '<', before)]),
      ]),
    )
    .execute()
  return rows.map(({ id }) => id)
}

/** One bounded part of the deletion; null when nothing but the version's own row is left. */
export async function nextDeletion(db: Db, id: number): Promise<Statement | null> {
  const ranges = await db
    .selectFrom('numbering_ranges')
    .select('first')
    .where('version_id', '=', id)
    .orderBy('first')
    .limit(rowsAtOnce)
    .execute()
  const last = ranges.at(-1)
  if (last !== undefined) {
    return statement(db.deleteFrom('numbering_ranges').where('version_id', '=', id).where('first', '<=', last.first))
  }
  const ported = await db
    .selectFrom('numbering_ported')
    .select('ordinal')
    .where('version_id', '=', id)
    .orderBy('ordinal')
    .limit(100)
    .execute()
  const end = ported.at(-1)
  if (end === undefined) return null
  return statement(db.deleteFrom('numbering_ported').where('version_id', '=', id).where('ordinal', '<=', end.ordinal))
}

export function deleteVersion(db: Db, id: number): Statement[] {
  return [
    statement(db.deleteFrom('numbering_descriptions').where('version_id', '=', id)),
    statement(db.deleteFrom('numbering_versions').where('id', '=', id)),
  ]
}
