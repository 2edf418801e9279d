import type { CompanyId, PersonId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'

/** Employees have a time of employment; contacts are people of other companies, customers, suppliers. */
export const personKinds = ['employee', 'contact'] as const
export type PersonKind = (typeof personKinds)[number]

/** What a company knows of a person beside the fields that all have; names are in NFC. */
export type Attributes = Readonly<Record<string, string | number>>

export interface PersonNumber {
  msisdn: Msisdn
  /** UTC ms; null: always. */
  from: number | null
  /** UTC ms, the first at which it is no longer his; null: until further notice. */
  until: number | null
  note: string | null
}

export interface Person {
  id: PersonId
  companyId: CompanyId
  kind: PersonKind
  name: string
  email: string | null
  position: string | null
  /** IANA zone; null: that of the number. */
  zone: string | null
  /** BCP 47. */
  language: string | null
  attributes: Attributes
  employedFrom: number | null
  employedUntil: number | null
  /** The first that holds is written to. */
  numbers: readonly PersonNumber[]
  createdAt: number
  updatedAt: number
  /** To mailings; contacts without it get none. */
  consent: Consent | null
}

/** Its proof, in the words of who recorded it: a contract, a form, a call. */
export interface Consent {
  /** UTC ms. */
  givenAt: number
  source: string
}

/** Of whom nothing is said. */
export const unknownPerson: Omit<Person, 'id' | 'companyId' | 'createdAt' | 'updatedAt'> = {
  kind: 'employee',
  name: '',
  email: null,
  position: null,
  zone: null,
  language: null,
  attributes: {},
  employedFrom: null,
  employedUntil: null,
  numbers: [],
  consent: null,
}

/** Fields that rules and slots name like attributes; no attribute may have such a name. */
export const builtInFields = ['name', 'kind', 'position', 'email', 'zone', 'language'] as const

export function fieldOf(person: Person, name: string): string | number | undefined {
  switch (name) {
    case 'name':
    case 'kind':
      return person[name]
    case 'position':
    case 'email':
    case 'zone':
    case 'language':
      return person[name] ?? undefined
    default:
      return Object.hasOwn(person.attributes, name) ? person.attributes[name] : undefined
  }
}

/** Where the person is written to at an instant. */
export function numberAt({ numbers }: Pick<Person, 'numbers'>, at: number): Msisdn | undefined {
  return numbers.find(({ from, until }) => holdsAt(from, until, at))?.msisdn
}

/** Contacts without a time of employment are always there. */
export function isEmployedAt({ employedFrom, employedUntil }: Person, at: number): boolean {
  return holdsAt(employedFrom, employedUntil, at)
}

function holdsAt(from: number | null, until: number | null, at: number): boolean {
  return (from === null || from <= at) && (until === null || at < until)
}

/** Names are compared in NFC, without case and without what spaces differ in. */
export function nameKey(name: string): string {
  return tidyName(name).toLowerCase()
}

export function tidyName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ')
}
