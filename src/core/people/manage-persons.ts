import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { type Page, pageOf } from '../accounts/page.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { PersonId } from '../values/ids.js'
import { parseMsisdn } from '../values/msisdn.js'
import { checkEmployment, checkPerson, type PersonInput } from './check-person.js'
import { type Acting, directoryToRead, directoryToWrite } from './directory.js'
import { type Person, type PersonKind, unknownPerson } from './person.js'
import type { PersonFilter } from './ports.js'
import { searchWords } from './search-words.js'

/** @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` */
export async function createPerson(
  core: CoreContext,
  principal: Principal,
  { companyId, ...input }: Acting & PersonInput & { name: string },
  via: Via,
): Promise<Person> {
  const owner = await directoryToWrite(core, principal, companyId === undefined ? {} : { companyId })
  const now = core.clock.now()
  const created: Person = {
    id: (await core.store.allocateIds(1)) as PersonId,
    companyId: owner,
    ...unknownPerson,
    ...checkPerson(input),
    createdAt: now,
    updatedAt: now,
  }
  checkEmployment(created)
  const act = { companyId: owner, action: 'person.create', subject: `person:${created.id}`, after: created }
  await core.store.people.insertPerson(created, auditOf(core, principal, via, act))
  return created
}

/** In the order of their ids. @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` */
export async function listPersons(
  core: CoreContext,
  principal: Principal,
  query: Acting & {
    kind?: PersonKind
    number?: string
    search?: string
    customerId?: string
    afterId?: PersonId
    limit: number
  },
): Promise<Page<Person>> {
  const { kind, number, search, customerId, afterId = 0 as PersonId, limit } = query
  const filter: PersonFilter = { afterId, limit: limit + 1, ...(kind === undefined ? {} : { kind }) }
  if (customerId !== undefined) filter.customerId = customerId
  if (search !== undefined) filter.words = searchWords(search)
  if (number !== undefined) {
    const parsed = parseMsisdn(number)
    if (!parsed.ok) throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field: 'number' })
    filter.msisdn = parsed.value
  }
  return pageOf(await core.store.people.listPersons(directoryToRead(principal, query), filter), limit)
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function getPerson(
  core: CoreContext,
  principal: Principal,
  id: PersonId,
  acting: Acting,
): Promise<Person> {
  return existing(await core.store.people.findPerson(directoryToRead(principal, acting), id))
}

/** What is not given stays; attributes and numbers are replaced whole. @throws GatewayError as `createPerson` */
export async function updatePerson(
  core: CoreContext,
  principal: Principal,
  id: PersonId,
  { companyId, ...input }: Acting & PersonInput,
  via: Via,
): Promise<Person> {
  const owner = await directoryToWrite(core, principal, companyId === undefined ? {} : { companyId })
  const before = existing(await core.store.people.findPerson(owner, id))
  const changes = { ...checkPerson(input), updatedAt: core.clock.now() }
  const after: Person = { ...before, ...changes }
  checkEmployment(after)
  const act = { companyId: owner, action: 'person.update', subject: `person:${id}`, before, after }
  if (!(await core.store.people.updatePerson(before, changes, auditOf(core, principal, via, act)))) existing(undefined)
  return after
}

/** With its memberships. Messages keep their id of it. @throws GatewayError `forbidden`, `not_found` */
export async function deletePerson(
  core: CoreContext,
  principal: Principal,
  id: PersonId,
  acting: Acting,
  via: Via,
): Promise<Person> {
  const owner = await directoryToWrite(core, principal, acting)
  const before = existing(await core.store.people.findPerson(owner, id))
  const act = { companyId: owner, action: 'person.delete', subject: `person:${id}`, before }
  await core.store.people.deletePerson(before, auditOf(core, principal, via, act))
  return before
}

function existing(person: Person | undefined): Person {
  if (person === undefined) throw new GatewayError('not_found', 'There is no such person.')
  return person
}
