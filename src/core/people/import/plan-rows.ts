import { GatewayError } from '../../errors.js'
import type { CompanyId, PersonId } from '../../values/ids.js'
import type { Msisdn } from '../../values/msisdn.js'
import { checkEmployment, mostAttributes } from '../check-person.js'
import { type Person, unknownPerson } from '../person.js'
import type { FieldChange, ImportRow } from './import-row.js'
import type { DraftRow, PersonDraft } from './person-file.js'

/** Whom the rows of a page may be about, as they are now. */
export interface KnownPersons {
  byId: ReadonlyMap<PersonId, Person>
  byNumber: ReadonlyMap<Msisdn, readonly Person[]>
}

/** Decides row by row what an import would do; remembers of all rows of the file whom they were about. */
export class ImportPlanner {
  readonly #companyId: CompanyId
  readonly #at: number
  readonly #nextId: () => PersonId
  readonly #rowOfPerson = new Map<PersonId, number>()
  readonly #rowOfNumber = new Map<Msisdn, number>()

  constructor(companyId: CompanyId, at: number, nextId: () => PersonId) {
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
      return found === undefined ? this.#created(row, draft) : this.#changed(row, draft, found)
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
      return refused(row, error.message)
    }
  }

  #created(row: ImportRow, { fields, msisdns }: PersonDraft): ImportRow {
    if (fields.name === undefined) return refused(row, 'Nobody has this number, and a new person needs a name.')
    const person: Person = {
      ...unknownPerson,
      ...fields,
      id: this.#nextId(),
      companyId: this.#companyId,
      numbers: msisdns.map((msisdn) => ({ msisdn, from: null, until: null, note: null })),
      createdAt: this.#at,
      updatedAt: this.#at,
    }
    checkEmployment(person)
    return { ...row, action: 'created', personId: person.id, person, changes: differences(unknownPerson, person) }
  }

  #changed(row: ImportRow, draft: PersonDraft, found: Person): ImportRow {
    const person = merged(found, draft)
    checkEmployment(person)
    const shared = { ...row, personId: found.id, name: person.name }
    if (Object.keys(person.attributes).length > mostAttributes) {
      return refused(shared, `The person would have more than ${mostAttributes} attributes.`)
    }
    const changes = differences(found, person)
    if (changes.length === 0) return { ...shared, action: 'unchanged' }
    return { ...shared, action: 'changed', person, changes, basedOn: found.updatedAt }
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
  note('consent', before.consent?.source ?? null, after.consent?.source ?? null)
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

function numbersOf({ numbers }: Pick<Person, 'numbers'>): string | null {
  return numbers.length === 0 ? null : numbers.map(({ msisdn }) => msisdn).join(', ')
}
