import { GatewayError } from '../../errors.js'
import type { CompanyId, PersonId } from '../../values/ids.js'
import type { Msisdn } from '../../values/msisdn.js'
import { tagKey } from '../../values/tag-name.js'
import { checkEmployment, mostAttributes } from '../check-person.js'
import { nameKey, type Person, unknownPerson } from '../person.js'
import type { FieldChange, ImportRow, Membership, Topic } from './import-row.js'
import type { DraftRow, PersonDraft, WrittenTopic } from './person-file.js'

/** Whom the rows of a page may be about, as they are now. */
export interface KnownPersons {
  byId: ReadonlyMap<PersonId, Person>
  byNumber: ReadonlyMap<Msisdn, readonly Person[]>
  /** What the names of groups and tags mean, by `topicName`; a text says why one means nothing. */
  topics: ReadonlyMap<string, KnownTopic | string>
  /** What each is in or subscribed to itself: `501 group:601`. */
  memberships: ReadonlySet<string>
  /** Tags that persons have left by their own will: `501 tag:801`. */
  leavings: ReadonlySet<string>
}

export type KnownTopic = Topic & { name: string }

export function topicName({ kind, name }: Pick<WrittenTopic, 'kind' | 'name'>): string {
  return `${kind} ${kind === 'group' ? nameKey(name) : tagKey(name)}`
}

export function membershipKey(person: PersonId, { kind, id }: Topic): string {
  return `${person} ${kind}:${id}`
}

/** Decides row by row what an import would do; remembers of all rows of the file whom they were about. */
export class ImportPlanner {
  readonly #companyId: CompanyId
  readonly #at: number
  readonly #nextId: () => number
  readonly #rowOfPerson = new Map<PersonId, number>()
  readonly #rowOfNumber = new Map<Msisdn, number>()

  constructor(companyId: CompanyId, at: number, nextId: () => number) {
    this.#companyId = companyId
    this.#at = at
    this.#nextId = nextId
  }

  plan(drafted: DraftRow, known: KnownPersons): ImportRow {
    const row: ImportRow = { ...emptyRow, row: drafted.row, name: drafted.name }
    if ('reason' in drafted) return refused(row, drafted.reason)
    const { draft } = drafted
    const twin = draft.msisdns.map((msisdn) => this.#rowOfNumber.get(msisdn)).find((earlier) => earlier !== undefined)
    if (twin !== undefined) return refused(row, `Row ${twin} has the same number.`)
    const found = personOf(draft, known)
    if (typeof found === 'string') return refused(row, found)
    const before = found === undefined ? undefined : this.#rowOfPerson.get(found.id)
    if (found !== undefined && before !== undefined) return refused(row, `Row ${before} is about the same person.`)
    for (const msisdn of draft.msisdns) this.#rowOfNumber.set(msisdn, drafted.row)
    if (found !== undefined) this.#rowOfPerson.set(found.id, drafted.row)
    try {
      if (draft.isDeleted) return deleted(row, found)
      return found === undefined ? this.#created(row, draft, known) : this.#changed(row, draft, found, known)
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      return refused(row, error.message)
    }
  }

  #created(row: ImportRow, { fields, msisdns, topics }: PersonDraft, known: KnownPersons): ImportRow {
    if (fields.name === undefined) return refused(row, 'Nobody has this number, and a new person needs a name.')
    const person: Person = {
      ...unknownPerson,
      ...fields,
      id: this.#nextId() as PersonId,
      companyId: this.#companyId,
      numbers: msisdns.map((msisdn) => ({ msisdn, from: null, until: null, note: null })),
      createdAt: this.#at,
      updatedAt: this.#at,
    }
    checkEmployment(person)
    const { memberships, notes } = this.#membershipsOf(person.id, topics, known)
    const changes = [...differences(unknownPerson, person), ...notes]
    return { ...row, action: 'created', personId: person.id, person, changes, memberships }
  }

