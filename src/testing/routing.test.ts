import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { stringify } from 'yaml'

import { loadConfig } from '../config.js'
import { systemPrincipal } from '../core/accounts/permissions.js'
import { createPlatformKey } from '../core/accounts/platform-key.js'
import type { CompanyId } from '../core/values/ids.js'
import { type Gateway, startGateway } from '../gateway.js'
import { type Company, newCompany, type RunningSmsc, startSmsc } from './_operator.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'
import { VirtualClock } from './virtual-clock.js'

/** Three carriers of one SMSC. */
function configOf(port: number): object {
  const link = { type: 'smpp', host: '127.0.0.1', port, systemId: 'svyaz', password: 'secret' }
  return {
    carriers: [
      { ...link, name: 'mts' },
      { ...link, name: 'beeline', senderNames: 'registered' },
      { ...link, name: 'aggregator', senderNames: 'any' },
    ],
    numbers: [{ address: '4938', kind: 'short_code', company: 'shared' }],
  }
}
const all = { name: 'rest', carriers: [{ name: 'aggregator', weight: 1 }] }
const farEast = {
  name: 'far-east',
  filters: { regions: ['Сахалинская область'] },
  carriers: [{ name: 'mts', weight: 1 }],
  fallback: ['beeline'],
  next: 'rest',
}
const sakhalin = '+74242123456'

