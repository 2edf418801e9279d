import type { Principal } from '../accounts/account.js'
import type { CoreContext } from '../context.js'
import type { RefusedRecipient } from '../errors.js'
import { GatewayError } from '../errors.js'
import type { ListContact } from '../mailings/mailing-list.js'
import { GroupReader, reachOf } from '../people/expand-group.js'
import { type Attributes, fieldOf, nameKey, type Person } from '../people/person.js'
import { type AllowedTargets, readAllowedTargets, unknownList } from '../rights/allowed-targets.js'
import type { StoredRights } from '../rights/rights.js'
import { subscribersOf } from '../tags/expand-tag.js'
import { findOwnTag, unknownTagReason } from '../tags/find-tag.js'
import type { Tag } from '../tags/tag.js'
import {
  type CompanyId,
  type GroupId,
  type ListContactId,
  type MailingListId,
  parseId,
  type PersonId,
  type TagId,
} from '../values/ids.js'
import { parseMsisdn } from '../values/msisdn.js'
import type {
  GivenValues,
  MessageTag,
  NamedPeople,
  NumberedCommand,
  RecipientCommand,
  SubmitCommand,
} from './commands.js'
import { Guest } from './guest.js'
import { parseTemplate } from './slots.js'

/** Recipients of one request at most once its groups are written out. */
export const maxReachedRecipients = 200_000
/** Persons and groups that one request names. */
const mostNamed = 1_000
/** Contacts of a list read at a time. */
const listPage = 5_000

/** `#`, with which names of tags begin. */
const marker = 0x23

/** Reads nothing in the common case: numbers only, of somebody whom nothing restricts. @throws GatewayError as `reachPeople` */
export function numberedCommand(
  core: CoreContext,
  principal: Principal,
  command: SubmitCommand,
): NumberedCommand | Promise<NumberedCommand> {
  if (namesNumbersOnly(command) && core.rights.of(principal) === undefined) return command
  return reachPeople(core, principal, command)
}

function namesNumbersOnly(command: SubmitCommand): command is NumberedCommand {
  if (command.tags !== undefined) return false
  for (const recipient of command.to) {
    if (typeof recipient === 'string' ? recipient.charCodeAt(0) === marker : !('to' in recipient)) return false
  }
  return true
}

/**
 * Puts the numbers of persons into the place of their names, of groups they are in and of tags they are subscribed to: with the zone
 * and the values of slots that each brings, and with a reason for everybody who gets nothing. A person who is reached twice gets one
 * message. People of other companies come last, so that nothing about them follows from who else is named.
 *
 * @throws GatewayError `invalid_parameter`
 */
export async function reachPeople(
  core: CoreContext,
  principal: Principal,
  command: SubmitCommand,
): Promise<NumberedCommand> {
  const reach = new Reach(core, principal.companyId, command)
  await reach.restrict(principal)
  await reach.readPersons(command.to)
  await reach.addLabels(command.tags ?? [])
  for (const recipient of command.to) {
    if (typeof recipient === 'string') await reach.addText(recipient)
    else if ('to' in recipient) reach.addNumber(recipient.to, recipient)
    else if ('person' in recipient) reach.addPerson(recipient)
    else if ('group' in recipient) await reach.addGroup(recipient)
    else if ('list' in recipient) await reach.addList(recipient)
    else await reach.addTag(recipient)
    if (reach.size > maxReachedRecipients) throw tooMany(`over the limit of ${maxReachedRecipients}`)
  }
  return reach.command(command)
}

class Reach {
  readonly to: (string | RecipientCommand)[] = []
  readonly refused: RefusedRecipient[] = []
  readonly #ofGuests: RecipientCommand[] = []
  #rights: StoredRights | undefined
  /** Null where the user may write to everybody. */
  #allowed: AllowedTargets | null = null
  readonly #guests: Guest[] = []
  readonly #labels = new Map<TagId, MessageTag>()
  readonly #core: CoreContext
  readonly #companyId: CompanyId
  readonly #at: number
  readonly #groups: GroupReader
  readonly #named = new Map<PersonId, Person>()
  readonly #reached = new Set<PersonId>()
  /** Slots that persons fill: those that the request gives no value for. */
  readonly #slots: readonly string[]
  /** Whether braces in the text stand for slots. */
  readonly #isTemplate: boolean

  readonly #isMailing: boolean

  constructor(core: CoreContext, companyId: CompanyId, { text, values = {}, class: kind }: SubmitCommand) {
    this.#isMailing = kind === 'mailing'
    this.#core = core
    this.#companyId = companyId
    this.#at = core.clock.now()
    this.#groups = new GroupReader(core.store.people, companyId, this.#at)
    this.#isTemplate = /[{}]/.test(text)
    const parsed = this.#isTemplate ? parseTemplate(text) : undefined
    const given = new Set(Object.keys(values).map((name) => name.normalize('NFC')))
    this.#slots = parsed?.ok === true ? parsed.template.names.filter((name) => !given.has(name)) : []
  }

