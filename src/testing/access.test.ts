import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { roles, type Scope, scopes } from '../core/accounts/account.js'
import { roleScopes } from '../core/accounts/permissions.js'
import type { ContractOperation } from '../interfaces/rest/contract.js'
import {
  adminToken,
  basic,
  bearer,
  call,
  type Company,
  createCompany,
  createKey,
  createPrompt,
  createReportForm,
  createSenderName,
  type Credentials,
  exampleBody,
  exampleUpload,
  fillCalls,
  fillDirectory,
  fillMail,
  fillMailings,
  fillTag,
  hasIdInPath,
  missingId,
  operations,
  pathOf,
  queriesFor,
} from './_access.js'
import { createWebhook } from './_webhooks.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

/** Who may be let in, with what he may then do. */
interface Caller extends Credentials {
  scopes: readonly Scope[]
}

for (const kind of testDatabases) {
  describe(`access on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    let own: Company
    let foreign: Company
    let strangers: Credentials[]
    let callers: Caller[]

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      own = await createCompany(gateway, 'OWN')
      foreign = await createCompany(gateway, 'FOREIGN')
      strangers = await createStrangers()
      callers = await createCallers()
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const createStrangers = async (): Promise<Credentials[]> => {
      const full = scopes.filter((scope) => scope !== 'platform:admin')
      const revoked = await createKey(gateway, 'revoked', full, own.companyId)
      await gateway.request('POST', `/v1/api-keys/${revoked.id}/revoke?companyId=${own.companyId}`, {
        token: adminToken,
      })
      const soon = new Date(gateway.clock.now() + 1_000).toISOString()
      const expired = await createKey(gateway, 'expired', full, own.companyId, soon)
      const suspended = await createCompany(gateway, 'SUSPENDED')
      const login = basic('user of a suspended company', 'login-suspended', 'a long password')
      const leaver = await createUser('leaver', 'administrator')
      const path = `/v1/companies/${suspended.companyId}`
      await gateway.request('PATCH', path, { token: adminToken, body: { state: 'suspended' } })
      await gateway.request('PATCH', `/v1/users/${leaver}`, { token: own.key, body: { state: 'suspended' } })
      await gateway.advance(1_000)
      return [
        { name: 'nobody', authorization: undefined },
        bearer('a wrong key', 'svz_AAAAAAAAAAAAAAAAAAAAAA'),
        bearer('a revoked key', revoked.key),
        bearer('an expired key', expired.key),
        bearer('a key of a suspended company', suspended.key),
        login,
        basic('a suspended user', 'leaver', 'password of leaver'),
        basic('a wrong password', 'login-own', 'not the password'),
        basic('a key in place of a password', 'login-own', own.key),
        { name: 'another scheme', authorization: `Digest username="demo", response="${own.key}"` },
        { name: 'a scheme without a key', authorization: 'Bearer ' },
      ]
    }

    const createUser = async (login: string, role: string): Promise<string> => {
      const body = { login, name: login, role, password: `password of ${login}` }
      return (await gateway.request('POST', '/v1/users', { token: own.key, body })).body.id
    }

    /** A key for every scope, a user for every role, and the platform's administrator. */
    const createCallers = async (): Promise<Caller[]> => {
      const body = { name: 'administrator', scopes: ['platform:admin'] }
      const platform = await gateway.request('POST', '/v1/api-keys', { token: adminToken, body })
      const result: Caller[] = [{ ...bearer('the platform', platform.body.key), scopes: ['platform:admin'] }]
      for (const scope of scopes.filter((each) => each !== 'platform:admin')) {
        const { key } = await createKey(gateway, scope, [scope], own.companyId)
        result.push({ ...bearer(`a key for ${scope}`, key), scopes: [scope] })
      }
      for (const role of roles) {
        await createUser(role, role)
        result.push({ ...basic(`user: ${role}`, role, `password of ${role}`), scopes: roleScopes[role] })
      }
      return result
    }

    const callWith = (operation: ContractOperation, authorization: string | undefined, company: Company, query = '') =>
      call(gateway, {
        // A stream has no end to wait for; its head tells enough.
        method: operation.id === 'streamEvents' ? 'HEAD' : operation.method,
        path: pathOf(operation, company, query),
        authorization,
        body: exampleBody(operation, company),
        upload: exampleUpload(operation),
      })

    /** The metrics are open to everyone in demo mode. */
    const isOpen = ({ id, scopes: wanted }: ContractOperation) => wanted === null || id === 'getMetrics'

    it('asks everyone for credentials, and refuses all wrong ones alike', async () => {
      for (const operation of operations) {
        const refusals = new Set<string>()
        for (const { name, authorization } of strangers) {
          const { status, bytes } = await callWith(operation, authorization, own)
          if (isOpen(operation)) expect([operation.id, name, status]).toEqual([operation.id, name, 200])
          else expect([operation.id, name, status]).toEqual([operation.id, name, 401])
          if (name !== 'nobody' && !name.includes('scheme')) refusals.add(bytes)
        }
        if (!isOpen(operation)) expect([operation.id, refusals.size]).toEqual([operation.id, 1])
      }
    })

    it('lets in who holds a scope that the contract names, and nobody else', async () => {
      for (const operation of operations) {
        const wanted = operation.scopes ?? []
        for (const caller of callers) {
          const target = await targetOf(operation)
          const { status } = await callWith(operation, caller.authorization, target, actsFor(operation, caller))
          const isAllowed =
            isOpen(operation) || wanted.length === 0 || wanted.some((scope) => caller.scopes.includes(scope))
          const place = `${caller.name}: ${operation.id}`
          if (isAllowed && !grantsMore(operation, caller))
            expect([place, status < 500 && ![401, 403, 404].includes(status)]).toEqual([place, true])
          else expect([place, status]).toEqual([place, 403])
        }
      }
    })

    /** What is deleted is gone for whoever comes after. */
    const targetOf = async ({ id }: ContractOperation): Promise<Company> => {
      if (id === 'deleteTag') return { ...own, ...(await fillTag(gateway, own.key, 'OWN')) }
      if (id === 'deleteSenderName') return { ...own, senderNameId: await createSenderName(gateway, own.key) }
      if (id === 'deletePerson' || id === 'deleteGroup')
        return { ...own, ...(await fillDirectory(gateway, own.key, 'OWN')) }
      if (id === 'deleteMailing' || id === 'deleteMailingList')
        return { ...own, ...(await fillMailings(gateway, own.key, 'OWN')) }
      if (id === 'deletePrompt') return { ...own, promptId: await createPrompt(gateway, own.key, 'OWN') }
      if (id === 'deleteReportForm') return { ...own, reportFormId: await createReportForm(gateway, own.key, 'OWN') }
      if (id === 'deleteScenario' || id === 'cancelScenarioSwitch') return { ...own, ...(await newScenario()) }
      if (id === 'deleteRecording' || id === 'deleteSavedReport')
        return { ...own, ...(await fillCalls(gateway, own.key, 'OWN')) }
      if (id === 'getM2mPassword' || id === 'revokeM2mPassword') await setM2mPassword()
      if (id === 'deleteMailIntegration' || id === 'deleteMailWatch')
        return { ...own, ...(await fillMail(gateway, own.key, 'AGAIN')) }
      if (id !== 'deleteWebhook') return own
      const webhook = await createWebhook(gateway, { url: 'http://127.0.0.1:1/', state: 'paused' }, own.key)
      return { ...own, webhookId: webhook.id }
    }

    const newScenario = async () => {
      const ask = async (path: string, body: object) =>
        (await gateway.request('POST', path, { token: own.key, body })).body
      const document = { format: 1, start: 'a', steps: { a: { verb: 'voicemail', prompt: [{ sound: 'x' }] } } }
      const { id } = await ask('/v1/scenarios', { name: 'OWN', document })
      const from = new Date(gateway.clock.now() + 3_600_000).toISOString()
      const { switches } = await ask(`/v1/scenarios/${id}/publish`, { from })
      return { scenarioId: id, switchId: switches[0].id }
    }

    const setM2mPassword = () =>
      gateway.request('PUT', `/v1/users/${own.userId}/m2m-password`, { token: own.key, body: {} })

    /** The examples give roles and scopes that a key for nothing but administration lacks. */
    const grantsMore = ({ id }: ContractOperation, { scopes: held }: Caller) =>
      ['createUser', 'createApiKey', 'setM2mPassword', 'revokeM2mPassword'].includes(id) &&
      held.length === 1 &&
      held[0] === 'company:admin'

    const hasActingCompany = ({ parameters }: ContractOperation) =>
      parameters.some((parameter) => parameter.in === 'query' && parameter.name === 'companyId')
    const actsFor = (operation: ContractOperation, { scopes: held }: Caller) =>
      hasActingCompany(operation) && held.includes('platform:admin') ? `?companyId=${own.companyId}` : ''

    it('answers for what is another company’s byte for byte as for what is missing', async () => {
      const names = Object.keys(foreign).filter((name) => name.endsWith('Id'))
      const missing: Company = { ...foreign, ...Object.fromEntries(names.map((name) => [name, missingId])) }
      let compared = 0
      for (const operation of operations.filter(hasIdInPath)) {
        const answers = [foreign, missing].map((owner) => callWith(operation, `Bearer ${own.key}`, owner))
        const [another, none] = await Promise.all(answers)
        expect([operation.id, another?.status]).toEqual([operation.id, isForPlatform(operation) ? 403 : 404])
        expect(another?.bytes).toBe(none?.bytes)
        compared += 1
      }
      expect(compared).toBeGreaterThanOrEqual(8)
    })

    it('does not let a company act for another', async () => {
      for (const operation of operations.filter((each) => hasActingCompany(each) && !isForPlatform(each))) {
        for (const target of [own, foreign]) {
          const named = [foreign.companyId, missingId, '0', '-1', own.companyId.padStart(20, '0')]
          const answers = await Promise.all(
            named.map((id) => callWith(operation, `Bearer ${own.key}`, target, `?companyId=${id}`)),
          )
          expect([operation.id, answers.map(({ status }) => status)]).toEqual([operation.id, [404, 404, 400, 400, 400]])
          expect(answers[0]?.bytes).toBe(answers[1]?.bytes)
        }
        const twice = `?companyId=${own.companyId}&companyId=${foreign.companyId}`
        expect((await callWith(operation, `Bearer ${own.key}`, own, twice)).status).toBe(400)
      }
    })

    const isForPlatform = ({ scopes: wanted }: ContractOperation) =>
      wanted !== null && wanted.length > 0 && wanted.every((scope) => scope === 'platform:admin')

    it('shows nothing of another company in any answer, whatever it is asked for', async () => {
      for (const operation of operations) {
        for (const query of queriesFor(operation, foreign)) {
          for (const ids of [own, foreign]) {
            const { bytes } = await callWith(operation, `Bearer ${own.key}`, ids, query)
            const asked = query.includes('FOREIGN') ? bytes.replaceAll(query.slice(1), '') : bytes
            expect([operation.id, query, asked.includes('FOREIGN')]).toEqual([operation.id, query, false])
          }
        }
      }
    })

    it('shows to the other company what it keeps from this one', async () => {
      const read = operations.filter(({ method, path }) => method === 'GET' && path.startsWith('/v1/'))
      const shown: string[] = []
      for (const operation of read) {
        const { bytes } = await callWith(operation, `Bearer ${foreign.key}`, foreign)
        if (bytes.includes('FOREIGN')) shown.push(operation.id)
      }
      expect(shown).toEqual(
        expect.arrayContaining(['listMessages', 'getMessage', 'listUsers', 'getUser', 'listApiKeys']),
      )
    })

    it('keeps the same idempotency key of two companies apart', async () => {
      expect(own.messageId).not.toBe(foreign.messageId)
      const { bytes } = await callWith(operationOf('getMessage'), `Bearer ${foreign.key}`, foreign)
      expect(bytes).toContain('Text FOREIGN')
    })

    const operationOf = (id: string): ContractOperation => {
      const operation = operations.find((each) => each.id === id)
      if (operation === undefined) throw new Error(`no ${id}`)
      return operation
    }

    it('takes no field that the contract does not name, whoever sends it', async () => {
      for (const operation of operations.filter(
        ({ bodyPointer, uploadTypes }) => bodyPointer !== null && uploadTypes === null,
      )) {
        for (const [field, value] of guessedFields) {
          if (knownFields[operation.id]?.includes(field) === true) continue
          const body = Object.defineProperty({ ...exampleBody(operation, own) }, field, { value, enumerable: true })
          const { method } = operation
          const authorization = `Bearer ${isForPlatform(operation) ? adminToken : own.key}`
          const { status, bytes } = await call(gateway, { method, path: pathOf(operation, own), authorization, body })
          const place = `${operation.id}: ${field}`
          const isNamed =
            bytes.includes(`"field":"/${field}"`) || bytes.includes(`Parameter "${field}" is unknown here`)
          expect([place, status, isNamed]).toEqual([place, 400, true])
        }
      }
    })

    it('lets nobody give what he does not hold', async () => {
      const scoped = async (held: Scope[], companyId: string) =>
        (await createKey(gateway, held.join(), held, companyId)).key
      const registrar = await scoped(['company:admin'], own.companyId)
      const sender = await scoped(['company:admin', 'messages:send'], own.companyId)
      const user = { name: 'Puppet', password: 'a long password' }
      const { userId, apiKeyId } = own
      const ask = async (token: string, method: string, path: string, body: object) =>
        (await gateway.request(method, path, { token, body })).status

      const newUser = (login: string, role: string) => ({ ...user, login, role })
      expect(await ask(registrar, 'POST', '/v1/users', newUser('puppet-1', 'base_user'))).toBe(403)
      expect(await ask(sender, 'POST', '/v1/users', newUser('puppet-2', 'operator'))).toBe(403)
      expect(await ask(sender, 'POST', '/v1/users', newUser('puppet-3', 'base_user'))).toBe(201)
      expect(await ask(sender, 'PATCH', `/v1/users/${userId}`, { role: 'administrator' })).toBe(403)
      expect(await ask(sender, 'PATCH', `/v1/users/${userId}`, { password: 'my own password' })).toBe(403)
      expect(await ask(sender, 'PATCH', `/v1/users/${userId}`, { name: 'Renamed' })).toBe(200)
      expect(await ask(sender, 'POST', '/v1/api-keys', { name: 'key', scopes: ['messages:read'] })).toBe(403)
      expect(await ask(own.key, 'POST', '/v1/api-keys', { name: 'key', scopes: ['platform:admin'] })).toBe(403)
      expect(await ask(own.key, 'PATCH', `/v1/companies/${own.companyId}`, { state: 'active' })).toBe(403)
      expect(await ask(own.key, 'POST', `/v1/api-keys/${apiKeyId}/revoke`, {})).toBe(200)
    })

    it('lets no key of the platform make itself its administrator', async () => {
      const body = { name: 'limited', scopes: ['company:admin', 'metrics:read'] }
      const limited = (await gateway.request('POST', '/v1/api-keys', { token: adminToken, body })).body.key
      for (const wanted of ['platform:admin', 'messages:send']) {
        const escalated = { token: limited, body: { name: 'escalated', scopes: [wanted] } }
        expect([wanted, (await gateway.request('POST', '/v1/api-keys', escalated)).status]).toEqual([wanted, 403])
      }
    })

    it('keeps a company suspended that is renamed at the same moment', async () => {
      const { companyId, key } = await createCompany(gateway, `RACE-${kind.name}`)
      const path = `/v1/companies/${companyId}`
      const rename = (name: string) => gateway.request('PATCH', path, { token: key, body: { name } })
      const suspend = () => gateway.request('PATCH', path, { token: adminToken, body: { state: 'suspended' } })
      await Promise.all(Array.from({ length: 20 }, (_, index) => (index === 3 ? suspend() : rename(`Name ${index}`))))
      expect((await gateway.request('GET', path, { token: adminToken })).body.state).toBe('suspended')
    })

    it('revokes a key once, however many ask for it at once', async () => {
      const { id } = await createKey(gateway, 'short-lived', ['messages:read'], own.companyId)
      const revoke = () => gateway.request('POST', `/v1/api-keys/${id}/revoke`, { token: own.key })
      const answers = await Promise.all(Array.from({ length: 10 }, revoke))
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
      const audit = await gateway.request('GET', '/v1/audit?limit=200', { token: own.key })
      const records = audit.body.records.filter((record: { subject: string; action: string }) => {
        return record.action === 'api_key.revoke' && record.subject === `key:${id}`
      })
      expect(records).toHaveLength(1)
    })
  })
}

/** What an attacker would try to set. */
const guessedFields: [field: string, value: unknown][] = [
  ['companyId', '1'],
  ['company_id', 1],
  ['tenantId', '1'],
  ['id', '7'],
  ['role', 'administrator'],
  ['scopes', ['platform:admin']],
  ['state', 'active'],
  ['version', 9],
  ['price', 0],
  ['balance', 1_000_000],
  ['createdAt', '2026-01-15T09:00:00Z'],
  ['revokedAt', null],
  ['passwordHash', 'x'],
  ['hash', 'x'],
  ['key', 'svz_chosen'],
  ['isAdmin', true],
  ['__proto__', { isAdmin: true }],
  ['constructor', { prototype: {} }],
]

/** Fields of the guesses that an operation does take. */
const knownFields: Record<string, readonly string[]> = {
  createSession: ['key'],
  createMailing: ['state'],
  updateMailing: ['state'],
  createNumber: ['companyId'],
  switchScenario: ['version'],
  simulateScenario: ['version'],
  createUser: ['role'],
  updateUser: ['role', 'state'],
  updateCompany: ['state'],
  createMailIntegration: ['state'],
  updateMailIntegration: ['state'],
  createWebhook: ['state'],
  correctUsage: ['id'],
  updateWebhook: ['state'],
  createApiKey: ['scopes'],
  replaceRoutes: ['version'],
  assignInboundMessage: ['companyId'],
  // The idempotency key, and the credentials.
  sendByPost: ['id', 'key'],
}
