import { isZone } from '../calendar/zone.js'
import { GatewayError } from '../errors.js'
import { parseMsisdn } from '../values/msisdn.js'
import { type Attributes, builtInFields, type Consent, type Person, type PersonNumber, tidyName } from './person.js'

/** A person as a caller describes one; texts and numbers as they were written. */
export interface PersonInput {
  kind?: Person['kind']
  name?: string
  email?: string | null
  position?: string | null
  zone?: string | null
  language?: string | null
  attributes?: Attributes
  employedFrom?: number | null
  employedUntil?: number | null
  numbers?: readonly NumberInput[]
  consent?: Consent | null
}

export interface NumberInput {
  number: string
  from?: number | null
  until?: number | null
  note?: string | null
}

export type CheckedPerson = Partial<Omit<Person, 'id' | 'companyId' | 'createdAt' | 'updatedAt'>>

export const mostAttributes = 50
const mostNumbers = 20
const longestValue = 500
/** As slots of texts are named. */
const attributeName = /^[\p{L}\p{M}\p{Nd}_-]{1,64}$/u

export function isAttributeName(name: string): boolean {
  return attributeName.test(name)
}

/** What is given of a person, in the form in which it is stored. @throws GatewayError `invalid_parameter` with the field */
export function checkPerson(input: PersonInput): CheckedPerson {
  const { name, zone, attributes, numbers, ...rest } = input
  const checked: CheckedPerson = { ...rest }
  if (name !== undefined) checked.name = checkName(name)
  if (zone !== undefined) checked.zone = checkZone(zone)
  if (attributes !== undefined) checked.attributes = checkAttributes(attributes, '/attributes')
  if (numbers !== undefined) checked.numbers = checkNumbers(numbers)
  return checked
}

/** @throws GatewayError `invalid_parameter` for an end before its beginning */
export function checkEmployment({ employedFrom, employedUntil }: Pick<Person, 'employedFrom' | 'employedUntil'>): void {
  if (employedFrom === null || employedUntil === null || employedFrom < employedUntil) return
  throw invalid('employedUntil must be later than employedFrom.', '/employedUntil')
}

/** Names of persons, groups and lists. @throws GatewayError `invalid_parameter` */
export function checkName(name: string): string {
  const tidy = tidyName(name)
  if (tidy !== '' && tidy.length <= 200 && !/\p{Cc}/u.test(tidy)) return tidy
  throw invalid('A name has 1 to 200 characters, without controls.', '/name')
}

/** A name that cannot be taken for an id. @throws GatewayError `invalid_parameter` */
export function checkGroupName(name: string): string {
  const tidy = checkName(name)
  if (!/^[0-9]+$/.test(tidy)) return tidy
  throw invalid('A name of digits only would be taken for an id; add a letter.', '/name')
}

/** @throws GatewayError `invalid_parameter` */
export function checkAttributes(given: Attributes, field: string): Attributes {
  const entries = Object.entries(given).map(([name, value]) => [name.normalize('NFC'), value] as const)
  if (entries.length > mostAttributes) throw invalid(`Give at most ${mostAttributes} attributes.`, field)
  for (const [name, value] of entries) {
    if (!attributeName.test(name)) {
      throw invalid('The name of an attribute has 1 to 64 letters, digits, _ and -, without spaces.', field)
    }
    if (builtInFields.some((known) => known === name)) throw invalid(`"${name}" is a field of its own.`, field)
    if (typeof value === 'string' && value.length > longestValue) {
      throw invalid(`The attribute "${name}" has more than ${longestValue} characters.`, field)
    }
  }
  const checked = Object.fromEntries(entries)
  if (Object.keys(checked).length === entries.length) return checked
  throw invalid('An attribute is given twice.', field)
}

function checkZone(zone: string | null): string | null {
  if (zone === null || isZone(zone)) return zone
  throw invalid(`"${zone}" is not an IANA time zone such as Asia/Sakhalin.`, '/zone')
}

function checkNumbers(numbers: readonly NumberInput[]): PersonNumber[] {
  if (numbers.length > mostNumbers) throw invalid(`A person has at most ${mostNumbers} numbers.`, '/numbers')
  return numbers.map(({ number, from = null, until = null, note = null }, index) => {
    const parsed = parseMsisdn(number)
    if (!parsed.ok) throw invalid(`${parsed.reason}.`, `/numbers/${index}/number`)
    if (from !== null && until !== null && until <= from) {
      throw invalid('until must be later than from.', `/numbers/${index}/until`)
    }
    return { msisdn: parsed.value, from, until, note }
  })
}

function invalid(message: string, field: string): GatewayError {
  return new GatewayError('invalid_parameter', message, { field })
}
