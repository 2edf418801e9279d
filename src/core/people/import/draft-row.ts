import { localToInstant } from '../../calendar/zone.js'
import { GatewayError } from '../../errors.js'
import { parseId, type PersonId } from '../../values/ids.js'
import { type Msisdn, parseMsisdn } from '../../values/msisdn.js'
import { type CheckedPerson, checkPerson, type PersonInput } from '../check-person.js'
import type { Consent, PersonKind } from '../person.js'
import { attributeOf } from './columns.js'
import type { DraftRow, FileColumn, PersonDraft, WrittenTopic } from './person-file.js'

/** Null where all cells are blank. Numbers of cells keep being numbers in attributes; every problem of the row is one reason. */
export function draftRow(
  row: number,
  cells: readonly Cell[],
  columns: readonly FileColumn[],
  zone: string,
): DraftRow | null {
  const given = columns.flatMap(({ field, heading }, index) => {
    const text = textOf(cells[index])
    return field === null || text === '' ? [] : [{ field, heading, text, cell: cells[index] }]
  })
  if (given.length === 0) return null
  const name = given.find(({ field }) => field === 'name')?.text.slice(0, 200) ?? null
  try {
    return { row, name, draft: draftOf(given, zone) }
  } catch (error) {
    if (!(error instanceof Unreadable) && !(error instanceof GatewayError)) throw error
    return { row, name, reason: error.message }
  }
}

/** As the readers of tables give it; dates as ISO texts. */
export type Cell = string | number | boolean | null | undefined

interface GivenCell {
  field: string
  heading: string
  text: string
  cell: Cell
}

class Unreadable extends Error {}

function draftOf(given: readonly GivenCell[], zone: string): PersonDraft {
  const input: PersonInput = {}
  const attributes: Record<string, string | number> = {}
  const msisdns = new Set<Msisdn>()
  const topics: WrittenTopic[] = []
  let isDeleted = false
  let id: PersonId | null = null
  for (const { field, heading, text, cell } of given) {
    const attribute = attributeOf(field)
    if (attribute !== undefined) attributes[attribute] = typeof cell === 'number' ? cell : text
    else if (field === 'id') id = idOf(text)
    else if (field === 'number') msisdns.add(numberOf(text, heading))
    else if (field === 'groups') topics.push(...topicsOf('group', text))
    else if (field === 'tags') topics.push(...topicsOf('tag', text))
    else if (field === 'action') isDeleted = isDeletion(text)
    else if (field === 'kind') input.kind = kindOf(text)
    else if (field === 'email') input.email = emailOf(text)
    else if (field === 'language') input.language = languageOf(text)
    else if (field === 'position') input.position = positionOf(text)
    else if (field === 'employedFrom' || field === 'employedUntil') input[field] = instantOf(text, zone, heading)
    else if (field === 'name' || field === 'zone') input[field] = text
  }
  const consent = consentOf(given, zone)
  if (consent !== null) input.consent = consent
  if (Object.keys(attributes).length > 0) input.attributes = attributes
  const fields: CheckedPerson = checkPerson(input)
  return { id, msisdns: [...msisdns], fields, topics, isDeleted }
}

const mostTopics = 50

/** `Дежурные; -Север`: joins the one and leaves the other. */
function topicsOf(kind: WrittenTopic['kind'], text: string): WrittenTopic[] {
  const names = text.split(/[;,\n]/).flatMap((name) => name.trim() || [])
  if (names.length > mostTopics) throw new Unreadable(`A row names at most ${mostTopics} ${kind}s.`)
  return names.map((written) => {
    const name = written.replace(/^[-−+]\s*/, '').slice(0, 200)
    if (name === '') throw new Unreadable(`"${shown(written)}" names no ${kind}.`)
    return { kind, name, joins: !/^[-−]/.test(written) }
  })
}

const deletions: ReadonlySet<string> = new Set(['delete', 'remove', 'удалить'])

function isDeletion(text: string): boolean {
  if (deletions.has(text.toLowerCase())) return true
  throw new Unreadable(`"${shown(text)}" is nothing to be done; write delete, or leave it blank.`)
}

export function textOf(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  // An apostrophe before a formula or a number is how tables say that it is text.
  return (typeof cell === 'string' ? cell.replace(/^'(?=[=+\-@])/, '') : String(cell)).trim()
}

function idOf(text: string): PersonId {
  const id = parseId<PersonId>(text)
  if (id === undefined) throw new Unreadable(`"${shown(text)}" is no id of a person.`)
  return id
}

function numberOf(text: string, heading: string): Msisdn {
  const parsed = parseMsisdn(text)
  if (!parsed.ok) throw new Unreadable(`${heading}: ${parsed.reason}.`)
  return parsed.value
}

/** With its proof and its date, or not at all. */
function consentOf(given: readonly GivenCell[], zone: string): Consent | null {
  const proof = given.find(({ field }) => field === 'consent')
  const date = given.find(({ field }) => field === 'consentGivenAt')
  if (proof === undefined && date === undefined) return null
  if (proof === undefined || date === undefined) {
    throw new Unreadable('A consent needs its proof and its date: the columns consent and consentGivenAt.')
  }
  if (proof.text.length > 500) throw new Unreadable('The proof of a consent has at most 500 characters.')
  return { givenAt: instantOf(date.text, zone, date.heading), source: proof.text }
}

const kinds: Record<string, PersonKind> = {
  employee: 'employee',
  сотрудник: 'employee',
  contact: 'contact',
  контакт: 'contact',
  внешний: 'contact',
}

function kindOf(text: string): PersonKind {
  const kind = kinds[text.toLowerCase()]
  if (kind === undefined) throw new Unreadable(`"${shown(text)}" is no kind of person; write employee or contact.`)
  return kind
}

function emailOf(text: string): string {
  if (text.length <= 254 && /^[^@\s]+@[^@\s]+$/.test(text)) return text
  throw new Unreadable(`"${shown(text)}" is no e-mail address.`)
}

function languageOf(text: string): string {
  if (text.length <= 35 && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(text)) return text
  throw new Unreadable(`"${shown(text)}" is no language tag such as ru.`)
}

function positionOf(text: string): string {
  if (text.length <= 200) return text
  throw new Unreadable('A position has at most 200 characters.')
}

const dateForm = /^(?:(\d{4})-(\d\d)-(\d\d)|(\d\d?)\.(\d\d?)\.(\d{4}))(?:[T ](\d\d:\d\d)(?::\d\d(?:\.\d+)?)?)?Z?$/

/** `2026-01-15` or `15.01.2026`, with a time or without: by the clocks of the zone. */
function instantOf(text: string, zone: string, heading: string): number {
  const parts = dateForm.exec(text)
  if (parts !== null) {
    const [, year = parts[6], month = parts[5], day = parts[4], , , , time = '00:00'] = parts
    const local = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}T${time}`
    const read = localToInstant(local, zone, { ifMissing: 'next', ifTwice: 'first' })
    if (read.ok) return read.value
  }
  throw new Unreadable(`${heading}: "${shown(text)}" is no date such as 2026-01-15 or 15.01.2026.`)
}

function shown(text: string): string {
  return text.length <= 40 ? text : `${text.slice(0, 40)}…`
}
