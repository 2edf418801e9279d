import type { Principal } from '../accounts/account.js'
import type { Via } from '../accounts/audit.js'
import { auditOf } from '../accounts/audit.js'
import type { Page } from '../accounts/page.js'
import { pageOf } from '../accounts/page.js'
import { companyInScope, isPlatform, requireAnyScope, requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId, NumberId, SenderNameId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import type { NumberRecord } from './ports.js'
import { parseRegisteredName, type RegistrationState, type SenderNameRecord } from './sender-name.js'

/** Of one answer without pages. */
const mostShown = 1_000

/** The company whose names a request is about. */
interface Acting {
  companyId?: CompanyId
}

/** @throws GatewayError `not_found`, `forbidden`, `invalid_parameter`, `conflict` for a name that the company has */
export async function createSenderName(
  core: CoreContext,
  principal: Principal,
  wanted: Acting & { name: string; fallback?: string | null; comment?: string | null },
  via: Via,
): Promise<SenderNameRecord> {
  const companyId = await existingCompany(core, companyInScope(principal, wanted.companyId))
  const parsed = parseRegisteredName(wanted.name)
  if (!parsed.ok) throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field: '/name' })
  const created: SenderNameRecord = {
    id: (await core.store.allocateIds(1)) as SenderNameId,
    companyId,
    name: parsed.value,
    fallback: wanted.fallback ?? null,
    comment: wanted.comment ?? null,
    createdAt: core.clock.now(),
    registrations: [],
  }
  await checkFallback(core, created)
  const act = { companyId, action: 'sender_name.create', subject: `sender_name:${created.id}`, after: created }
  await core.store.senderNames.insert(created, auditOf(core, principal, via, act))
  await core.snapshots.refresh('sender_names')
  return created
}

/** In the order of their ids. */
export async function listSenderNames(
  core: CoreContext,
  principal: Principal,
  { companyId, afterId, limit }: Acting & { afterId?: SenderNameId; limit: number },
): Promise<Page<SenderNameRecord>> {
  const company = companyInScope(principal, companyId)
  return pageOf(await core.store.senderNames.list(company, afterId ?? (0 as SenderNameId), limit + 1), limit)
}

/** Those of the caller's company, for whoever may write under them. @throws GatewayError `forbidden` */
export async function listOwnSenderNames(
  { store }: CoreContext,
  principal: Principal,
): Promise<readonly SenderNameRecord[]> {
  requireAnyScope(principal, ['messages:send', 'messages:read', 'company:admin'])
  return store.senderNames.list(principal.companyId, 0 as SenderNameId, mostShown)
}

/** @throws GatewayError `not_found`, `forbidden` */
export async function getSenderName(
  core: CoreContext,
  principal: Principal,
  id: SenderNameId,
  { companyId }: Acting,
): Promise<SenderNameRecord> {
  const record = await core.store.senderNames.find(companyInScope(principal, companyId), id)
  if (record === undefined) throw new GatewayError('not_found', 'There is no such sender name.')
  return record
}

/** The name itself stays: another one is another registration. @throws GatewayError `not_found`, `forbidden`, `invalid_parameter` */
export async function updateSenderName(
  core: CoreContext,
  principal: Principal,
  id: SenderNameId,
  { companyId, ...changes }: Acting & { fallback?: string | null; comment?: string | null },
  via: Via,
): Promise<SenderNameRecord> {
  const before = await getSenderName(core, principal, id, companyId === undefined ? {} : { companyId })
  const after: SenderNameRecord = { ...before, ...changes }
  if (changes.fallback !== undefined) await checkFallback(core, after)
  const act = { companyId: before.companyId, action: 'sender_name.update', subject: `sender_name:${id}`, before, after }
  await core.store.senderNames.update(before, changes, auditOf(core, principal, via, act))
  await core.snapshots.refresh('sender_names')
  return after
}

/** @throws GatewayError `not_found`, `forbidden`, `conflict` while another name falls back to it */
export async function deleteSenderName(
  core: CoreContext,
  principal: Principal,
  id: SenderNameId,
  acting: Acting,
  via: Via,
): Promise<SenderNameRecord> {
  const before = await getSenderName(core, principal, id, acting)
  const dependent = await core.store.senderNames.findByFallback(before.companyId, before.name)
  if (dependent !== undefined) {
    throw new GatewayError('conflict', `"${dependent.name}" falls back to this name; change that first.`)
  }
  const act = { companyId: before.companyId, action: 'sender_name.delete', subject: `sender_name:${id}`, before }
  await core.store.senderNames.delete(before, auditOf(core, principal, via, act))
  await core.snapshots.refresh('sender_names')
  return before
}

/** What an operator has answered. @throws GatewayError `forbidden`, `not_found` for a name or carrier that does not exist */
export async function setRegistration(
  core: CoreContext,
  principal: Principal,
  id: SenderNameId,
  { companyId, carrier, state }: Acting & { carrier: string; state: RegistrationState },
  via: Via,
): Promise<SenderNameRecord> {
  requireScope(principal, 'platform:admin')
  const before = await getSenderName(core, principal, id, companyId === undefined ? {} : { companyId })
  if (!core.routing.carriers.includes(carrier)) {
    throw new GatewayError('not_found', 'There is no such carrier; GET /v1/carriers lists them.')
  }
  const registration = { carrier, state, updatedAt: core.clock.now() }
  const others = before.registrations.filter((each) => each.carrier !== carrier)
  const after = { ...before, registrations: [...others, registration].sort((a, b) => (a.carrier < b.carrier ? -1 : 1)) }
  const act = {
    companyId: before.companyId,
    action: 'sender_name.register',
    subject: `sender_name:${id}`,
    before,
    after,
  }
  await core.store.senderNames.setRegistration(before, registration, auditOf(core, principal, via, act))
  await core.snapshots.refresh('sender_names')
  return after
}

/** A company's own numbers and the shared ones; all of them for a platform administrator who names no company. */
export async function listNumbers(
  core: CoreContext,
  principal: Principal,
  { companyId, afterId, limit }: Acting & { afterId?: NumberId; limit: number },
): Promise<Page<NumberRecord>> {
  const company = companyForNumbers(principal, companyId)
  return pageOf(await core.store.senderNames.listNumbers(company, afterId ?? (0 as NumberId), limit + 1), limit)
}

function companyForNumbers(principal: Principal, named: CompanyId | undefined): CompanyId | null {
  if (isPlatform(principal)) return named ?? null
  requireScope(principal, 'messages:read')
  if (named === undefined || named === principal.companyId) return principal.companyId
  throw new GatewayError('not_found', 'There is no such company.')
}

async function existingCompany(core: CoreContext, id: CompanyId): Promise<CompanyId> {
  if (id === PLATFORM || (await core.store.accounts.findCompany(id)) !== undefined) return id
  throw new GatewayError('not_found', 'There is no such company.')
}

async function checkFallback(core: CoreContext, { companyId, name, fallback }: SenderNameRecord): Promise<void> {
  if (fallback === null || core.senderNames.isUsableNumber(companyId, fallback)) return
  const isOther = fallback !== name && (await core.store.senderNames.findByName(companyId, fallback)) !== undefined
  if (isOther) return
  throw new GatewayError(
    'invalid_parameter',
    'A fall-back is another sender name of the company, or a number it may send from (GET /v1/numbers).',
    { field: '/fallback' },
  )
}
