import type { Membership } from '../../core/people/import/import-row.js'
import type { Person } from '../../core/people/person.js'
import { personTuple } from '../repositories/person-repository.js'
import { importRows } from '../tables/job-tables.js'
import { personNumbers, persons } from '../tables/people-tables.js'
import type { Tuple } from '../tables/table.js'
import type { ChangeOf, Statement } from './change.js'
import type { BatchTransaction } from './transaction.js'
import { UnexpectedRowCount } from './unexpected-row-count.js'

export async function addImportRows(
  tx: BatchTransaction,
  { rows, progress }: ChangeOf<'addImportRows'>,
): Promise<null> {
  await runOnce(tx, progress)
  await tx.insertMany(importRows, rows)
  return null
}

async function runOnce(tx: BatchTransaction, { sql, parameters }: Statement): Promise<void> {
  const changed = await tx.run(sql, parameters)
  if (changed !== 1) throw new UnexpectedRowCount(1, changed)
}

interface PlannedRow {
  line: number
  action: string
  person_id: number
  person: string
  based_on: number | null
  memberships: string | null
}

/**
 * Does what the next rows say, each unless something has changed since it was planned. Rows and position are one write, so whoever
 * goes on after a crash does nothing twice.
 */
export async function applyImportRows(
  tx: BatchTransaction,
  { job, from, limit, at }: ChangeOf<'applyImportRows'>,
): Promise<number | null> {
  const { companyId, id } = job
  const planned = await tx.query<PlannedRow>(
    `SELECT line, action, person_id, person, based_on, memberships FROM import_rows
     WHERE company_id = ? AND job_id = ? AND line > ? AND action IN ('created','changed','deleted') ORDER BY line LIMIT ?`,
    [companyId, id, from, limit],
  )
  const last = planned.at(-1)
  if (last === undefined) return null
  await runOnce(tx, {
    sql: `UPDATE jobs SET position = ?, updated_at = ? WHERE company_id = ? AND id = ? AND state = 'applying' AND position = ?`,
    parameters: [last.line, at, companyId, id, from],
  })
  const rows = planned.map(({ person, ...row }) => ({
    ...row,
    person: { ...(JSON.parse(person) as Person), updatedAt: at },
  }))
  const reasons = await conflictsOf(tx, companyId, rows)
  const fine = rows.filter(({ line }) => !reasons.has(line))
  await insertPersons(
    tx,
    fine.filter(({ action }) => action === 'created').map(({ person }) => ({ ...person, createdAt: at })),
  )
  await updatePersons(
    tx,
    fine.filter(({ action }) => action === 'changed').map(({ person }) => person),
  )
  for (const { action, person_id, memberships } of fine) {
    if (action === 'deleted') await deletePerson(tx, companyId, person_id)
    if (memberships !== null)
      await setMemberships(tx, companyId, person_id, JSON.parse(memberships) as Membership[], at)
  }
  await tx.updateMany(
    importRows,
    { set: ['outcome', 'reason'], key: ['company_id', 'job_id', 'line'] },
    rows.map(({ line }) => [
      reasons.has(line) ? 'conflict' : 'applied',
      reasons.get(line) ?? null,
      companyId,
      id,
      line,
    ]),
  )
  return last.line
}

type Row = Omit<PlannedRow, 'person'> & { person: Person }

/** Why rows are left, by their line. */
async function conflictsOf(
  tx: BatchTransaction,
  companyId: number,
  rows: readonly Row[],
): Promise<Map<number, string>> {
  const reasons = new Map<number, string>()
  const created = rows.filter(({ action }) => action === 'created')
  const numbers = created.flatMap(({ person }) => person.numbers.map(({ msisdn }) => [companyId, msisdn]))
  const taken = new Set(
    (await tx.selectMany(personNumbers, { columns: ['msisdn'], key: ['company_id', 'msisdn'] }, numbers)).map(
      ({ msisdn }) => msisdn,
    ),
  )
  for (const { line, person } of created) {
    if (person.numbers.some(({ msisdn }) => taken.has(msisdn))) {
      reasons.set(line, 'Another person has got the number since; read the file again')
    }
  }
  const changed = rows.filter(({ action }) => action !== 'created')
  const present = new Map(
    (
      await tx.lockMany(
        persons,
        { columns: ['id', 'updated_at'], key: ['company_id', 'id'] },
        changed.map(({ person_id }) => [companyId, person_id]),
      )
    ).map((row) => [row.id, row.updated_at]),
  )
  for (const { line, person_id, based_on } of changed) {
    if (present.get(person_id) === based_on) continue
    const what = present.has(person_id) ? 'changed' : 'deleted'
    reasons.set(line, `The person was ${what} since; read the file again`)
  }
  return reasons
}

