import { M2mFault } from './faults.js'
import { credentials, operation, type Parameter } from './operation.js'
import { getBalance, getStatistics } from './statistics-operations.js'
import type { TypeName } from './types.js'

const listId = ['mailingListId', 'long'] as const
const contacts = ['contacts', 'ArrayOfMailingListContact'] as const

/** What this gateway has nothing for says so: an answer made up would be believed. */
function unavailable(name: string, parameters: readonly Parameter[], result: TypeName | null, isOnHttp = true) {
  const refuse = () => {
    throw new M2mFault('OPERATION_NOT_ALLOWED')
  }
  return operation(name, parameters, result, refuse, { isOnHttp })
}

export const accountOperations = [
  getStatistics,
  unavailable('CreateMailingList', [['name', 'string'], contacts, ...credentials], 'long', false),
  unavailable('GetMailingLists', credentials, 'ArrayOfResultMailingList'),
  unavailable('DeleteMailingLists', [['mailingListIDs', 'ArrayOfLong'], ...credentials], null),
  unavailable('GetMailingListContacts', [listId, ...credentials], 'ArrayOfMailingListContact'),
  unavailable('SetMailingListContacts', [listId, contacts, ...credentials], null, false),
  unavailable(
    'AddUser',
    [
      ...credentials,
      ['userName', 'string'],
      ['userMSID', 'string'],
      ['userEmail', 'string'],
      ['webAccessEnabled', 'boolean'],
      ['accessLevel', 'AccessLevel'],
      ['userGroupId', 'long'],
    ],
    'long',
  ),
  unavailable('GetGroups', credentials, 'ArrayOfSubscriberGroupInfo'),
  unavailable('GetUsers', credentials, 'ArrayOfUserInfo'),
  unavailable('DeleteUser', [['msid', 'string'], ...credentials], null),
  unavailable(
    'CreateMailing',
    [
      ['name', 'string'],
      ['mailingListID', 'long'],
      ['text', 'string'],
      ['date', 'string'],
      ['naming', 'string'],
      ['validityPeriod', 'string'],
      ...credentials,
    ],
    'long',
  ),
  unavailable('GetCompanyMode', credentials, 'string'),
  getBalance,
  // There are no forms, and so no templates of them.
  operation('GetFormTemplates', credentials, 'ArrayOfFormTemplate', () => []),
  operation(
    'GetForms',
    [['from', 'dateTime'], ['to', 'dateTime'], ['formTemplateID', 'long'], ...credentials],
    'ArrayOfForm',
    () => [],
  ),
]
