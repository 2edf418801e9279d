import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { GroupReader } from '../people/expand-group.js'
import { nameKey, type Person } from '../people/person.js'
import { type CompanyId, type GroupId, parseId, type PersonId } from '../values/ids.js'
import type { PersonMatch } from './history.js'

/** Whose messages are looked for at once. */
const mostPeople = 500

export interface NamedPeople {
  person: PersonId | undefined
  /** Id or name. */
  group: string | undefined
  groupAt: number | undefined
}

/** Undefined where nobody is named. @throws GatewayError `invalid_parameter` for what there is not, and for too large a group */
export async function readPeople(
  core: CoreContext,
  companyId: CompanyId,
  { person, group, groupAt }: NamedPeople,
): Promise<readonly PersonMatch[] | undefined> {
  if (group === undefined && groupAt !== undefined) throw invalid('groupAt needs a group.', 'groupAt')
  if (group === undefined) return person === undefined ? undefined : [matchOf(await personOf(core, companyId, person))]
  const persons = await personsOf(core, companyId, group, groupAt ?? core.clock.now())
  return person === undefined ? persons : persons.filter(({ id }) => id === person)
}

async function personOf(core: CoreContext, companyId: CompanyId, id: PersonId): Promise<Person> {
  const person = await core.store.people.findPerson(companyId, id)
  if (person === undefined) throw invalid('There is no such person.', 'person')
  return person
}

async function personsOf(core: CoreContext, companyId: CompanyId, written: string, at: number): Promise<PersonMatch[]> {
  const { people } = core.store
  const id = parseId<GroupId>(written)
  const group = await people.findGroup(companyId, id === undefined ? { key: nameKey(written) } : { id })
  if (group === undefined) throw invalid('There is no such group.', 'group')
  const persons = await new GroupReader(people, companyId, at).personsOf(group)
  const unique = new Map(persons.map((person) => [person.id, person]))
  if (unique.size <= mostPeople) return [...unique.values()].map(matchOf)
  throw invalid(`The group has ${unique.size} people; a search takes ${mostPeople}. Name a smaller group.`, 'group')
}

function matchOf({ id, numbers }: Person): PersonMatch {
  return { id, numbers: numbers.map(({ msisdn, from, until }) => ({ msisdn, from, until })) }
}

function invalid(message: string, field: string): GatewayError {
  return new GatewayError('invalid_parameter', message, { field })
}