  async restrict(principal: Principal): Promise<void> {
    this.#rights = this.#core.rights.of(principal)
    const allow = this.#rights?.allow ?? null
    if (allow === null) return
    const seesDirectory = principal.scopes.has('messages:read')
    this.#allowed = await readAllowedTargets(this.#core, this.#companyId, allow, this.#groups, seesDirectory)
  }

  get size(): number {
    return this.to.length + this.#ofGuests.length
  }

  command(given: SubmitCommand): NumberedCommand {
    const { to, refused: unreached } = this
    for (const recipient of this.#ofGuests) to.push(recipient)
    const { tags: _tags, ...rest } = given
    const reached = { ...rest, to, unreached, guests: this.#guests, labels: [...this.#labels.values()] }
    return this.#rights === undefined ? reached : { ...reached, rights: this.#rights }
  }

  async readPersons(recipients: SubmitCommand['to']): Promise<void> {
    let named = 0
    const ids = new Set<PersonId>()
    for (const recipient of recipients) {
      if (typeof recipient === 'string' ? recipient.charCodeAt(0) !== marker : 'to' in recipient) continue
      named += 1
      const id =
        typeof recipient === 'object' && 'person' in recipient ? parseId<PersonId>(recipient.person) : undefined
      if (id !== undefined) ids.add(id)
    }
    if (named > mostNamed) throw tooMany(`over ${mostNamed} named persons, groups and tags`)
    const found = await this.#core.store.people.findPersons(this.#companyId, [...ids])
    for (const person of found) this.#named.set(person.id, person)
  }

  addPerson(recipient: NamedPeople & { person: string }): void {
    const id = parseId<PersonId>(recipient.person)
    const person = id === undefined ? undefined : this.#named.get(id)
    const refusal = this.#allowed?.ofPerson(person) ?? null
    const written = `person:${recipient.person}`
    if (refusal !== null) this.#refuse(written, refusal.code, refusal.reason)
    else if (person === undefined) this.#refuse(written, 'unknown_person', 'There is no such person')
    else this.#add(person, recipient)
  }

  async addGroup(recipient: NamedPeople & { group: string }): Promise<void> {
    const written = `group:${recipient.group}`
    const group = await this.#findGroup(recipient.group)
    const refusal = this.#allowed?.ofGroup(group) ?? null
    if (refusal !== null) return this.#refuse(written, refusal.code, refusal.reason)
    if (group === undefined) return this.#refuse(written, 'unknown_group', 'There is no such group')
    const persons = await this.#groups.personsOf(group)
    if (persons.length === 0) this.#refuse(written, 'empty_group', 'Nobody is in this group now')
    for (const person of persons) this.#add(person, recipient)
  }

  /** Contacts of a list bring their name and the values of their own. */
  async addList(recipient: NamedPeople & { list: string }): Promise<void> {
    const written = `list:${recipient.list}`
    const id = parseId<MailingListId>(recipient.list)
    const { mailings } = this.#core.store
    const list = await mailings.findList(this.#companyId, id === undefined ? { key: nameKey(recipient.list) } : { id })
    if (list === undefined || this.#allowed !== null) {
      const { code, reason } = this.#allowed?.ofList(list) ?? unknownList
      return this.#refuse(written, code, reason)
    }
    if (list.contacts === 0) this.#refuse(written, 'empty_list', 'Nobody is in this mailing list now')
    for (let afterId = 0 as ListContactId; this.size <= maxReachedRecipients;) {
      const page = await mailings.listContacts(list, afterId, listPage)
      for (const contact of page) this.#addContact(contact, recipient)
      const last = page.at(-1)
      if (last === undefined || page.length < listPage) return
      afterId = last.id
    }
  }

  #addContact({ msisdn, name, attributes }: ListContact, { values, zone }: NamedPeople): void {
    const recipient: RecipientCommand = { to: msisdn }
    if (zone !== undefined) recipient.zone = zone
    if (this.#isTemplate || values !== undefined) {
      recipient.values = {
        ...slotValues(this.#slots, (slot) => (slot === 'name' ? (name ?? undefined) : ownValue(attributes, slot))),
        ...values,
      }
    }
    this.to.push(recipient)
  }

  /** @throws GatewayError `invalid_parameter` for one that there is not */
  async addLabels(written: readonly string[]): Promise<void> {
    for (const [index, each] of written.entries()) {
      const tag = await findOwnTag(this.#core, this.#companyId, each)
      const field = `/tags/${index}`
      const unknown = unknownTagReason(each)
      if (tag === undefined) throw new GatewayError('invalid_parameter', `${unknown}.`, { field })
      const refusal = this.#allowed?.ofTag(tag, unknown) ?? null
      if (refusal !== null) throw new GatewayError('invalid_parameter', `${refusal.reason}.`, { field })
      this.#labels.set(tag.id, { id: tag.id, name: `#${tag.name}` })
    }
  }

  addText(written: string): void | Promise<void> {
    if (written.charCodeAt(0) === marker) return this.addTag({ tag: written })
    this.addNumber(written, written)
  }

  /** What is no number is refused with the others. */
  addNumber(written: string, recipient: string | RecipientCommand): void {
    const parsed = this.#allowed === null ? undefined : parseMsisdn(written)
    const refusal = parsed?.ok === true ? this.#allowed?.ofNumber(parsed.value) : null
    if (refusal === undefined || refusal === null) this.to.push(recipient)
    else this.#refuse(written, refusal.code, refusal.reason)
  }

  async addTag(recipient: NamedPeople & { tag: string }): Promise<void> {
    const written = `tag:${recipient.tag}`
    const tag = await findOwnTag(this.#core, this.#companyId, recipient.tag)
    const unknown = unknownTagReason(recipient.tag)
    const refusal = this.#allowed?.ofTag(tag, unknown) ?? null
    if (refusal !== null) return this.#refuse(written, refusal.code, refusal.reason)
    if (tag === undefined) return this.#refuse(written, 'unknown_tag', unknown)
    this.#labels.set(tag.id, { id: tag.id, name: `#${tag.name}` })
    const { own, guests, left } = await subscribersOf(this.#core, tag, this.#at, this.#groups)
    if (own.length + guests.length === 0) this.#refuse(written, 'empty_tag', 'Nobody is subscribed to this tag now')
    for (const person of own) {
      if (left.has(person.id)) this.#refuse(`person:${person.id}`, 'opted_out', `The person has left #${tag.name}`)
      else this.#add(person, recipient)
    }
    if (guests.length > 0) await this.#addGuests(tag, guests, left, { ...recipient, written })
  }

  async #addGuests(
    tag: Tag,
    persons: readonly Person[],
    left: ReadonlySet<PersonId>,
    recipient: NamedPeople & { written: string },
  ): Promise<void> {
    const accesses = await this.#core.store.tags.listAccesses(tag, this.#at)
    const names = new Map(accesses.map(({ companyId, companyName }) => [companyId, companyName]))
    const guests = new Map<CompanyId, Guest>()
    for (const person of persons) {
      let guest = guests.get(person.companyId)
      if (guest === undefined) {
        guest = new Guest(person.companyId, names.get(person.companyId) ?? '', recipient.written)
        guests.set(person.companyId, guest)
        this.#guests.push(guest)
      }
      if (left.has(person.id)) guest.refuse('opted_out', 'Left the tag')
      else this.#addGuest(person, guest, recipient)
    }
  }

  /** Nothing of the directory of another company fills slots of the text. */
  #addGuest(person: Person, guest: Guest, { values, zone }: NamedPeople): void {
    if (this.#reached.has(person.id)) return
    this.#reached.add(person.id)
    const { msisdn, problem } = reachOf(person, this.#at)
    if (problem === 'no_number') guest.refuse(problem, 'No number now')
    else if (problem === 'not_employed') guest.refuse(problem, 'Not employed now')
    if (msisdn === null) return
    const recipient: RecipientCommand = { to: msisdn, personId: person.id, guest }
    if (zone !== undefined) recipient.zone = zone
    else if (person.zone !== null) recipient.zone = person.zone
    if (values !== undefined) recipient.values = values
    this.#ofGuests.push(recipient)
  }

  #findGroup(written: string) {
    const id = parseId<GroupId>(written)
    return this.#core.store.people.findGroup(this.#companyId, id === undefined ? { key: nameKey(written) } : { id })
  }

  #add(person: Person, { values, zone }: NamedPeople): void {
    const written = `person:${person.id}`
    if (this.#reached.has(person.id)) {
      return this.#refuse(written, 'duplicate', 'The person is reached by another recipient of the request already')
    }
    this.#reached.add(person.id)
    const { msisdn, problem } = reachOf(person, this.#at)
    if (problem === 'no_number') this.#refuse(written, problem, 'The person has no number now')
    else if (problem === 'not_employed') this.#refuse(written, problem, 'The person is not employed now')
    if (msisdn === null) return
    if (this.#isMailing && person.kind === 'contact' && person.consent === null) {
      return this.#refuse(written, 'no_consent', 'The contact has not consented to mailings')
    }
    const recipient: RecipientCommand = { to: msisdn, written, personId: person.id }
    if (zone !== undefined) recipient.zone = zone
    else if (person.zone !== null) recipient.zone = person.zone
    if (this.#isTemplate || values !== undefined)
      recipient.values = { ...slotValues(this.#slots, (slot) => fieldOf(person, slot)), ...values }
    this.to.push(recipient)
  }

  #refuse(to: string, code: RefusedRecipient['code'], reason: string): void {
    this.refused.push({ to, code, reason })
  }
}

function slotValues(slots: readonly string[], valueOf: (slot: string) => string | number | undefined): GivenValues {
  const values: Record<string, string | number> = {}
  for (const slot of slots) {
    const value = valueOf(slot)
    if (value !== undefined) values[slot] = value
  }
  return values
}

function ownValue(attributes: Attributes, name: string): string | number | undefined {
  return Object.hasOwn(attributes, name) ? attributes[name] : undefined
}

function tooMany(what: string): GatewayError {
  return new GatewayError('invalid_parameter', `The recipients are ${what}; split the request.`, { field: 'to' })
}
