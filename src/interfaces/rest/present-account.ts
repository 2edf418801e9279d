import type { ApiKey, AuditRecord, Company, User } from '../../core/accounts/account.js'
import type { M2mPassword } from '../../core/accounts/m2m-password.js'
import type { M2mSettings } from '../../core/accounts/m2m-settings.js'
import { type CompanyId, formatId, PLATFORM } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { formatInstant, formatNullableInstant } from './instant.js'

type Schemas = components['schemas']

export function presentCompany(company: Company): Schemas['Company'] {
  const { id, name, zone, state, requestsPerSecond, recipientsPerSecond, createdAt } = company
  return {
    id: formatId(id),
    name,
    zone,
    state,
    requestsPerSecond,
    recipientsPerSecond,
    createdAt: formatInstant(createdAt),
  }
}

export function presentUser({
  id,
  companyId,
  login,
  name,
  role,
  state,
  personId = null,
  createdAt,
}: User): Schemas['User'] {
  return {
    id: formatId(id),
    companyId: formatId(companyId),
    login,
    name,
    role,
    state,
    personId: personId === null ? null : formatId(personId),
    createdAt: formatInstant(createdAt),
  }
}

export function presentM2mPassword(password: M2mPassword): Schemas['M2mPassword'] {
  const { createdAt, lastUsedAt, allowedAddresses, managesUsers } = password
  return {
    createdAt: formatInstant(createdAt),
    lastUsedAt: formatNullableInstant(lastUsedAt),
    allowedAddresses: [...allowedAddresses],
    managesUsers,
  }
}

export function presentM2mSettings({ allowedAddresses, ...settings }: M2mSettings): Schemas['M2mSettings'] {
  return { allowedAddresses: [...allowedAddresses], ...settings }
}

export function presentApiKey(key: ApiKey): Schemas['ApiKey'] {
  return {
    id: formatId(key.id),
    companyId: formatOwner(key.companyId),
    name: key.name,
    userId: key.userId === null ? null : formatId(key.userId),
    prefix: key.prefix,
    scopes: [...key.scopes],
    allowGet: key.allowGet,
    createdAt: formatInstant(key.createdAt),
    expiresAt: formatNullableInstant(key.expiresAt),
    revokedAt: formatNullableInstant(key.revokedAt),
    lastUsedAt: formatNullableInstant(key.lastUsedAt),
  }
}

export function presentAuditRecord(record: AuditRecord): Schemas['AuditRecord'] {
  return {
    id: String(record.id),
    companyId: formatOwner(record.companyId),
    at: formatInstant(record.at),
    actor: record.actor,
    action: record.action,
    subject: record.subject,
    via: record.via,
    address: record.address,
    requestId: record.requestId,
    before: presentSnapshot(record.before),
    after: presentSnapshot(record.after),
  }
}

function formatOwner(companyId: CompanyId): string | null {
  return companyId === PLATFORM ? null : formatId(companyId)
}

/** A subject as the audit log keeps it, with ids and instants in the form they have everywhere else here. */
function presentSnapshot(snapshot: unknown): unknown {
  if (typeof snapshot !== 'object' || snapshot === null || Array.isArray(snapshot)) return snapshot ?? null
  return Object.fromEntries(Object.entries(snapshot).map(([name, value]) => [name, presentField(name, value)]))
}

function presentField(name: string, value: unknown): unknown {
  if (typeof value !== 'number') return value
  if (name === 'companyId') return formatOwner(value as CompanyId)
  if (name === 'id' || name.endsWith('Id')) return String(value)
  return name.endsWith('At') ? formatInstant(value) : value
}
