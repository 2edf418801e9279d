import { createHash, randomBytes } from 'node:crypto'

import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { ApiKeyChanges } from '../ports.js'
import type { ApiKeyId, CompanyId, UserId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import type { ApiKey, Principal, Scope } from './account.js'
import type { Via } from './audit.js'
import { auditOf } from './audit.js'
import type { Page } from './page.js'
import { pageOf } from './page.js'
import { companyInScope, isPlatform, roleScopes } from './permissions.js'

export interface NewApiKey {
  companyId?: CompanyId
  name: string
  /** Of the company: the key has this user's rights, as they are at any time. */
  userId?: UserId
  scopes: readonly Scope[]
  allowGet?: boolean
  expiresAt?: number
}

/** 128 random bits: too many to guess, so a fast hash is enough to store. */
function generateKey(): string {
  return `svz_${randomBytes(16).toString('base64url')}`
}

export function hashKey(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}

/**
 * Makes a key. The key itself is in this answer and nowhere else.
 * @throws GatewayError `forbidden` for scopes the caller lacks, `not_found` for a company out of reach, `time_in_past` for a key that
 * would never be valid, `invalid_parameter` for a user that there is not, or whose role has less than the scopes
 */
export async function createApiKey(
  core: CoreContext,
  principal: Principal,
  wanted: NewApiKey,
  via: Via,
): Promise<ApiKey & { key: string }> {
  const companyId = companyInScope(principal, wanted.companyId)
  if (companyId !== PLATFORM && (await core.store.accounts.findCompany(companyId)) === undefined) {
    throw new GatewayError('not_found', 'There is no such company.')
  }
  requireGrantable(principal, companyId, wanted.scopes)
  requireFutureExpiry(wanted.expiresAt, core.clock.now())
  if (wanted.userId !== undefined) await requireUser(core, companyId, wanted.userId, wanted.scopes)
  return insertKey(core, principal, { ...wanted, companyId, key: generateKey() }, via)
}

/** Stores a key with a given secret. Only demo mode chooses its secrets. */
export async function insertKey(
  core: CoreContext,
  principal: Principal,
  wanted: NewApiKey & { companyId: CompanyId; key: string },
  via: Via,
): Promise<ApiKey & { key: string }> {
  const created: ApiKey = {
    id: (await core.store.allocateIds(1)) as ApiKeyId,
    companyId: wanted.companyId,
    name: wanted.name,
    userId: wanted.userId ?? null,
    prefix: wanted.key.slice(0, 8),
    scopes: wanted.scopes,
    allowGet: wanted.allowGet ?? true,
    createdAt: core.clock.now(),
    expiresAt: wanted.expiresAt ?? null,
    revokedAt: null,
    lastUsedAt: null,
  }
  const act = { companyId: wanted.companyId, action: 'api_key.create', subject: `key:${created.id}`, after: created }
  await core.store.accounts.insertApiKey(created, hashKey(wanted.key), auditOf(core, principal, via, act))
  if (created.userId !== null) await core.snapshots.refresh('rights')
  return { ...created, key: wanted.key }
}

/** The key will never have more than the role of its user; what it asks for beyond that is a mistake. */
async function requireUser(
  core: CoreContext,
  companyId: CompanyId,
  id: UserId,
  wanted: readonly Scope[],
): Promise<void> {
  const user = await core.store.accounts.findUser(companyId, id)
  if (user === undefined) throw new GatewayError('invalid_parameter', 'There is no such user.', { field: '/userId' })
  const missing = wanted.find((scope) => !roleScopes[user.role].includes(scope))
  if (missing === undefined) return
  const detail = `The user has the role ${user.role}, which lacks the scope "${missing}".`
  throw new GatewayError('invalid_parameter', detail, { field: '/scopes' })
}

function requireFutureExpiry(expiresAt: number | undefined, now: number): void {
  if (expiresAt === undefined || expiresAt > now) return
  throw new GatewayError('time_in_past', 'expiresAt lies in the past; leave it out for a key that does not expire.', {
    field: 'expiresAt',
  })
}

/** Nobody grants what he does not hold; the platform may grant a company all that companies can hold. */
function requireGrantable(principal: Principal, companyId: CompanyId, wanted: readonly Scope[]): void {
  for (const scope of wanted) {
    if (companyId !== PLATFORM && scope === 'platform:admin') {
      throw new GatewayError('forbidden', 'The scope "platform:admin" belongs to keys of the platform.', {
        field: 'scopes',
      })
    }
    if (!isPlatform(principal) && !principal.scopes.has(scope)) {
      throw new GatewayError('forbidden', `You cannot grant the scope "${scope}", which you do not hold.`, {
        field: 'scopes',
      })
    }
  }
}

export async function listApiKeys(
  core: CoreContext,
  principal: Principal,
  { companyId, afterId, limit }: { companyId?: CompanyId; afterId?: ApiKeyId; limit: number },
): Promise<Page<ApiKey>> {
  const company = companyInScope(principal, companyId)
  return pageOf(await core.store.accounts.listApiKeys(company, afterId ?? (0 as ApiKeyId), limit + 1), limit)
}

/** @throws GatewayError `not_found` */
export async function updateApiKey(
  core: CoreContext,
  principal: Principal,
  id: ApiKeyId,
  changes: ApiKeyChanges,
  via: Via,
  companyId?: CompanyId,
): Promise<ApiKey> {
  const company = companyInScope(principal, companyId)
  const before = await core.store.accounts.findApiKey(company, id)
  if (before === undefined) throw new GatewayError('not_found', 'There is no such key.')
  const after: ApiKey = { ...before, ...changes }
  const act = { companyId: company, action: 'api_key.update', subject: `key:${id}`, before, after }
  await core.store.accounts.updateApiKey(company, id, changes, auditOf(core, principal, via, act))
  core.authentication.clear()
  return after
}

/** Ends a key at once. @throws GatewayError `not_found` */
export async function revokeApiKey(
  core: CoreContext,
  principal: Principal,
  id: ApiKeyId,
  via: Via,
  companyId?: CompanyId,
): Promise<ApiKey> {
  const company = companyInScope(principal, companyId)
  const before = await core.store.accounts.findApiKey(company, id)
  if (before === undefined) throw new GatewayError('not_found', 'There is no such key.')
  if (before.revokedAt !== null) return before
  const after: ApiKey = { ...before, revokedAt: core.clock.now() }
  const act = { companyId: company, action: 'api_key.revoke', subject: `key:${id}`, before, after }
  const isFirst = await core.store.accounts.revokeApiKey(
    company,
    id,
    core.clock.now(),
    auditOf(core, principal, via, act),
  )
  core.authentication.clear()
  return isFirst ? after : ((await core.store.accounts.findApiKey(company, id)) ?? after)
}
