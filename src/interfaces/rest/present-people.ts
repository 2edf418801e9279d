import type { ExpandedGroup } from '../../core/people/expand-group.js'
import type { Group, GroupMember } from '../../core/people/group.js'
import type { Person } from '../../core/people/person.js'
import { formatId } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { formatInstant, formatNullableInstant } from './instant.js'
import { formatCursor } from './page.js'

type Schemas = components['schemas']

export function presentPerson(person: Person): Schemas['Person'] {
  const { kind, name, email, position, zone, language, attributes } = person
  return {
    id: formatId(person.id),
    companyId: formatId(person.companyId),
    kind,
    name,
    email,
    position,
    zone,
    language,
    attributes,
    employedFrom: formatNullableInstant(person.employedFrom),
    employedUntil: formatNullableInstant(person.employedUntil),
    numbers: person.numbers.map(({ msisdn, from, until, note }) => ({
      number: msisdn,
      from: formatNullableInstant(from),
      until: formatNullableInstant(until),
      note,
    })),
    createdAt: formatInstant(person.createdAt),
    updatedAt: formatInstant(person.updatedAt),
    consent: person.consent && { givenAt: formatInstant(person.consent.givenAt), source: person.consent.source },
  }
}

export function presentGroup({ id, companyId, name, rule, createdAt }: Group): Schemas['Group'] {
  return { id: formatId(id), companyId: formatId(companyId), name, rule, createdAt: formatInstant(createdAt) }
}

export function presentGroupMember({ id, member, from, until }: GroupMember): Schemas['GroupMember'] {
  return {
    id: formatId(id),
    personId: 'person' in member ? formatId(member.person) : null,
    groupId: 'group' in member ? formatId(member.group) : null,
    from: formatInstant(from),
    until: formatNullableInstant(until),
  }
}

export function presentExpandedGroup(expanded: ExpandedGroup): Schemas['ExpandedGroup'] {
  const { at, total, noNumber, notEmployed, people, nextAfterId } = expanded
  return {
    at: formatInstant(at),
    total,
    noNumber,
    notEmployed,
    people: people.map(({ person, msisdn, problem, isRepeated }) => ({
      personId: formatId(person.id),
      name: person.name,
      number: msisdn,
      problem,
      repeated: isRepeated,
    })),
    nextCursor: formatCursor(nextAfterId),
  }
}
