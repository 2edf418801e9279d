import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { type Page, pageOf } from '../accounts/page.js'
import { requireAnyScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { checkAttributes, checkGroupName, checkName } from '../people/check-person.js'
import type { Attributes } from '../people/person.js'
import type { CompanyId, ListContactId, MailingListId } from '../values/ids.js'
import { type Msisdn, parseMsisdn } from '../values/msisdn.js'
import type { ListContact, MailingList } from './mailing-list.js'

/** A contact as a caller describes one. */
export interface ContactInput {
  number: string
  name?: string | null
  attributes?: Attributes
}

/** One request names so many contacts, and a list has so many. */
const mostGiven = 10_000
export const mostContacts = 200_000

export const listWriters = ['messages:send', 'company:admin'] as const
export const listReaders = ['messages:read', ...listWriters] as const

/** @throws GatewayError `forbidden`, `invalid_parameter`, `conflict` for a name that the company has */
export async function createList(
  core: CoreContext,
  principal: Principal,
  { name, contacts = [] }: { name: string; contacts?: readonly ContactInput[] },
  via: Via,
): Promise<MailingList> {
  requireAnyScope(principal, listWriters)
  const { companyId } = principal
  const checked = await checkContacts(core, contacts)
  const now = core.clock.now()
  const id = (await core.store.allocateIds(1)) as MailingListId
  const dates = { createdAt: now, updatedAt: now }
  const list: MailingList = { id, companyId, name: checkGroupName(name), contacts: checked.length, ...dates }
  const act = { companyId, action: 'mailing_list.create', subject: `mailing_list:${id}`, after: list }
  await core.store.mailings.insertList(list, checked, auditOf(core, principal, via, act))
  return list
}

/** In the order of their ids. @throws GatewayError `forbidden` */
export async function listLists(
  core: CoreContext,
  principal: Principal,
  { afterId = 0 as MailingListId, limit }: { afterId?: MailingListId; limit: number },
): Promise<Page<MailingList>> {
  requireAnyScope(principal, listReaders)
  return pageOf(await core.store.mailings.listLists(principal.companyId, afterId, limit + 1), limit)
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function getList(core: CoreContext, principal: Principal, id: MailingListId): Promise<MailingList> {
  requireAnyScope(principal, listReaders)
  return findList(core, principal.companyId, id)
}

/** @throws GatewayError as `createList`; `not_found` */
export async function renameList(
  core: CoreContext,
  principal: Principal,
  id: MailingListId,
  name: string,
  via: Via,
): Promise<MailingList> {
  requireAnyScope(principal, listWriters)
  const before = await findList(core, principal.companyId, id)
  const after: MailingList = { ...before, name: checkGroupName(name), updatedAt: core.clock.now() }
  const act = actOn(before, 'rename', { before: { name: before.name }, after: { name: after.name } })
  await core.store.mailings.renameList(after, auditOf(core, principal, via, act))
  return after
}

/** With their contacts. Mailings to them find nobody from then on. @throws GatewayError `forbidden`, `not_found` for any of them */
export async function deleteLists(
  core: CoreContext,
  principal: Principal,
  ids: readonly MailingListId[],
  via: Via,
): Promise<MailingList[]> {
  requireAnyScope(principal, listWriters)
  const { companyId } = principal
  const unique = [...new Set(ids)]
  const lists = await Promise.all(unique.map((id) => findList(core, companyId, id)))
  if (lists.length === 0) return []
  const subject = lists.length === 1 ? `mailing_list:${lists[0]?.id ?? ''}` : 'mailing_lists'
  const act = { companyId, action: 'mailing_list.delete', subject, before: lists }
  await core.store.mailings.deleteLists(companyId, unique, auditOf(core, principal, via, act))
  return lists
}

/** @throws GatewayError as `deleteLists` */
export async function deleteList(
  core: CoreContext,
  principal: Principal,
  id: MailingListId,
  via: Via,
): Promise<MailingList> {
  const [deleted] = await deleteLists(core, principal, [id], via)
  if (deleted === undefined) throw new GatewayError('not_found', 'There is no such mailing list.')
  return deleted
}

/** Adds contacts; a number that is in the list gets the new name and values. @throws GatewayError as `createList`; `not_found` */
export async function putContacts(
  core: CoreContext,
  principal: Principal,
  id: MailingListId,
  given: readonly ContactInput[],
  via: Via,
): Promise<MailingList> {
  requireAnyScope(principal, listWriters)
  const list = await findList(core, principal.companyId, id)
  const contacts = await checkContacts(core, given)
  if (list.contacts + contacts.length > mostContacts) throw tooMany(`a list has at most ${mostContacts} contacts`)
  const audit = auditOf(core, principal, via, actOn(list, 'put_contacts', { after: { contacts: contacts.length } }))
  await core.store.mailings.putContacts(list, contacts, core.clock.now(), audit)
  return findList(core, list.companyId, id)
}

/** From then on the list has these and no others. @throws GatewayError as `putContacts` */
export async function replaceContacts(
  core: CoreContext,
  principal: Principal,
  id: MailingListId,
  given: readonly ContactInput[],
  via: Via,
): Promise<MailingList> {
  requireAnyScope(principal, listWriters)
  const list = await findList(core, principal.companyId, id)
  const contacts = await checkContacts(core, given)
  const counts = { before: { contacts: list.contacts }, after: { contacts: contacts.length } }
  const audit = auditOf(core, principal, via, actOn(list, 'replace_contacts', counts))
  await core.store.mailings.replaceContacts(list, contacts, core.clock.now(), audit)
  return findList(core, list.companyId, id)
}

/** Whoever is not in it is no error. @throws GatewayError as `putContacts` */
export async function removeContacts(
  core: CoreContext,
  principal: Principal,
  id: MailingListId,
  numbers: readonly string[],
  via: Via,
): Promise<MailingList> {
  requireAnyScope(principal, listWriters)
  const list = await findList(core, principal.companyId, id)
  const msisdns = [...new Set(numbers.map((number, index) => checkNumber(number, `/numbers/${index}`)))]
  const audit = auditOf(core, principal, via, actOn(list, 'remove_contacts', { before: { numbers: msisdns.length } }))
  await core.store.mailings.removeContacts(list, msisdns, core.clock.now(), audit)
  return findList(core, list.companyId, id)
}

/** In the order in which they came. @throws GatewayError `forbidden`, `not_found` */
export async function listContacts(
  core: CoreContext,
  principal: Principal,
  id: MailingListId,
  { afterId = 0 as ListContactId, limit }: { afterId?: ListContactId; limit: number },
): Promise<Page<ListContact>> {
  requireAnyScope(principal, listReaders)
  const list = await findList(core, principal.companyId, id)
  return pageOf(await core.store.mailings.listContacts(list, afterId, limit + 1), limit)
}

async function findList(core: CoreContext, companyId: CompanyId, id: MailingListId): Promise<MailingList> {
  const list = await core.store.mailings.findList(companyId, { id })
  if (list === undefined) throw new GatewayError('not_found', 'There is no such mailing list.')
  return list
}

function actOn({ companyId, id }: MailingList, action: string, states: { before?: unknown; after?: unknown }) {
  return { companyId, action: `mailing_list.${action}`, subject: `mailing_list:${id}`, ...states }
}

/** Of a number that stands there twice the last counts. */
async function checkContacts(core: CoreContext, given: readonly ContactInput[]): Promise<ListContact[]> {
  if (given.length > mostGiven) throw tooMany(`a request names at most ${mostGiven} contacts`)
  const checked = new Map<Msisdn, Omit<ListContact, 'id'>>()
  for (const [index, { number, name, attributes = {} }] of given.entries()) {
    const field = `/contacts/${index}`
    const msisdn = checkNumber(number, `${field}/number`)
    const named = name === undefined || name === null || name.trim() === '' ? null : checkName(name)
    checked.set(msisdn, { msisdn, name: named, attributes: checkAttributes(attributes, `${field}/attributes`) })
  }
  if (checked.size === 0) return []
  const firstId = await core.store.allocateIds(checked.size)
  return [...checked.values()].map((contact, index) => ({ id: (firstId + index) as ListContactId, ...contact }))
}

function checkNumber(number: string, field: string): Msisdn {
  const parsed = parseMsisdn(number)
  if (parsed.ok) return parsed.value
  throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field })
}

function tooMany(what: string): GatewayError {
  return new GatewayError('invalid_parameter', `Too many contacts: ${what}.`, { field: '/contacts' })
}
