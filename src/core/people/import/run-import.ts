import { createHash } from 'node:crypto'

import type { CoreContext } from '../../context.js'
import { GatewayError } from '../../errors.js'
import type { Job } from '../../jobs/job.js'
import type { CompanyId, PersonId } from '../../values/ids.js'
import type { Msisdn } from '../../values/msisdn.js'
import type { Person } from '../person.js'
import { importOf, type ImportRequest, type ImportResult } from './import-persons.js'
import type { ImportRow } from './import-row.js'
import type { DraftRow, PersonFile } from './person-file.js'
import { ImportPlanner, type KnownPersons } from './plan-rows.js'
import { KnownTopics } from './topics.js'

/** Rows applied in one transaction: about 10 ms of SQLite's writer, which sending waits for. */
const appliedRows = 100

/**
 * Carries an import on from where it stands, until it waits for its caller or has ended, or the signal stops it.
 * @throws GatewayError `invalid_parameter` for a file that cannot be read
 */
export async function runImport(core: CoreContext, job: Job, signal: AbortSignal): Promise<void> {
  if (job.state === 'reading') await readFile(core, job, signal)
  else if (job.state === 'applying') await applyRows(core, job, signal)
}

async function readFile(core: CoreContext, job: Job, signal: AbortSignal): Promise<void> {
  const { request, result } = importOf(job, [])
  const content = await contentOf(core, job, request)
  const file = await core.tables.readPersons(content, request.format, core.companies.zoneOf(job.companyId))
  try {
    const reading = new Reading(core, job, { ...result, headings: file.headings })
    await reading.readAll(file, signal)
  } finally {
    await file.close()
  }
}

async function contentOf(
  core: CoreContext,
  job: Job,
  { parts, bytes }: ImportRequest,
): Promise<Uint8Array<ArrayBuffer>> {
  const content = new Uint8Array(bytes)
  let length = 0
  for (let part = 0; part < parts; part += 1) {
    const piece = await core.store.jobs.findPart(job, part)
    if (piece === undefined) throw new GatewayError('invalid_parameter', 'The file is gone; send it again.')
    content.set(piece, length)
    length += piece.length
  }
  return content
}

/** Puts rows into the plan. What was read before a crash is read again, for whom its rows were about, and not written twice. */
class Reading {
  readonly #core: CoreContext
  readonly #job: Job
  readonly #planner: ImportPlanner
  #result: ImportResult
  #position: number
  #freeIds = { next: 0, left: 0 }
  readonly #topics: KnownTopics

  constructor(core: CoreContext, job: Job, result: ImportResult) {
    this.#core = core
    this.#job = job
    this.#result = result
    this.#position = job.position
    this.#topics = new KnownTopics(core, job.companyId)
    this.#planner = new ImportPlanner(job.companyId, core.clock.now(), () => this.#takeId())
  }

  async readAll(file: PersonFile, signal: AbortSignal): Promise<void> {
    const { jobs } = this.#core.store
    while (!signal.aborted) {
      const drafts = await file.next()
      if (drafts === null) {
        await jobs.update(this.#job, 'reading', { ...this.#progress(), state: 'planned' })
        return
      }
      if (!(await this.#addPage(drafts))) return
    }
  }

  /** False when another process has taken the job over. */
  async #addPage(drafts: readonly DraftRow[]): Promise<boolean> {
    const known = await this.#knownOf(drafts)
    await this.#reserveIds(drafts.reduce((sum, row) => sum + idsOf(row), 0))
    const rows = drafts.map((draft) => this.#planner.plan(draft, known)).filter(({ row }) => row > this.#job.position)
    const last = rows.at(-1)
    if (last === undefined) return true
    const from = this.#position
    this.#position = last.row
    this.#result = { ...this.#result, hash: nextHash(this.#result.hash, rows), rows: this.#result.rows + rows.length }
    return this.#core.store.jobs.addImportRows(this.#job, from, rows, this.#progress())
  }

  #progress() {
    return { position: this.#position, result: this.#result, updatedAt: this.#core.clock.now() }
  }

  async #knownOf(drafts: readonly DraftRow[]): Promise<KnownPersons> {
    const given = drafts.flatMap((row) => ('draft' in row ? [row.draft] : []))
    const { companyId } = this.#job
    const byId = await personsById(
      this.#core,
      companyId,
      given.flatMap(({ id }) => id ?? []),
    )
    const byNumber = await personsByNumber(
      this.#core,
      companyId,
      given.flatMap(({ msisdns }) => msisdns),
    )
    const persons = [...byId.keys(), ...[...byNumber.values()].flat().map(({ id }) => id)]
    const written = given.flatMap(({ topics }) => topics)
    return { byId, byNumber, ...(await this.#topics.read(written, [...new Set(persons)])) }
  }

  async #reserveIds(count: number): Promise<void> {
    if (this.#freeIds.left >= count) return
    this.#freeIds = { next: await this.#core.store.allocateIds(count), left: count }
  }

  #takeId(): number {
    this.#freeIds.left -= 1
    return this.#freeIds.next++
  }
}

/** That a row may take: for its person, and for each group and tag. */
function idsOf(row: DraftRow): number {
  return 'draft' in row ? 1 + row.draft.topics.length : 0
}

async function personsById(core: CoreContext, companyId: CompanyId, ids: readonly PersonId[]) {
  const found = ids.length === 0 ? [] : await core.store.people.findPersons(companyId, ids)
  return new Map(found.map((person) => [person.id, person]))
}

async function personsByNumber(core: CoreContext, companyId: CompanyId, msisdns: readonly Msisdn[]) {
  const found = msisdns.length === 0 ? [] : await core.store.people.findByNumbers(companyId, msisdns)
  const byNumber = new Map<Msisdn, Person[]>()
  for (const person of found) {
    for (const msisdn of new Set(person.numbers.map((number) => number.msisdn))) {
      byNumber.set(msisdn, [...(byNumber.get(msisdn) ?? []), person])
    }
  }
  return byNumber
}

/** Each page takes the hash of those before along. */
function nextHash(before: string, rows: readonly ImportRow[]): string {
  const plan = rows.map(({ row, action, personId, person, basedOn, reason, memberships }) => [
    row,
    action,
    personId,
    person,
    basedOn,
    reason,
    memberships,
  ])
  return createHash('sha256').update(before).update(JSON.stringify(plan)).digest('base64url')
}

async function applyRows(core: CoreContext, job: Job, signal: AbortSignal): Promise<void> {
  const { jobs } = core.store
  for (let from = job.position; !signal.aborted;) {
    const last = await jobs.applyImportRows(job, from, appliedRows, core.clock.now())
    if (last === null) {
      await jobs.update(job, 'applying', { state: 'done', updatedAt: core.clock.now() })
      return
    }
    from = last
  }
}