async function insertPersons(tx: BatchTransaction, created: readonly Person[]): Promise<void> {
  await tx.insertMany(persons, created.map(personTuple))
  await tx.insertMany(personNumbers, created.flatMap(numberTuples))
}

/** As the repository deletes one. */
async function deletePerson(tx: BatchTransaction, companyId: number, person: number): Promise<void> {
  const own = [companyId, person]
  await tx.run(`DELETE FROM person_numbers WHERE company_id = ? AND person_id = ?`, own)
  await tx.run(`DELETE FROM tag_subscriptions WHERE person_id = ?`, [person])
  await tx.run(`DELETE FROM tag_leavings WHERE person_id = ?`, [person])
  await tx.run(`DELETE FROM group_members WHERE company_id = ? AND person_id = ?`, own)
  await tx.run(`UPDATE users SET person_id = NULL WHERE company_id = ? AND person_id = ?`, own)
  await tx.run(`DELETE FROM persons WHERE company_id = ? AND id = ?`, own)
}

const tablesOf = {
  group: { members: 'group_members', topic: 'group_id', topics: 'person_groups' },
  tag: { members: 'tag_subscriptions', topic: 'tag_id', topics: 'tags' },
} as const

/** What is gone since is left; who is in already stays as he is. */
async function setMemberships(
  tx: BatchTransaction,
  companyId: number,
  person: number,
  memberships: readonly Membership[],
  at: number,
): Promise<void> {
  for (const membership of memberships) {
    const { members, topic, topics } = tablesOf[membership.kind]
    if (membership.joins) {
      const [extra, values] =
        membership.kind === 'tag' ? ['subscriber_company_id, source, ', `?, 'administrator', `] : ['', '']
      const owner = membership.kind === 'tag' ? [companyId] : []
      await tx.run(
        `INSERT INTO ${members} (company_id, ${topic}, id, ${extra}person_id, active_from)
         SELECT ?, ?, ?, ${values}?, ? WHERE EXISTS (SELECT 1 FROM ${topics} WHERE company_id = ? AND id = ?)
         ON CONFLICT DO NOTHING`,
        [companyId, membership.id, membership.newId, ...owner, person, at, companyId, membership.id],
      )
      continue
    }
    const own = [companyId, membership.id, person, at]
    const held = `company_id = ? AND ${topic} = ? AND person_id = ?`
    await tx.run(`DELETE FROM ${members} WHERE ${held} AND active_from >= ?`, own)
    await tx.run(
      `UPDATE ${members} SET active_until = ? WHERE ${held} AND (active_until IS NULL OR active_until > ?)`,
      [at, ...own],
    )
  }
}

const updated = [
  'kind',
  'name',
  'email',
  'position',
  'zone',
  'language',
  'attributes',
  'employed_from',
  'employed_until',
  'numbers',
] as const

async function updatePersons(tx: BatchTransaction, changed: readonly Person[]): Promise<void> {
  const rows = changed.map((person): Tuple => {
    const [, , ...columns] = personTuple(person)
    const consent = columns.at(-1) ?? null
    return [...columns.slice(0, updated.length), person.updatedAt, consent, person.companyId, person.id]
  })
  await tx.updateMany(persons, { set: [...updated, 'updated_at', 'consent'], key: ['company_id', 'id'] }, rows)
  for (const { companyId, id } of changed) {
    await tx.run(`DELETE FROM person_numbers WHERE company_id = ? AND person_id = ?`, [companyId, id])
  }
  await tx.insertMany(personNumbers, changed.flatMap(numberTuples))
}

/** A number that the person has at two times stands there once. */
function numberTuples({ companyId, id, numbers }: Person): Tuple[] {
  return [...new Set(numbers.map(({ msisdn }) => msisdn))].map((msisdn) => [companyId, msisdn, id])
}
