import type { Kysely } from 'kysely'

import type { ApiKey, AuditRecord, Company, Role, Scope, User } from '../../core/accounts/account.js'
import type { StoredSettings } from '../../core/accounts/company-settings.js'
import { defaultM2mSettings, type M2mSettings } from '../../core/accounts/m2m-settings.js'
import type { OwnHours } from '../../core/calendar/quiet-hours.js'
import type { OwnNumber } from '../../core/messaging/inbound.js'
import type { ApiKeyChanges, CompanyChanges, NewAudit, UserChanges, UserKey } from '../../core/ports.js'
import type { ApiKeyId, CompanyId, PersonId, UserId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { RowOf } from '../tables/table.js'
import type { apiKeys, auditLog, companies, Schema, users } from '../tables/tables.js'
import { named, statement } from './statement.js'

type Db = Kysely<Schema>

export function insertAudit(db: Db, id: number, audit: NewAudit): Statement {
  return statement(
    db.insertInto('audit_log').values({
      company_id: audit.companyId,
      id,
      at: audit.at,
      actor: audit.actor,
      action: audit.action,
      subject: audit.subject,
      via: audit.via,
      address: audit.address,
      request_id: audit.requestId,
      before: audit.before === null ? null : JSON.stringify(audit.before),
      after: audit.after === null ? null : JSON.stringify(audit.after),
    }),
  )
}

export function insertCompany(db: Db, company: Company): Statement {
  return statement(db.insertInto('companies').values(companyRow(company)))
}

export function updateCompany(db: Db, id: CompanyId, changes: CompanyChanges): Statement {
  const { name, zone, state, requestsPerSecond, recipientsPerSecond } = changes
  const rates = { requests_per_second: requestsPerSecond, recipients_per_second: recipientsPerSecond }
  return statement(
    db
      .updateTable('companies')
      .set(named({ name, zone, state, ...rates }))
      .where('id', '=', id),
    1,
  )
}

export function setQuietHours(db: Db, id: CompanyId, hours: OwnHours): Statement {
  const set = { quiet_hours: JSON.stringify(hours) }
  return statement(db.updateTable('companies').set(set).where('id', '=', id), 1)
}

export async function findQuietHours(db: Db, id: CompanyId): Promise<OwnHours | undefined> {
  const row = await db.selectFrom('companies').select('quiet_hours').where('id', '=', id).executeTakeFirst()
  return row && ownHoursOf(row.quiet_hours)
}

export async function listSettings(db: Db): Promise<StoredSettings[]> {
  const rows = await db.selectFrom('companies').select(['id', 'zone', 'quiet_hours', 'm2m_settings']).execute()
  return rows.map(({ id, zone, quiet_hours, m2m_settings }) => ({
    id: id as CompanyId,
    zone,
    quietHours: ownHoursOf(quiet_hours),
    m2m: m2mSettingsOf(m2m_settings),
  }))
}

export function setM2mSettings(db: Db, id: CompanyId, settings: M2mSettings): Statement {
  const set = { m2m_settings: JSON.stringify(settings) }
  return statement(db.updateTable('companies').set(set).where('id', '=', id), 1)
}

export async function findM2mSettings(db: Db, id: CompanyId): Promise<M2mSettings | undefined> {
  const row = await db.selectFrom('companies').select('m2m_settings').where('id', '=', id).executeTakeFirst()
  return row && m2mSettingsOf(row.m2m_settings)
}

/** What was not there yet when they were stored is as at the beginning. */
function m2mSettingsOf(stored: string | null): M2mSettings {
  return stored === null ? defaultM2mSettings : { ...defaultM2mSettings, ...(JSON.parse(stored) as M2mSettings) }
}

function ownHoursOf(stored: string | null): OwnHours {
  return stored === null ? {} : (JSON.parse(stored) as OwnHours)
}

export async function findCompany(db: Db, id: CompanyId): Promise<Company | undefined> {
  const row = await db.selectFrom('companies').selectAll().where('id', '=', id).executeTakeFirst()
  return row && companyOf(row)
}

export async function listCompanies(db: Db, afterId: CompanyId, limit: number): Promise<Company[]> {
  const rows = await db
    .selectFrom('companies')
    .selectAll()
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(companyOf)
}

export function insertUser(db: Db, user: User, passwordHash: string | null): Statement {
  return statement(db.insertInto('users').values({ ...userRow(user), password_hash: passwordHash }))
}

export function updateUser(
  db: Db,
  { companyId, id }: UserKey,
  { name, role, state, personId }: UserChanges,
  passwordHash: string | undefined,
): Statement {
  const set = named({ name, role, state, person_id: personId, password_hash: passwordHash })
  return statement(db.updateTable('users').set(set).where('company_id', '=', companyId).where('id', '=', id), 1)
}

export async function findUser(db: Db, companyId: CompanyId, id: UserId): Promise<User | undefined> {
  const row = await db
    .selectFrom('users')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && userOf(row)
}

export async function findUserByLogin(
  db: Db,
  login: string,
): Promise<(User & { passwordHash: string | null }) | undefined> {
  const row = await db.selectFrom('users').selectAll().where('login', '=', login).executeTakeFirst()
  return row && { ...userOf(row), passwordHash: row.password_hash }
}

export async function listUsers(db: Db, companyId: CompanyId, afterId: UserId, limit: number): Promise<User[]> {
  const rows = await db
    .selectFrom('users')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(userOf)
}

export function insertApiKey(db: Db, key: ApiKey, hash: Buffer): Statement {
  return statement(
    db.insertInto('api_keys').values({
      company_id: key.companyId,
      id: key.id,
      name: key.name,
      prefix: key.prefix,
      hash,
      scopes: key.scopes.join(' '),
      created_at: key.createdAt,
      expires_at: key.expiresAt,
      revoked_at: key.revokedAt,
      last_used_at: key.lastUsedAt,
      allow_get: key.allowGet ? 1 : 0,
      user_id: key.userId,
    }),
  )
}

export function updateApiKey(db: Db, companyId: CompanyId, id: ApiKeyId, { name, allowGet }: ApiKeyChanges): Statement {
  const set = named({ name, allow_get: allowGet === undefined ? undefined : Number(allowGet) })
  return statement(db.updateTable('api_keys').set(set).where('company_id', '=', companyId).where('id', '=', id), 1)
}

export function revokeApiKey(db: Db, companyId: CompanyId, id: ApiKeyId, at: number): Statement {
  return statement(
    db
      .updateTable('api_keys')
      .set({ revoked_at: at })
      .where('company_id', '=', companyId)
      .where('id', '=', id)
      .where('revoked_at', 'is', null),
    1,
  )
}

export function markApiKeyUsed(db: Db, id: ApiKeyId, at: number): Statement {
  return statement(db.updateTable('api_keys').set({ last_used_at: at }).where('id', '=', id))
}

export async function findApiKey(db: Db, companyId: CompanyId, id: ApiKeyId): Promise<ApiKey | undefined> {
  const row = await db
    .selectFrom('api_keys')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && apiKeyOf(row)
}

export async function findApiKeyByHash(db: Db, hash: Buffer): Promise<ApiKey | undefined> {
  const row = await db.selectFrom('api_keys').selectAll().where('hash', '=', hash).executeTakeFirst()
  return row && apiKeyOf(row)
}

export async function listApiKeys(db: Db, companyId: CompanyId, afterId: ApiKeyId, limit: number): Promise<ApiKey[]> {
  const rows = await db
    .selectFrom('api_keys')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '>', afterId)
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(apiKeyOf)
}