  #changed(row: ImportRow, draft: PersonDraft, found: Person, known: KnownPersons): ImportRow {
    const person = merged(found, draft)
    checkEmployment(person)
    const shared = { ...row, personId: found.id, name: person.name }
    if (Object.keys(person.attributes).length > mostAttributes) {
      return refused(shared, `The person would have more than ${mostAttributes} attributes.`)
    }
    const { memberships, notes } = this.#membershipsOf(found.id, draft.topics, known)
    const changes = [...differences(found, person), ...notes]
    if (changes.length === 0) return { ...shared, action: 'unchanged' }
    return { ...shared, action: 'changed', person, changes, basedOn: found.updatedAt, memberships }
  }

  /** @throws GatewayError `invalid_parameter` for what there is not, and for who has left a tag by his own will */
  #membershipsOf(person: PersonId, topics: readonly WrittenTopic[], { memberships: held, ...known }: KnownPersons) {
    const memberships = new Map<string, Membership>()
    const notes: FieldChange[] = []
    for (const written of topics) {
      const topic = known.topics.get(topicName(written))
      if (topic === undefined || typeof topic === 'string') throw refusal(topic ?? `There is no ${written.kind}.`)
      const { name, ...shared } = topic
      const key = membershipKey(person, shared)
      if (memberships.has(key)) throw refusal(`The row names ${name} twice.`)
      if (held.has(key) === written.joins) continue
      if (written.joins && known.leavings.has(key)) {
        throw refusal(`The person has left ${name}; only his own will brings him back.`)
      }
      const field = `${written.kind}s`
      if (written.joins) {
        memberships.set(key, { ...shared, joins: true, newId: this.#nextId() })
        notes.push({ field, from: null, to: name })
      } else {
        memberships.set(key, { ...shared, joins: false })
        notes.push({ field, from: name, to: null })
      }
    }
    return { memberships: [...memberships.values()], notes }
  }
}

const emptyRow: Omit<ImportRow, 'row' | 'name'> = {
  action: 'refused',
  personId: null,
  changes: [],
  reason: null,
  person: null,
  basedOn: null,
  outcome: null,
  memberships: [],
}

function refusal(reason: string): GatewayError {
  return new GatewayError('invalid_parameter', reason)
}

function deleted(row: ImportRow, found: Person | undefined): ImportRow {
  if (found === undefined) return refused(row, 'Nobody has this number, so there is nobody to delete.')
  const { id: personId, name, updatedAt: basedOn } = found
  const changes = [{ field: 'person', from: name, to: null }]
  return { ...row, action: 'deleted', personId, name, person: found, basedOn, changes }
}

function refused(row: ImportRow, reason: string): ImportRow {
  return { ...row, action: 'refused', reason }
}

/** Undefined for somebody new; a reason where it cannot be told. */
function personOf({ id, msisdns }: PersonDraft, { byId, byNumber }: KnownPersons): Person | string | undefined {
  const owners = new Map(msisdns.flatMap((msisdn) => byNumber.get(msisdn) ?? []).map((person) => [person.id, person]))
  if (id !== null) {
    const person = byId.get(id)
    if (person === undefined) return `There is no person ${id}.`
    owners.delete(id)
    return owners.size === 0 ? person : 'The number belongs to another person.'
  }
  if (msisdns.length === 0) return 'The row has neither a number nor the id of a person.'
  const [owner] = owners.values()
  return owners.size > 1 ? `The numbers belong to ${owners.size} persons; name one by id.` : owner
}

/** Cells win, what the file does not name stays; numbers of the row come before the others of the person. */
function merged(found: Person, { fields, msisdns }: PersonDraft): Person {
  const known = new Map(found.numbers.map((number) => [number.msisdn, number]))
  const named = msisdns.map((msisdn) => known.get(msisdn) ?? { msisdn, from: null, until: null, note: null })
  const isNew = msisdns.some((msisdn) => !known.has(msisdn))
  const others = found.numbers.filter(({ msisdn }) => !msisdns.includes(msisdn))
  return {
    ...found,
    ...fields,
    attributes: { ...found.attributes, ...fields.attributes },
    numbers: isNew ? [...named, ...others] : found.numbers,
  }
}

const compared = ['name', 'kind', 'email', 'position', 'zone', 'language', 'employedFrom', 'employedUntil'] as const

function differences(
  before: Omit<Person, 'id' | 'companyId' | 'createdAt' | 'updatedAt'>,
  after: Person,
): FieldChange[] {
  const changes: FieldChange[] = []
  const note = (field: string, from: string | null, to: string | null) => {
    if (from !== to) changes.push({ field, from, to })
  }
  for (const field of compared) note(field, shown(field, before[field] || null), shown(field, after[field]))
  note('consent', consentText(before), consentText(after))
  note('numbers', numbersOf(before), numbersOf(after))
  for (const [name, value] of Object.entries(after.attributes)) {
    const old = Object.hasOwn(before.attributes, name) ? before.attributes[name] : undefined
    if (old !== value)
      changes.push({ field: `attributes.${name}`, from: old === undefined ? null : String(old), to: String(value) })
  }
  return changes
}

function shown(field: (typeof compared)[number], value: string | number | null): string | null {
  if (value === null) return null
  return field === 'employedFrom' || field === 'employedUntil' ? new Date(value).toISOString() : String(value)
}

function consentText({ consent }: Pick<Person, 'consent'>): string | null {
  return consent && `${consent.source}, ${new Date(consent.givenAt).toISOString()}`
}

function numbersOf({ numbers }: Pick<Person, 'numbers'>): string | null {
  return numbers.length === 0 ? null : numbers.map(({ msisdn }) => msisdn).join(', ')
}
