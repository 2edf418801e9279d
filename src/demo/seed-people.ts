import { hashKey } from '../core/accounts/api-keys.js'
import { createCompany } from '../core/accounts/companies.js'
import { systemPrincipal } from '../core/accounts/permissions.js'
import type { CoreContext } from '../core/context.js'
import { addGroupMembers } from '../core/people/group-members.js'
import { createGroup } from '../core/people/manage-groups.js'
import { createPerson } from '../core/people/manage-persons.js'
import { createTag } from '../core/tags/manage-tags.js'
import { decideTagAccess, requestTagAccess } from '../core/tags/tag-access.js'
import { addTagSubscriptions } from '../core/tags/tag-subscriptions.js'
import type { CompanyId, PersonId } from '../core/values/ids.js'
import { tagKey } from '../core/values/tag-name.js'
import { demoCredentials } from './seed-demo.js'

/** A hosting company's; its customers, whose sites stand on the server, have subscribed. */
export const demoTag = '#АварияСервер1'

const via = { interface: 'cli', address: null, requestId: null } as const

interface DemoPerson {
  name: string
  number: string
  position: string
  zone?: string
}

const staff: readonly DemoPerson[] = [
  { name: 'Ирина Волкова', number: '+79000000011', position: 'инженер поддержки' },
  { name: 'Олег Зимин', number: '+79000000012', position: 'инженер поддержки' },
  { name: 'Тимур Ахметов', number: '+79000000013', position: 'руководитель' },
]

const customers: readonly { name: string; zone: string; administrator: DemoPerson; isApproved: boolean }[] = [
  {
    name: 'Цветы «Ромашка»',
    zone: 'Europe/Moscow',
    administrator: { name: 'Анна Лугова', number: '+79000000021', position: 'администратор сайта' },
    isApproved: true,
  },
  {
    name: 'Пекарня на Лесной',
    zone: 'Asia/Yekaterinburg',
    administrator: { name: 'Павел Хлебников', number: '+79000000031', position: 'администратор сайта' },
    isApproved: true,
  },
  {
    name: 'Аптека на углу',
    zone: 'Europe/Moscow',
    administrator: { name: 'Вера Седова', number: '+79000000041', position: 'администратор сайта' },
    isApproved: false,
  },
]

/** Gives the demo company people, groups and tags, and customers of its own with theirs; once. */
export async function seedDemoPeople(core: CoreContext): Promise<void> {
  const owner = (await core.store.accounts.findApiKeyByHash(hashKey(demoCredentials.token)))?.companyId
  if (owner === undefined) return
  if ((await core.store.tags.findTag({ companyId: owner, key: tagKey(demoTag) })) !== undefined) return
  const people: PersonId[] = []
  for (const person of staff) people.push(await addPerson(core, owner, person))
  const [irina, oleg, timur] = people as [PersonId, PersonId, PersonId]
  const acting = { companyId: owner }
  const shift = await createGroup(core, systemPrincipal, { ...acting, name: 'Дежурная смена' }, via)
  await addGroupMembers(core, systemPrincipal, shift.id, { ...acting, persons: [irina, oleg], groups: [] }, via)
  const rule = 'position = "инженер поддержки"'
  await createGroup(core, systemPrincipal, { ...acting, name: 'Поддержка', rule }, via)
  const meeting = await createTag(core, systemPrincipal, { ...acting, name: '#собрание' }, via)
  await subscribe(core, meeting.id, owner, { persons: [timur], groups: [shift.id] })
  const alarm = await createTag(core, systemPrincipal, { ...acting, name: demoTag, isOffered: true }, via)
  // By the group and by herself: she gets one SMS all the same.
  await subscribe(core, alarm.id, owner, { persons: [irina], groups: [shift.id] })
  for (const customer of customers) await addCustomer(core, owner, alarm.id, customer)
}

type TagKey = Parameters<typeof addTagSubscriptions>[2]
type Subscribers = Omit<Parameters<typeof addTagSubscriptions>[3], 'companyId'>

async function addCustomer(
  core: CoreContext,
  ownerId: CompanyId,
  tagId: TagKey,
  { name, zone, administrator, isApproved }: (typeof customers)[number],
): Promise<void> {
  const { id: companyId } = await createCompany(core, systemPrincipal, { name, zone }, via)
  const person = await addPerson(core, companyId, administrator)
  const request = { companyId, ownerId, tag: demoTag, note: 'Наш сайт стоит на вашем сервере 1' }
  await requestTagAccess(core, systemPrincipal, request, via)
  if (!isApproved) return
  const decision = { companyId: ownerId, guestId: companyId, state: 'approved' } as const
  await decideTagAccess(core, systemPrincipal, tagId, decision, via)
  await subscribe(core, tagId, companyId, { persons: [person], groups: [], consent: 'Заявка на подключение' })
}

async function addPerson(core: CoreContext, companyId: CompanyId, person: DemoPerson): Promise<PersonId> {
  const { number, ...about } = person
  const { id } = await createPerson(core, systemPrincipal, { companyId, ...about, numbers: [{ number }] }, via)
  return id
}

async function subscribe(core: CoreContext, tagId: TagKey, companyId: CompanyId, subscribers: Subscribers) {
  await addTagSubscriptions(core, systemPrincipal, tagId, { companyId, ...subscribers }, via)
}