export async function listAudit(db: Db, companyId: CompanyId, beforeId: number, limit: number): Promise<AuditRecord[]> {
  const rows = await db
    .selectFrom('audit_log')
    .selectAll()
    .where('company_id', '=', companyId)
    .where('id', '<', beforeId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(auditOf)
}

/** Does nothing where the number is in use already: processes that start together do it at the same time. */
export function insertNumber(db: Db, number: OwnNumber & { id: number; kind: string; activeFrom: number }): Statement {
  return statement(
    db
      .insertInto('numbers')
      .values({
        id: number.id,
        address: number.address,
        kind: number.kind,
        company_id: number.companyId,
        active_from: number.activeFrom,
        active_until: null,
      })
      .onConflict((conflict) => conflict.column('address').where('active_until', 'is', null).doNothing()),
  )
}

function companyRow(company: Company): RowOf<typeof companies> {
  const { id, name, zone, state, requestsPerSecond, recipientsPerSecond, createdAt } = company
  const rates = { requests_per_second: requestsPerSecond, recipients_per_second: recipientsPerSecond }
  return { id, name, zone, state, created_at: createdAt, quiet_hours: null, m2m_settings: null, ...rates }
}

function companyOf(row: RowOf<typeof companies>): Company {
  return {
    id: row.id as CompanyId,
    name: row.name,
    zone: row.zone,
    state: row.state as Company['state'],
    requestsPerSecond: row.requests_per_second,
    recipientsPerSecond: row.recipients_per_second,
    createdAt: row.created_at,
  }
}

function userRow(user: User): Omit<RowOf<typeof users>, 'password_hash'> {
  const { companyId, id, login, name, role, state, createdAt, personId = null } = user
  return { company_id: companyId, id, login, name, role, state, created_at: createdAt, person_id: personId }
}

function userOf(row: RowOf<typeof users>): User {
  return {
    id: row.id as UserId,
    companyId: row.company_id as CompanyId,
    login: row.login,
    name: row.name,
    role: row.role as Role,
    state: row.state as User['state'],
    personId: row.person_id as PersonId | null,
    createdAt: row.created_at,
  }
}

function apiKeyOf(row: RowOf<typeof apiKeys>): ApiKey {
  return {
    id: row.id as ApiKeyId,
    companyId: row.company_id as CompanyId,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes.split(' ') as Scope[],
    allowGet: row.allow_get === 1,
    userId: row.user_id as UserId | null,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  }
}

function auditOf(row: RowOf<typeof auditLog>): AuditRecord {
  return {
    id: row.id,
    companyId: row.company_id as CompanyId,
    at: row.at,
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    via: row.via,
    address: row.address,
    requestId: row.request_id,
    before: row.before === null ? null : (JSON.parse(row.before) as unknown),
    after: row.after === null ? null : (JSON.parse(row.after) as unknown),
  }
}
