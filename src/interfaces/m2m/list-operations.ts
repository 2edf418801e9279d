import type { ListContact } from '../../core/mailings/mailing-list.js'
import {
  type ContactInput,
  createList,
  deleteLists,
  listContacts,
  listLists,
  replaceContacts,
} from '../../core/mailings/manage-lists.js'
import type { ListContactId, MailingListId } from '../../core/values/ids.js'
import { M2mFault } from './faults.js'
import { credentials, operation, type ValueOf } from './operation.js'
import { type PageQuery, readPages } from './read-pages.js'
import { checkNumbers, digitsOf } from './submit.js'

type GivenContacts = ValueOf['ArrayOfMailingListContact']

/** Contacts of one answer, which is made in memory. */
const maxContacts = 10_000
const maxLists = 1_000

const listId = ['mailingListId', 'long'] as const
const contacts = ['contacts', 'ArrayOfMailingListContact'] as const
const bySoap = { isOnHttp: false }

export const listOperations = [
  operation(
    'CreateMailingList',
    [['name', 'string'], contacts, ...credentials],
    'long',
    async ({ core, principal, via }, { name, contacts: given }) => {
      const list = await createList(core, principal, { name, contacts: contactsOf(given) }, via)
      return list.id
    },
    bySoap,
  ),
  operation('GetMailingLists', credentials, 'ArrayOfResultMailingList', async ({ core, principal }) => {
    const lists = await readPages(maxLists, (page: PageQuery<MailingListId>) => listLists(core, principal, page))
    return lists.map(({ id, name }) => ({ ID: id, Name: name }))
  }),
  operation(
    'DeleteMailingLists',
    [['mailingListIDs', 'ArrayOfLong'], ...credentials],
    null,
    async ({ core, principal, via }, { mailingListIDs }) => {
      if (mailingListIDs.length > maxLists) throw new M2mFault('TOO_MANY_PARAMETERS')
      await deleteLists(core, principal, mailingListIDs as MailingListId[], via)
      return null
    },
  ),
  operation(
    'GetMailingListContacts',
    [listId, ...credentials],
    'ArrayOfMailingListContact',
    async ({ core, principal }, { mailingListId }) => {
      const id = mailingListId as MailingListId
      const found = await readPages(maxContacts, (page: PageQuery<ListContactId>) =>
        listContacts(core, principal, id, page),
      )
      return found.map(presentContact)
    },
  ),
  operation(
    'SetMailingListContacts',
    [listId, contacts, ...credentials],
    null,
    async ({ core, principal, via }, { mailingListId, contacts: given }) => {
      await replaceContacts(core, principal, mailingListId as MailingListId, contactsOf(given), via)
      return null
    },
    bySoap,
  ),
]

function contactsOf(given: GivenContacts): ContactInput[] {
  if (given.length > maxContacts) throw new M2mFault('TOO_MANY_PARAMETERS')
  if (given.length > 0) checkNumbers(given.map(({ Msid }) => Msid))
  return given.map(({ Msid, Name, Attributes }) => ({
    number: Msid.trim(),
    name: Name,
    attributes: Object.fromEntries(Attributes.map(({ Name: name, Value }) => [name.trim(), Value])),
  }))
}

function presentContact({ msisdn, name, attributes }: ListContact) {
  return {
    Msid: digitsOf(msisdn),
    Name: name ?? '',
    Attributes: Object.entries(attributes).map(([attribute, value]) => ({ Name: attribute, Value: String(value) })),
  }
}
