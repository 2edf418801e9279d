import type { Role } from '../../core/accounts/account.js'
import { GatewayError } from '../../core/errors.js'
import { listGroups } from '../../core/people/manage-groups.js'
import { addSubscriber, listSubscribers, removeSubscriber, type Subscriber } from '../../core/people/subscribers.js'
import type { GroupId } from '../../core/values/ids.js'
import { M2mFault } from './faults.js'
import { credentials, operation } from './operation.js'
import { type PageQuery, readPages } from './read-pages.js'
import { checkNumbers, digitsOf } from './submit.js'

/** Of one answer, which is made in memory. */
const maxUsers = 10_000
const maxGroups = 10_000

/** The words of the contract. */
const accessLevels: Record<Role, string> = {
  administrator: 'Administrator',
  operator: 'Operator',
  base_user: 'BaseUser',
}

export const userOperations = [
  operation(
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
    async ({ core, principal, via }, { userName, userMSID, userEmail, webAccessEnabled, accessLevel, userGroupId }) => {
      checkNumbers([userMSID])
      const role = roleOf(accessLevel)
      const email = userEmail.trim()
      const person = await addSubscriber(
        core,
        principal,
        {
          name: userName.trim() === '' ? userMSID.trim() : userName,
          number: userMSID.trim(),
          email: email === '' ? null : checkEmail(email),
          groupId: userGroupId === 0 ? null : (userGroupId as GroupId),
          role: webAccessEnabled ? role : null,
        },
        via,
      )
      return person.id
    },
  ),
  operation('GetGroups', credentials, 'ArrayOfSubscriberGroupInfo', async ({ core, principal }) => {
    const groups = await readPages(maxGroups, (page: PageQuery<GroupId>) => listGroups(core, principal, page))
    return groups.map(({ id, name }) => ({ ID: id, Name: name, Color: 0 }))
  }),
  operation('GetUsers', credentials, 'ArrayOfUserInfo', async ({ core, principal }) => {
    const subscribers = await listSubscribers(core, principal, maxUsers)
    if (subscribers === undefined) throw new M2mFault('TOO_MANY_PARAMETERS')
    return subscribers.map(presentUser)
  }),
  operation('DeleteUser', [['msid', 'string'], ...credentials], null, async ({ core, principal, via }, { msid }) => {
    checkNumbers([msid])
    try {
      await removeSubscriber(core, principal, msid.trim(), via)
    } catch (error) {
      const isUnknown = error instanceof GatewayError && error.code === 'not_found'
      throw isUnknown ? new M2mFault('NO_SUCH_SUBSCRIBER', { cause: error }) : error
    }
    return null
  }),
]

function presentUser({ person, msisdn, groupId, user }: Subscriber) {
  return {
    Name: person.name,
    Msid: digitsOf(msisdn),
    Email: person.email ?? '',
    GroupID: groupId ?? 0,
    WebAccessEnabled: user?.state === 'active',
    AccessLevel: accessLevels[user?.role ?? 'base_user'],
  }
}

/** @throws M2mFault `MESSAGE_FORMAT_ERROR` */
function roleOf(accessLevel: string): Role {
  const wanted = accessLevel.trim().toLowerCase()
  if (wanted === '') return 'base_user'
  const [role] = Object.entries(accessLevels).find(([, word]) => word.toLowerCase() === wanted) ?? []
  if (role === undefined) throw new M2mFault('MESSAGE_FORMAT_ERROR')
  return role as Role
}

function checkEmail(email: string): string {
  if (email.length <= 254 && /^[^@\s]+@[^@\s]+$/.test(email)) return email
  throw new M2mFault('MESSAGE_FORMAT_ERROR')
}
