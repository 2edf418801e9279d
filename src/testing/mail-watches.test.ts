import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { sendMail } from './_smtp.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'
import { VirtualClock } from './virtual-clock.js'

const number = '79000600001'
const minute = 60_000
/** Told at the next turn of the clock, which is wide here. */
const silence = /^Нет писем [56] мин: Zabbix жив$/

describe.each(testDatabases)('mails that are expected, on $name', ({ create }) => {
  let database: TestDatabase
  let gateway: TestGateway
  let folder: string
  const clock = new VirtualClock()
  const start = () =>
    startTestGateway({
      env: { SVYAZ_DATA_DIR: folder },
      overrides: { clock },
      ...(database.url !== undefined && { databaseUrl: database.url }),
    })
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 30_000) await gateway.advance(Math.min(left, 30_000))
  }
  const textsOf = async (): Promise<string[]> => {
    await gateway.advance(6_000)
    await gateway.advance(6_000)
    const { body } = await gateway.request('GET', `/v1/messages?direction=mt&msisdn=%2B${number}`)
    return body.messages.map(({ text }: { text: string }) => text).reverse()
  }
  let serial = 0
  const beat = (to: string) =>
    sendMail(gateway.mailPorts[0] ?? 0, {
      to,
      raw: `Message-ID: <${(serial += 1)}@x.example>\nSubject: alive\n\n${serial}`,
    })

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'svyaz-watches-'))
    database = await create()
    gateway = await start()
  })
  afterAll(async () => {
    await gateway.stop()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('says once that a mail stays away, once that it is back, and again when it stays away again, across a restart', async () => {
    const integration = await gateway.request('POST', '/v1/mail/integrations', { body: { name: 'Zabbix' } })
    const { id, secretAddress } = integration.body
    const body = { name: 'Zabbix жив', integrationId: id, everyMinutes: 5, recipients: [`+${number}`] }
    const created = await gateway.request('POST', '/v1/mail/watches', { body })
    expect(created).toMatchObject({ status: 201, body: { state: 'waiting', isHeartbeat: true, lastMailAt: null } })
    const watch = async () => (await gateway.request('GET', `/v1/mail/watches/${created.body.id}`)).body
    await pass(4 * minute)
    expect(await beat(secretAddress)).toMatch(/^250 2\.6\.0 Mail \d+: a sign of life, nothing is sent$/)
    await pass(4 * minute)
    expect(await textsOf()).toEqual([])
    await pass(2 * minute)
    expect(await textsOf()).toEqual([expect.stringMatching(silence)])
    expect(await watch()).toMatchObject({ state: 'overdue' })
    await gateway.stop()
    gateway = await start()
    await pass(6 * minute)
    expect(await textsOf()).toHaveLength(1)
    await beat(secretAddress)
    expect(await textsOf()).toEqual([expect.stringMatching(silence), 'Письма снова идут: Zabbix жив'])
    expect(await watch()).toMatchObject({ state: 'waiting' })
    await pass(6 * minute)
    expect((await textsOf()).at(-1)).toMatch(silence)
    const paused = await gateway.request('PATCH', `/v1/mail/watches/${created.body.id}`, { body: { isPaused: true } })
    expect(paused.body.state).toBe('paused')
    await pass(6 * minute)
    expect(await textsOf()).toHaveLength(3)
    await gateway.request('DELETE', `/v1/mail/watches/${created.body.id}`)
    expect((await gateway.request('GET', `/v1/mail/watches/${created.body.id}`)).status).toBe(404)
  }, 60_000)

  it('waits for mails with a tag, whoever writes them, and lets them through where they are no signs of life', async () => {
    const tag = (await gateway.request('POST', '/v1/tags', { body: { name: 'РезервнаяКопия' } })).body
    const person = await gateway.request('POST', '/v1/persons', {
      body: { name: 'Админ', numbers: [{ number: '+79000600002' }] },
    })
    await gateway.request('POST', `/v1/tags/${tag.id}/subscriptions`, { body: { persons: [person.body.id] } })
    const expected = { name: 'Копия', tagId: tag.id, everyMinutes: 10, recipients: [`+${number}`], isHeartbeat: false }
    const { body: watch } = await gateway.request('POST', '/v1/mail/watches', { body: expected })
    await pass(6 * minute)
    const { body: integration } = await gateway.request('POST', '/v1/mail/integrations', { body: { name: 'Backup' } })
    const address = integration.secretAddress.replace('@', `+${tag.slug}@`)
    expect(await beat(address)).toContain(': 1 SMS')
    await pass(6 * minute)
    const shown = await gateway.request('GET', `/v1/mail/watches/${watch.id}`)
    expect(shown.body).toMatchObject({ state: 'waiting' })
    await pass(5 * minute)
    expect((await gateway.request('GET', `/v1/mail/watches/${watch.id}`)).body).toMatchObject({ state: 'overdue' })
    const nothing = await gateway.request('POST', '/v1/mail/watches', { body: { ...expected, tagId: null } })
    expect(nothing.body).toMatchObject({ code: 'invalid_parameter', field: '/tagId' })
  }, 60_000)
})
