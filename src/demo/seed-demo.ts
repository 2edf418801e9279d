import type { Scope, User } from '../core/accounts/account.js'
import { insertKey } from '../core/accounts/api-keys.js'
import { hashKey } from '../core/accounts/api-keys.js'
import { auditOf } from '../core/accounts/audit.js'
import { createCompany } from '../core/accounts/companies.js'
import { storeM2mPassword } from '../core/accounts/m2m-password.js'
import { systemPrincipal } from '../core/accounts/permissions.js'
import { createScenario } from '../core/calls/manage-scenarios.js'
import { setVoice } from '../core/calls/manage-voice.js'
import { publishScenario } from '../core/calls/publish-scenario.js'
import type { CoreContext } from '../core/context.js'
import { type AccountChange, changeAccount } from '../core/rating/ledger/change-account.js'
import { addNumber } from '../core/routing/add-number.js'
import type { CompanyId, UserId } from '../core/values/ids.js'
import { PLATFORM } from '../core/values/ids.js'
import { demoScenario } from './demo-scenario.js'

/** Public on purpose: demo mode listens on loopback only. */
export const demoCredentials = {
  token: 'demo-token',
  adminToken: 'demo-admin-token',
  login: 'demo',
  password: 'demo',
  shortCode: '4938',
  /** Of a company that is charged by a tariff. */
  ratedToken: 'demo-rated-token',
  ratedNumber: '+79240000001',
  /** Can be called on the virtual telephone network. */
  voiceNumber: '+74242300000',
} as const

const via = { interface: 'cli', address: null, requestId: null } as const

/** Makes the demo company with its credentials, once. */
export async function seedDemo(core: CoreContext): Promise<void> {
  await seedCompany(core)
  await seedM2mPassword(core)
  await seedRatedCompany(core)
  await seedCalls(core)
}

/** A number with a scenario, once; apart as well. */
async function seedCalls(core: CoreContext): Promise<void> {
  const { accounts, calls } = core.store
  const user = await accounts.findUserByLogin(demoCredentials.login)
  const known = await calls.findVoiceNumber(demoCredentials.voiceNumber)
  if (user === undefined || known !== undefined) return
  const { companyId } = user
  const acting = { companyId }
  const wanted = { ...acting, name: 'Демонстрация', document: demoScenario }
  const { scenario } = await createScenario(core, systemPrincipal, wanted, via)
  await publishScenario(core, systemPrincipal, scenario.id, { ...acting, note: null }, via)
  const number = { ...acting, address: demoCredentials.voiceNumber, kind: 'city' } as const
  const { id } = await addNumber(core, systemPrincipal, number, via)
  await setVoice(core, systemPrincipal, id, { ...acting, scenarioId: scenario.id }, via)
}

/** Apart, for databases that were made before there was one. */
async function seedM2mPassword(core: CoreContext): Promise<void> {
  const user = await core.store.accounts.findUserByLogin(demoCredentials.login)
  if (user === undefined || (await core.store.m2mPasswords.find(user)) !== undefined) return
  await storeM2mPassword(core, systemPrincipal, user, { password: demoCredentials.password }, via)
}

/** The number is connected since then, so that a whole month can be invoiced at once. */
const demoPastMs = 62 * 86_400_000

/** Apart, for databases that were made before there was one. */
async function seedRatedCompany(core: CoreContext): Promise<void> {
  const { accounts } = core.store
  if ((await accounts.findApiKeyByHash(hashKey(demoCredentials.ratedToken))) !== undefined) return
  const company = await createCompany(core, systemPrincipal, { name: 'Demo с тарифом', zone: 'Asia/Sakhalin' }, via)
  const number = demoCredentials.ratedNumber
  const since = core.clock.now() - demoPastMs
  const owned = { address: number, kind: 'mobile', companyId: company.id, activeFrom: since }
  await accounts.insertNumber({ ...owned, id: await core.store.allocateIds(1) })
  const changes: AccountChange[] = [
    { do: 'connect_sms_package', package: 'company_starter' },
    { do: 'connect_number', number, kind: 'mobile', tariff: 'mts', at: since },
    { do: 'connect_package', number, package: 'mts_500' },
  ]
  for (const change of changes) await changeAccount(core, systemPrincipal, { companyId: company.id, change }, via)
  // Last: with the key all of it is there.
  const scopes: Scope[] = ['messages:send', 'messages:read', 'company:admin']
  const key = { companyId: company.id, key: demoCredentials.ratedToken, name: 'demo with a tariff', scopes }
  await insertKey(core, systemPrincipal, key, via)
}

async function seedCompany(core: CoreContext): Promise<void> {
  const { accounts } = core.store
  if ((await accounts.findApiKeyByHash(hashKey(demoCredentials.adminToken))) !== undefined) return
  const company = await createCompany(core, systemPrincipal, { name: 'Demo', zone: 'Europe/Moscow' }, via)
  await insertKey(
    core,
    systemPrincipal,
    {
      companyId: company.id,
      key: demoCredentials.token,
      name: 'demo',
      scopes: ['messages:send', 'messages:read', 'company:admin', 'metrics:read'],
    },
    via,
  )
  await insertUser(core, company.id)
  const number = {
    address: demoCredentials.shortCode,
    kind: 'short_code',
    companyId: null,
    activeFrom: core.clock.now(),
  }
  await accounts.insertNumber({ ...number, id: await core.store.allocateIds(1) })
  await insertKey(
    core,
    systemPrincipal,
    {
      companyId: PLATFORM,
      key: demoCredentials.adminToken,
      name: 'demo platform administrator',
      scopes: ['platform:admin', 'messages:read', 'metrics:read'],
    },
    via,
  )
}

/**
 * The public credentials of demo mode open its database wherever it is served.
 * @throws Error on a database that holds them
 */
export async function refuseDemoDatabase(core: CoreContext): Promise<void> {
  for (const token of [demoCredentials.token, demoCredentials.adminToken, demoCredentials.ratedToken]) {
    if ((await core.store.accounts.findApiKeyByHash(hashKey(token))) === undefined) continue
    throw new Error(
      'The database was made by demo mode, and the public credentials of demo mode open it. Give this gateway a data folder ' +
        '(dataDir) or a database of its own, or start it with demo: true.',
    )
  }
}

async function insertUser(core: CoreContext, companyId: CompanyId): Promise<void> {
  const user: User = {
    id: (await core.store.allocateIds(1)) as UserId,
    companyId,
    login: demoCredentials.login,
    name: 'Demo',
    role: 'administrator',
    state: 'active',
    createdAt: core.clock.now(),
  }
  const hash = await core.passwords.hash(demoCredentials.password)
  const act = { companyId, action: 'user.create', subject: `user:${user.id}`, after: user }
  await core.store.accounts.insertUser(user, hash, auditOf(core, systemPrincipal, via, act))
}
