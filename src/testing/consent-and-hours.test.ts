import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import type { CompanyId } from '../core/values/ids.js'
import type { Msisdn } from '../core/values/msisdn.js'
import { adminToken, createKey } from './_access.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway, type TestResponse } from './test-gateway.js'
import { VirtualClock } from './virtual-clock.js'

const hour = 3_600_000

for (const kind of testDatabases) {
  describe(`consent and hours on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    let companyId: CompanyId
    let token: string
    let reader: string
    let phones = 79_000_100_000

    beforeAll(async () => {
      database = await kind.create()
      // 20:00 in Moscow, 04:00 of the next day in Sakhalin.
      const clock = new VirtualClock(Date.UTC(2026, 0, 15, 17))
      gateway = await startTestGateway({ databaseUrl: database.url, overrides: { clock } })
      ;({ companyId, token } = await createCompany('Asia/Kamchatka'))
      reader = (await createKey(gateway, 'reader', ['messages:read'], String(companyId))).key
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    async function createCompany(zone: string): Promise<{ companyId: CompanyId; token: string }> {
      const body = { name: 'Ромашка', zone }
      const { id } = (await gateway.request('POST', '/v1/companies', { token: adminToken, body })).body
      const { key } = await createKey(gateway, 'all', ['messages:send', 'messages:read', 'company:admin'], id)
      return { companyId: Number(id) as CompanyId, token: key }
    }

    /** Each test writes to numbers of its own. */
    const newPhone = () => `+${(phones += 1)}` as Msisdn
    const call = (method: string, path: string, body?: object, as = token): Promise<TestResponse> =>
      gateway.request(method, path, { token: as, ...(body !== undefined && { body }) })
    const schedule = async (to: Msisdn, messageClass: string): Promise<string> => {
      const scheduledAt = new Date(gateway.clock.now() + hour).toISOString()
      const { body } = await call('POST', '/v1/messages', { to, text: 'Позже', class: messageClass, scheduledAt })
      return body.messages[0].id
    }
    const refusal = (to: Msisdn, messageClass: 'alert' | 'service' | 'mailing', of = companyId) =>
      gateway.core.optOuts.refusal(of, to, messageClass)?.code ?? null

    it('reads and sets when a company sends, in force at once', async () => {
      const mailing = {
        workingDays: [{ from: '09:00', until: '21:00' }],
        daysOff: [{ from: '10:00', until: '20:00' }],
      }
      const inherited = { service: null, mailing, inherited: ['service', 'mailing'] }
      expect((await call('GET', '/v1/quiet-hours')).body).toEqual(inherited)
      const night = Date.parse('2026-03-11T14:00:00Z') // 02:00 in Kamchatka
      const earliest = (messageClass: 'service' | 'mailing') =>
        gateway.core.quietHours.earliest(companyId, messageClass, 'Asia/Kamchatka', night)
      expect(earliest('service')).toEqual({ at: night, heldBy: null, isLimited: false })

      const service = { workingDays: [{ from: '08:00', until: '24:00' }], daysOff: [] }
      const set = await call('PUT', '/v1/quiet-hours', { service, mailing: null })
      expect(set.body).toEqual({ service, mailing: null, inherited: [] })
      expect((await call('GET', '/v1/quiet-hours')).body).toEqual(set.body)
      expect(earliest('mailing').heldBy).toBeNull()
      expect(earliest('service')).toEqual({
        at: night + 6 * hour,
        heldBy: 'service: 08:00-24:00 on working days, closed on other days, Asia/Kamchatka',
        isLimited: true,
      })

      const back = await call('PUT', `/v1/quiet-hours?companyId=${companyId}`, {}, adminToken)
      expect(back.body).toEqual(inherited)
      const [record, first] = (await call('GET', '/v1/audit?limit=2')).body.records
      expect(record).toMatchObject({ action: 'quiet_hours.set', before: { service, mailing: null }, after: {} })
      expect(first).toMatchObject({ action: 'quiet_hours.set', subject: `company:${companyId}`, before: {} })
    })

    it.each([
      [{ mailing: { workingDays: [], daysOff: [] } }, '/mailing'],
      [{ mailing: { workingDays: [{ from: '21:00', until: '09:00' }], daysOff: [] } }, '/mailing/workingDays/0'],
      [{ service: { workingDays: [{ from: '9:00', until: '21:00' }], daysOff: [] } }, '/service/workingDays/0/from'],
      [{ service: { workingDays: [] } }, '/service/daysOff'],
      [{ alert: null }, '/alert'],
    ])('refuses the hours %j, naming the field', async (body, field) => {
      const answer = await call('PUT', '/v1/quiet-hours', body)
      expect(answer.status).toBe(400)
      expect(answer.body).toMatchObject({ code: 'invalid_parameter', field })
    })

    it('leaves the hours of the platform to its configuration', async () => {
      expect((await call('GET', '/v1/quiet-hours', undefined, adminToken)).status).toBe(200)
      const answer = await call('PUT', '/v1/quiet-hours', { service: null }, adminToken)
      expect(answer.body).toMatchObject({ code: 'invalid_parameter', field: 'companyId' })
      expect((await call('PUT', '/v1/quiet-hours?companyId=999999', {}, adminToken)).status).toBe(404)
    })

    it('knows the zone of a company from the moment it is set', async () => {
      expect(gateway.core.companies.zoneOf(companyId)).toBe('Asia/Kamchatka')
      const { companyId: other } = await createCompany('Europe/Kaliningrad')
      expect(gateway.core.companies.zoneOf(other)).toBe('Europe/Kaliningrad')
      await call('PATCH', `/v1/companies/${other}`, { zone: 'Asia/Sakhalin' }, adminToken)
      expect(gateway.core.companies.zoneOf(other)).toBe('Asia/Sakhalin')
    })

    it('holds a mailing until it may be sent where the recipient is', async () => {
      const to = [
        { to: newPhone(), zone: 'Asia/Sakhalin' },
        { to: newPhone(), zone: 'Europe/Moscow' },
      ]
      const send = async (messageClass: string) => {
        const { body } = await call('POST', '/v1/messages', { to, text: 'Скидки', class: messageClass })
        return body.messages.map(({ id }: { id: string }) => id)
      }
      const read = async (id: string) => (await call('GET', `/v1/messages/${id}`)).body
      const [night, evening] = await send('mailing')
      expect(await read(night)).toMatchObject({
        ...{ state: 'held', scheduledAt: null, sendAt: '2026-01-15T22:00:00.000Z' },
        heldBy: 'mailing: 09:00-21:00 on working days, 10:00-20:00 on other days, Asia/Sakhalin',
      })
      expect(await read(evening)).toMatchObject({ heldBy: null })
      for (const id of await send('alert')) expect(await read(id)).toMatchObject({ heldBy: null })
      await gateway.leap(Date.parse('2026-01-15T21:59:59Z') - gateway.clock.now())
      expect((await read(night)).state).toBe('held')
      await gateway.advance(2_000)
      expect((await read(night)).state).toBeOneOf(['sent', 'delivered'])
    })

    it('keeps a retry until it may be sent when quiet hours have begun meanwhile', async () => {
      const evening = await createCompany('Europe/Moscow')
      const [mailing, alert] = [newPhone(), newPhone()]
      const busy = { kind: 'queue_full', firstSubmits: 1 } as const
      for (const to of [mailing, alert]) gateway.simulator?.phones.setScript(to, busy)
      // Tests before this one have moved the clock far, which links do not survive.
      const isBound = async () =>
        JSON.stringify((await gateway.request('GET', '/health/ready')).body.checks).includes(
          '"carrier:simulator","ok":true',
        )
      for (let step = 0; step < 60 && !(await isBound()); step += 1) await gateway.advance(1_000)
      // Half an hour without mailings, from a minute that is near.
      const begin = Math.ceil(gateway.clock.now() / 60_000 + 1) * 60_000
      const inMoscow = (at: number) => new Date(at + 3 * hour).toISOString().slice(11, 16)
      const windows = [
        { from: '00:00', until: inMoscow(begin) },
        { from: inMoscow(begin + hour / 2), until: '24:00' },
      ]
      const hours = { workingDays: windows, daysOff: windows }
      expect((await call('PUT', '/v1/quiet-hours', { mailing: hours }, evening.token)).status).toBe(200)
      // In small steps: the link must be whole when it is sent over.
      for (let left = begin - 500 - gateway.clock.now(); left > 0; left -= 2_000) {
        await gateway.advance(Math.min(left, 2_000))
      }
      const post = async (to: Msisdn, messageClass: string) => {
        const body = { to, text: 'Скидки', class: messageClass }
        return (await call('POST', '/v1/messages', body, evening.token)).body.messages[0].id as string
      }
      await post(alert, 'alert')
      const id = await post(mailing, 'mailing')
      await gateway.processAll()
      const received = (to: Msisdn) => gateway.simulator?.phones.get(to).messages.length
      for (let step = 0; step < 20 && received(alert) === 0; step += 1) await gateway.advance(5_000)
      expect([received(alert), received(mailing)]).toEqual([1, 0])
      expect((await call('GET', `/v1/messages/${id}`, undefined, evening.token)).body.state).toBe('queued')
      await gateway.advance(hour / 2)
      for (let step = 0; step < 20 && received(mailing) === 0; step += 1) await gateway.advance(5_000)
      expect(received(mailing)).toBe(1)
    })

    it('cancels what waits for a subscriber who opts out, and nothing else', async () => {
      const [phone, other] = [newPhone(), newPhone()]
      const [service, mailing, alert] = [
        await schedule(phone, 'service'),
        await schedule(phone, 'mailing'),
        await schedule(phone, 'alert'),
      ]
      const stays = await schedule(other, 'service')
      const answer = await call('POST', '/v1/opt-outs', {
        msisdns: [`8${phone.slice(2)}`],
        source: 'sms',
        note: 'СТОП',
      })
      expect(answer.body).toMatchObject({
        numbers: [{ input: `8${phone.slice(2)}`, outcome: 'added', msisdn: phone, reason: null }],
        cancelledMessages: 2,
      })
      expect([refusal(phone, 'mailing'), refusal(phone, 'service')]).toEqual(['opted_out', 'opted_out'])
      expect(refusal(phone, 'alert')).toBeNull()
      expect(refusal(other, 'mailing')).toBeNull()
      for (const id of [service, mailing]) {
        const { body } = await call('GET', `/v1/messages/${id}`)
        expect(body).toMatchObject({ state: 'cancelled', segments: [{ errorCode: 'opted_out' }] })
      }
      await gateway.leap(hour)
      for (let step = 0; step < 3; step += 1) await gateway.advance(10_000)
      for (const id of [alert, stays]) {
        expect((await call('GET', `/v1/messages/${id}`)).body.state).toBe('delivered')
      }
      expect(gateway.simulator?.phones.get(phone.slice(1))?.messages ?? []).toHaveLength(1)
    })

    it('tells of each number what became of it', async () => {
      const [first, second] = [newPhone(), newPhone()]
      await call('POST', '/v1/opt-outs', { msisdns: [second], scope: 'mailing' })
      const { body } = await call('POST', '/v1/opt-outs', {
        ...{ msisdns: [first, '12', first, second], scope: 'mailing' },
      })
      expect(body.numbers.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
        ...['added', 'invalid_number', 'duplicate', 'exists'],
      ])
      expect(body.numbers[1]).toMatchObject({ input: '12', msisdn: null, id: null })
    })

    it('records thousands of numbers in one request', async () => {
      const numbers = Array.from({ length: 2_500 }, newPhone)
      const { status, body } = await call('POST', '/v1/opt-outs', { msisdns: numbers, source: 'import' })
      expect(status).toBe(200)
      expect(body.numbers.every(({ outcome }: { outcome: string }) => outcome === 'added')).toBe(true)
      expect(numbers.filter((number) => refusal(number, 'mailing') === null)).toEqual([])
    })

    it('keeps the ledger of a number when it may be texted again', async () => {
      const phone = newPhone()
      await call('POST', '/v1/opt-outs', { msisdns: [phone], source: 'operator', note: 'По телефону' })
      await call('POST', '/v1/opt-outs', { msisdns: [phone], scope: 'mailing' })
      await gateway.advance(1_000)
      const removed = await call('DELETE', `/v1/opt-outs/${phone}?scope=all`)
      expect(removed.body.removed).toMatchObject([{ scope: 'all', note: 'По телефону' }])
      expect([refusal(phone, 'service'), refusal(phone, 'mailing')]).toEqual([null, 'opted_out'])
      expect((await call('DELETE', `/v1/opt-outs/${phone}`)).body.removed).toHaveLength(1)
      expect((await call('DELETE', `/v1/opt-outs/${phone}`)).body.removed).toEqual([])
      expect(refusal(phone, 'mailing')).toBeNull()

      const query = `/v1/opt-outs?msisdn=${encodeURIComponent(phone)}`
      expect((await call('GET', query)).body.optOuts).toEqual([])
      const history = (await call('GET', `${query}&withRemoved=true`, undefined, reader)).body.optOuts
      expect(history).toMatchObject([
        { scope: 'all', source: 'operator', note: 'По телефону', removedBy: expect.stringMatching(/^key:/) as string },
        { scope: 'mailing', removedAt: new Date(gateway.clock.now()).toISOString() },
      ])
      const [record] = (await call('GET', '/v1/audit?limit=1')).body.records
      expect(record).toMatchObject({ action: 'opt_out.remove', subject: `msisdn:${phone}` })
    })

    it('shows the ledger page by page', async () => {
      const { token: other } = await createCompany('Europe/Moscow')
      const numbers = Array.from({ length: 5 }, newPhone)
      await call('POST', '/v1/opt-outs', { msisdns: numbers }, other)
      const seen: string[] = []
      for (let cursor: string | null = ''; cursor !== null;) {
        const { body }: TestResponse = await call('GET', `/v1/opt-outs?limit=2${cursor}`, undefined, other)
        seen.push(...body.optOuts.map(({ msisdn }: { msisdn: string }) => msisdn))
        cursor = body.nextCursor === null ? null : `&cursor=${body.nextCursor}`
      }
      expect(seen).toEqual(numbers)
    })

    it('keeps the ledgers of companies apart, and the platform’s over all of them', async () => {
      const phone = newPhone()
      const other = await createCompany('Europe/Moscow')
      await call('POST', '/v1/opt-outs', { msisdns: [phone] })
      expect(refusal(phone, 'mailing', other.companyId)).toBeNull()
      expect((await call('GET', '/v1/opt-outs', undefined, other.token)).body.optOuts).toEqual([])
      const platform = { msisdns: [phone], kind: 'blacklist' }
      await call('POST', '/v1/opt-outs', platform, adminToken)
      expect(refusal(phone, 'alert', other.companyId)).toBe('blacklisted')
      const listed = (await call('GET', '/v1/opt-outs', undefined, adminToken)).body.optOuts
      expect(listed).toMatchObject([{ companyId: null, msisdn: phone, kind: 'blacklist' }])
      expect((await call('POST', '/v1/opt-outs', platform, reader)).status).toBe(403)
      await call('DELETE', `/v1/opt-outs/${phone}`, undefined, adminToken)
    })

    it('refuses a key that would have expired before it was made', async () => {
      const key = (expiresAt: number) =>
        call('POST', '/v1/api-keys', {
          ...{ name: 'short', scopes: ['messages:read'], expiresAt: new Date(expiresAt).toISOString() },
        })
      const now = gateway.clock.now()
      for (const past of [now - 1, now]) {
        expect((await key(past)).body).toMatchObject({ status: 422, code: 'time_in_past', field: '/expiresAt' })
      }
      expect((await key(now + 1)).status).toBe(201)
    })
  })
}
