import type { ApiKeyId, CompanyId, PersonId, SessionId, UserId } from '../values/ids.js'

export interface Company {
  id: CompanyId
  name: string
  /** IANA time zone. */
  zone: string
  state: 'active' | 'suspended'
  /** What the company may do a second; null for the gateway's own limits. */
  requestsPerSecond: number | null
  recipientsPerSecond: number | null
  createdAt: number
}

/** What bounds the work that a company asks for. */
export type CompanyRates = Pick<Company, 'requestsPerSecond' | 'recipientsPerSecond'>

export const roles = ['administrator', 'operator', 'base_user'] as const
export type Role = (typeof roles)[number]

export interface User {
  id: UserId
  companyId: CompanyId
  /** Unique over the whole gateway, compared without case. */
  login: string
  name: string
  role: Role
  state: 'active' | 'suspended'
  /** Who it is in the directory. */
  personId?: PersonId | null
  createdAt: number
}

/** What a key or a user may do; `platform:admin` only with keys of the platform. */
export const scopes = ['messages:send', 'messages:read', 'company:admin', 'metrics:read', 'platform:admin'] as const
export type Scope = (typeof scopes)[number]

export interface ApiKey {
  id: ApiKeyId
  /** `PLATFORM` for a key of the platform. */
  companyId: CompanyId
  name: string
  /** The user whose role and rights it has; null for one of the company's own, which nothing restricts. */
  userId: UserId | null
  /** The first characters of the key, enough to recognise it. */
  prefix: string
  scopes: readonly Scope[]
  /** Whether it may send by GET, which leaves it in logs on the way. */
  allowGet: boolean
  createdAt: number
  expiresAt: number | null
  revokedAt: number | null
  lastUsedAt: number | null
}

/** Who makes a request. */
export interface Principal {
  companyId: CompanyId
  /** `key:7`, `user:3` or `system`: the actor named in the audit log. */
  actor: string
  scopes: ReadonlySet<Scope>
  /** Of the company, when it has any of its own. */
  rates?: CompanyRates
  /** False for a key that sends by POST only. */
  allowGet?: boolean
  /** Of somebody who is signed in to the console. */
  sessionId?: SessionId
  /** Where the credentials may be used from; from everywhere when absent or empty. */
  allowedAddresses?: readonly string[]
}

export interface AuditRecord {
  id: number
  companyId: CompanyId
  at: number
  actor: string
  /** `company.create`, `api_key.revoke` … */
  action: string
  /** `company:5`, `user:3` … */
  subject: string
  /** The interface it came through: `rest`, `cli`. */
  via: string
  address: string | null
  requestId: string | null
  before: unknown
  after: unknown
}