for (const kind of testDatabases) {
  describe(`routes and sender names on ${kind.name}`, () => {
    let database: TestDatabase
    let clock: VirtualClock
    let smsc: RunningSmsc
    let gateway: TestGateway
    let platform: string
    let company: Company

    beforeEach(async () => {
      database = await kind.create()
      clock = new VirtualClock()
      smsc = await startSmsc(clock)
      gateway = await start()
      platform = await createPlatformKey(gateway.core, systemPrincipal, 'test')
      company = await newCompany(gateway, platform, 'Ромашка')
    })

    afterEach(async () => {
      await gateway.stop()
      await smsc.simulator.stop()
      await database.drop()
    })

    const start = () =>
      startTestGateway({ databaseUrl: database.url, config: configOf(smsc.port), overrides: { clock } })
    const ask = (method: string, path: string, body?: object, token = platform, at = gateway) =>
      at.request(method, path, body === undefined ? { token } : { token, body })
    const put = (version: number, ...routes: object[]) => ask('PUT', '/v1/routes', { version, routes })
    const explain = async (query: string, token = company.token, at = gateway) =>
      (await ask('GET', `/v1/routes/explain?${query}`, undefined, token, at)).body

    it('go to the first carrier until routes are written', async () => {
      expect((await ask('GET', '/v1/routes')).body).toEqual({ version: 0, routes: [], warnings: [] })
      expect(await explain(`to=${sakhalin}`)).toMatchObject({
        route: 'default',
        routesVersion: 0,
        carriers: [{ name: 'mts' }, { name: 'beeline' }, { name: 'aggregator' }],
      })
    })

    it('are explained as they hold, from the number to the sender on each carrier', async () => {
      const megafon = { ...all, name: 'megafon', filters: { operators: ['megafon'], companies: [company.id] } }
      const { status, body } = await put(0, megafon, farEast, all)
      expect([status, body.version, body.warnings]).toEqual([200, 1, []])
      expect(await explain(`to=8%20(424)%20212-34-56&from=4938&class=alert`)).toEqual({
        to: sakhalin,
        companyId: company.id,
        class: 'alert',
        lane: 'alert',
        number: {
          msisdn: sakhalin,
          kind: 'city',
          operator: null,
          operatorName: null,
          region: 'Сахалинская область',
          zone: 'Asia/Sakhalin',
          precision: 'code',
          range: null,
          portStatus: 'unknown',
          dataVersion: 'built-in',
        },
        routesVersion: 1,
        routes: [
          {
            name: 'megafon',
            holds: false,
            filters: [
              { filter: 'operators', holds: false, takes: ['megafon'], given: null },
              { filter: 'companies', holds: true, takes: [], given: company.id },
            ],
          },
          {
            name: 'far-east',
            holds: true,
            filters: [{ filter: 'regions', holds: true, takes: ['Сахалинская область'], given: 'Сахалинская область' }],
          },
        ],
        route: 'far-east',
        carriers: ['mts', 'beeline', 'aggregator'].map((name) => ({
          name,
          sender: { from: '4938', replaced: false, reason: null },
        })),
      })
      const asPlatform = await explain(`to=${sakhalin}&companyId=${company.id}`, platform)
      expect(asPlatform.routes[0].filters[1].takes).toEqual([company.id])
      expect((await explain(`to=${sakhalin}&companyId=${company.id}`)).route).toBe('far-east')
    })

    it('are not written over what somebody else has written', async () => {
      expect((await put(0, all)).status).toBe(200)
      const late = await put(0, farEast, all)
      expect([late.status, late.body.code, late.body.field]).toEqual([409, 'conflict', '/version'])
      expect((await ask('GET', '/v1/routes')).body).toMatchObject({ version: 1, routes: [{ name: 'rest' }] })
      const both = await Promise.all([put(1, farEast, all), put(1)])
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      const { body } = await ask('GET', '/v1/audit')
      const acts = body.records.map((record: { action: string }) => record.action)
      expect(acts.filter((action: string) => action === 'routes.replace')).toHaveLength(2)
    })

    it.each([
      ['an unknown carrier', [{ ...all, carriers: [{ name: 'mtc', weight: 1 }] }], '/routes/0/carriers/0/name'],
      ['a circle', [{ ...all, next: 'far-east' }, farEast], '/routes/0/next'],
      ['a negative weight', [{ ...all, carriers: [{ name: 'mts', weight: -1 }] }], '/routes/0/carriers/0/weight'],
      ['a filter that is none', [{ ...all, filters: { prefixes: ['7916'] } }], '/routes/0/filters/prefixes/0'],
    ])('with %s are refused, and nothing changes', async (_, routes, field) => {
      const { status, body } = await put(0, ...routes)
      expect([status, body.code, body.field]).toEqual([400, 'invalid_parameter', field])
      expect((await ask('GET', '/v1/routes')).body.version).toBe(0)
    })

    it('with unknown words are taken, with a warning', async () => {
      const filters = { operators: ['mtc'], regions: ['Сахалин'], companies: ['999999'] }
      const { status, body } = await put(0, { ...all, filters })
      expect([status, body.warnings.length]).toEqual([200, 3])
    })

    it('belong to the platform, and names to their company', async () => {
      expect((await ask('GET', '/v1/routes', undefined, company.token)).status).toBe(403)
      expect((await ask('PUT', '/v1/routes', { version: 0, routes: [] }, company.token)).status).toBe(403)
      const { body } = await ask('POST', '/v1/sender-names', { name: 'Romashka' }, company.token)
      const registration = `/v1/sender-names/${body.id}/carriers/mts`
      expect((await ask('PUT', registration, { state: 'registered' }, company.token)).status).toBe(403)
      const stranger = await newCompany(gateway, platform, 'Лютик')
      expect((await ask('GET', `/v1/sender-names/${body.id}`, undefined, stranger.token)).status).toBe(404)
    })

    it('show a name where it is registered and its fall-back elsewhere', async () => {
      await put(0, { ...farEast, next: null })
      const created = await ask('POST', '/v1/sender-names', { name: 'Romashka' }, company.token)
      expect(created.headers.get('location')).toBe(`/v1/sender-names/${created.body.id}`)
      expect(created.body.registrations).toEqual(
        ['beeline', 'mts'].map((carrier) => ({ carrier, state: 'requested', updatedAt: null })),
      )
      const path = `/v1/sender-names/${created.body.id}`
      const senders = async () =>
        (await explain(`to=${sakhalin}&from=Romashka`)).carriers.map(
          ({ sender }: { sender: { from: string | null; reason: string | null } }) => sender.from ?? sender.reason,
        )
      expect(await senders()).toEqual([
        expect.stringContaining('not yet registered with mts'),
        expect.stringContaining('not yet registered with beeline'),
      ])
      await ask('PUT', `${path}/carriers/mts?companyId=${company.id}`, { state: 'registered' })
      expect((await ask('PATCH', path, { fallback: '4938' }, company.token)).status).toBe(200)
      expect(await senders()).toEqual(['Romashka', '4938'])
      await ask('PUT', `${path}/carriers/mts?companyId=${company.id}`, { state: 'rejected' })
      expect(await senders()).toEqual(['4938', '4938'])
    })

    it.each([
      [{ name: 'Ромашка' }, 400, '/name'],
      [{ name: '4938' }, 400, '/name'],
      [{ name: 'Romashka', fallback: 'Nobody' }, 400, '/fallback'],
      [{ name: 'Romashka', fallback: 'Romashka' }, 400, '/fallback'],
      [{ name: 'Known' }, 409, '/name'],
    ])('refuse the name %j', async (wanted, status, field) => {
      await ask('POST', '/v1/sender-names', { name: 'Known' }, company.token)
      const answer = await ask('POST', '/v1/sender-names', wanted, company.token)
      expect([answer.status, answer.body.field]).toEqual([status, field])
    })

    it('keep a name that another falls back to', async () => {
      const known = await ask('POST', '/v1/sender-names', { name: 'Known' }, company.token)
      const other = { name: 'Romashka', fallback: 'Known' }
      const dependent = await ask('POST', '/v1/sender-names', other, company.token)
      const remove = (id: string) => ask('DELETE', `/v1/sender-names/${id}`, undefined, company.token)
      expect((await remove(known.body.id)).status).toBe(409)
      expect((await remove(dependent.body.id)).body.name).toBe('Romashka')
      expect((await remove(known.body.id)).status).toBe(200)
      expect((await remove(known.body.id)).status).toBe(404)
      expect((await ask('GET', '/v1/sender-names', undefined, company.token)).body.senderNames).toEqual([])
    })

    it('of a company that does not exist are refused', async () => {
      expect((await ask('POST', '/v1/sender-names?companyId=999999', { name: 'Romashka' })).status).toBe(404)
    })

    it('go with the numbers that a company may send from', async () => {
      const shared = [{ address: '4938', kind: 'short_code', companyId: null, activeUntil: null }]
      const { body } = await ask('GET', '/v1/numbers', undefined, company.token)
      expect(body).toMatchObject({ numbers: shared, nextCursor: null })
      expect((await ask('GET', '/v1/numbers')).body.numbers).toMatchObject(shared)
    })

    it('look a number up for whoever may read', async () => {
      const { body } = await ask('GET', '/v1/numbering/79161234567', undefined, company.token)
      expect(body).toMatchObject({ msisdn: '+79161234567', operator: 'mts', operatorName: 'МТС', precision: 'code' })
      expect((await ask('GET', '/v1/numbering/123', undefined, company.token)).status).toBe(400)
    })

    it('change what is sent: the chosen carrier and the name that is not registered', async () => {
      await put(0, { ...farEast, next: null }, all)
      const send = (to: string) =>
        ask('POST', '/v1/messages', { to, text: 'Проверка', from: 'Romashka' }, company.token)
      expect((await send(sakhalin)).body).toMatchObject({
        code: 'invalid_sender',
        refused: [{ reason: expect.stringContaining('POST /v1/sender-names') as string }],
      })
      const accepted = await send('+79161234567')
      const { body } = await ask('GET', `/v1/messages/${accepted.body.messages[0].id}`, undefined, company.token)
      expect(body.segments).toMatchObject([{ carrier: 'aggregator' }])
    })

    it.runIf(kind.name === 'postgres')('are in force in another process within a second', async () => {
      const other = await startAnother()
      try {
        await put(0, farEast, all)
        const created = await ask('POST', '/v1/sender-names', { name: 'Romashka' }, company.token)
        const path = `/v1/sender-names/${created.body.id}/carriers/mts?companyId=${company.id}`
        await ask('PUT', path, { state: 'registered' })
        const { routing, senderNames } = other.core
        const shown = () => senderNames.choose(Number(company.id) as CompanyId, 'Romashka', 'mts').ok
        expect([routing.version, shown()]).toEqual([0, false])
        await gateway.advance(1_000)
        while (!other.isIdle()) await new Promise<void>((resolve) => setImmediate(resolve))
        expect([routing.version, shown()]).toEqual([1, true])
      } finally {
        await other.stop()
      }
    })

    /** On the same database and time; the links belong to the first. */
    const startAnother = async (): Promise<Gateway> => {
      const folder = mkdtempSync(join(tmpdir(), 'svyaz-'))
      onTestFinished(() => rmSync(folder, { recursive: true }))
      writeFileSync(join(folder, 'svyaz.yaml'), stringify(configOf(smsc.port)), { mode: 0o600 })
      const env = {
        SVYAZ_CONFIG: 'svyaz.yaml',
        SVYAZ_DATA_DIR: folder,
        SVYAZ_DATABASE_URL: database.url,
        SVYAZ_HTTP_PORT: '0',
        SVYAZ_LOG_LEVEL: 'silent',
      }
      return startGateway(loadConfig({ env, cwd: folder }), { clock })
    }
  })
}
