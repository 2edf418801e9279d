import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { callKit } from './_calls.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const second = 1_000
const hour = 3_600_000
const ours = '+74242330001'
const [anna, boris] = ['+79140000041', '+79140000042']

for (const kind of testDatabases) {
  describe(`reports on traffic on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    let numberId: string
    let since: string
    const { ask, pass, dial, published, newNumber, habit } = callKit(() => gateway)

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      since = new Date(gateway.clock.now()).toISOString()
      const prompt = [{ sound: 'custom/leave-message', text: 'Оставьте сообщение.' }]
      const steps = {
        duty: {
          verb: 'ring',
          order: 'in_turn',
          ringSeconds: 10,
          targets: [{ to: anna }, { to: boris }],
          exits: { no_answer: 'message' },
        },
        message: { verb: 'voicemail', prompt },
      }
      numberId = await newNumber(ours, await published('Дежурные', 'duty', steps))
      await ask('POST', '/v1/persons', { name: 'Анна Ким', numbers: [{ number: anna }] }, 201)
      await ask('POST', '/v1/persons', { name: 'Клиент', kind: 'contact', numbers: [{ number: '+79161110042' }] }, 201)
      // Anna takes one, Boris one, one leaves a message, and one hangs up while it rings.
      await habit(anna, { does: 'answer', afterSeconds: 4, talkSeconds: 20 })
      await dial(ours, { from: '+79161110041' })
      await pass(30 * second)
      await habit(anna, { does: 'busy' })
      await habit(boris, { does: 'answer', afterSeconds: 2, talkSeconds: 8 })
      await dial(ours, { from: '+79161110042' })
      await pass(20 * second)
      await habit(boris, { does: 'no_answer' })
      await dial(ours, { from: '+79161110042', messageSeconds: 5 })
      await pass(40 * second)
      await dial(ours, { from: '+79161110043', hangsUpAfterSeconds: 6 })
      await pass(10 * second)
      await ask('POST', '/v1/messages', { to: ['+79000000041', '+79000000042'], text: 'Да' }, 202)
      await pass(5 * second)
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const time = () =>
      `startedFrom=${since}&startedBefore=${new Date(gateway.clock.now() + second).toISOString()}&numberId=${numberId}`
    const report = (more: string) => ask('GET', `/v1/traffic-report?${time()}${more}`)

    it('counts as the call detail records say', async () => {
      const { calls: listed } = await ask('GET', `/v1/calls?numberId=${numberId}&limit=100`)
      interface Record {
        outcome: string
        legs: object[]
        usage: { kind: string; seconds: number }[]
      }
      const records: Record[] = []
      for (const { id } of listed) records.push(await ask('GET', `/v1/calls/${id}`))
      const { calls } = await report('')
      const of = (outcome: string) => records.filter((each) => each.outcome === outcome).length
      const seconds = (what: string) =>
        records.flatMap(({ usage }) => usage).reduce((sum, each) => sum + (each.kind === what ? each.seconds : 0), 0)
      expect(calls.total).toMatchObject({
        calls: 4,
        talked: of('talked'),
        message: of('message'),
        missed: of('missed'),
        rung: records.flatMap(({ legs }) => legs).length,
        talkSeconds: 28,
        ivrSeconds: seconds('ivr'),
        legSeconds: seconds('leg'),
        recordSeconds: seconds('record'),
      })
      expect([calls.total.talked, calls.total.message, calls.total.missed]).toEqual([2, 1, 1])
    })

    it('groups by employee, by outcome and by day', async () => {
      const byEmployee = (await report('&groupBy=employee')).calls.rows
      expect(byEmployee).toMatchObject([
        { key: '', figures: { calls: 2, talked: 0 } },
        { key: anna, name: 'Анна Ким', figures: { calls: 1, talked: 1, talkSeconds: 20, waitSeconds: 4 } },
        { key: boris, name: null, figures: { calls: 1, talked: 1, talkSeconds: 8 } },
      ])
      const byOutcome = (await report('&groupBy=outcome')).calls.rows
      expect(byOutcome.map(({ key }: { key: string }) => key)).toEqual(['message', 'missed', 'talked'])
      expect((await report('&groupBy=day')).calls.rows).toHaveLength(1)
    })

    it('narrows by employee, outcome, waiting and hours', async () => {
      const count = async (more: string) => (await report(more)).calls.total.calls
      expect(await count(`&employee=${encodeURIComponent(boris)}`)).toBe(3)
      expect(await count('&outcome=missed')).toBe(1)
      expect(await count('&waitedSeconds=5')).toBe(2)
      expect(await count('&direction=out')).toBe(0)
      const { zone } = await report('')
      const now = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit' }).format(gateway.clock.now())
      expect(await count(`&hoursFrom=${now}:00`)).toBe(4)
      expect(await count(`&hoursUntil=${now}:00`)).toBe(0)
    })

    it('refuses criteria that make no sense', async () => {
      await ask('GET', '/v1/traffic-report?of=messages&groupBy=employee&period=today', undefined, 400)
      await ask('GET', `/v1/traffic-report?startedFrom=${since}`, undefined, 400)
      await ask('GET', '/v1/traffic-report?period=today&days=mon,someday', undefined, 400)
      await ask('GET', '/v1/traffic-report?period=today&zone=Nowhere', undefined, 400)
    })

    it('counts messages by how they ended', async () => {
      const { messages } = await ask('GET', `/v1/traffic-report?of=messages&groupBy=outcome&period=today`)
      const { total } = messages
      expect(total).toMatchObject({ messages: 2, delivered: 2, failed: 0, open: 0, amount: '0.00' })
    })

    it('says who was lost, and who was reached after all', async () => {
      const callers = async (status = '') =>
        (await ask('GET', `/v1/lost-callers?startedFrom=${since}&startedBefore=2027-01-01T00:00:00Z${status}`)).callers
      expect(await callers()).toMatchObject([
        { caller: '+79161110043', calls: 1, leftMessage: false, status: 'open', contact: null, resolvedAt: null },
        { caller: '+79161110042', calls: 1, leftMessage: true, status: 'open', contact: { name: 'Клиент' } },
      ])
      await habit(boris, { does: 'answer', afterSeconds: 2, talkSeconds: 8 })
      await dial(ours, { from: '+79161110043' })
      await pass(20 * second)
      expect(await callers('&status=open')).toMatchObject([{ caller: '+79161110042' }])
      expect(await callers('&status=reached')).toMatchObject([{ caller: '+79161110043' }])
    })

    it('makes a workbook and a picture', async () => {
      const file = async (name: string) => {
        const path = `${gateway.url}/v1/traffic-report.${name}?${time()}&groupBy=employee`
        const response = await fetch(path, { headers: { authorization: 'Bearer demo-token' } })
        return { response, bytes: Buffer.from(await response.arrayBuffer()) }
      }
      const workbook = await file('xlsx')
      expect([workbook.response.status, workbook.bytes.toString('latin1', 0, 2)]).toEqual([200, 'PK'])
      const picture = await file('svg')
      expect(picture.response.headers.get('content-type')).toContain('image/svg+xml')
      expect(picture.bytes.toString()).toContain('Анна Ким, +79140000041')
      expect(picture.bytes.toString()).toMatch(/^<svg [^>]*>[\s\S]*<\/svg>\n$/)
    })

    it('saves criteria, and mails the report when its time comes, once', async () => {
      const body = {
        name: 'Вчера по сотрудникам',
        criteria: { of: 'calls', groupBy: 'employee', numberId },
        period: 'yesterday',
        zone: 'Asia/Sakhalin',
        rule: { every: 'day', time: '09:00' },
        mailTo: ['boss@romashka.example'],
      }
      const { id, nextAt } = await ask('POST', '/v1/traffic-reports', body, 201)
      const due = Date.parse(nextAt)
      while (gateway.clock.now() < due) await gateway.leap(Math.min(hour, due - gateway.clock.now()))
      for (let count = 0; count < 4; count += 1) await gateway.advance(5 * second)
      const folder = join(gateway.config.dataDir, 'mail')
      const mails = readdirSync(folder)
        .map((name) => readFileSync(join(folder, name), 'utf8'))
        .filter((mail) => mail.includes('To: boss@romashka.example'))
      expect(mails).toHaveLength(1)
      expect(mails[0]).toMatch(/filename=report\.xlsx[\s\S]*filename=report\.svg/)
      const after = await ask('GET', `/v1/traffic-reports/${id}`)
      expect(Date.parse(after.nextAt) - due).toBe(24 * hour)
      expect((await ask('GET', `/v1/traffic-reports/${id}/made`)).criteria).toMatchObject({ groupBy: 'employee' })
      expect((await ask('GET', '/v1/traffic-reports')).reports).toHaveLength(1)
      expect(await ask('PATCH', `/v1/traffic-reports/${id}`, { rule: null })).toMatchObject({ nextAt: null })
      await ask('PATCH', `/v1/traffic-reports/${id}`, { rule: { every: 'day', time: '09:00' }, mailTo: [] }, 400)
      await ask('DELETE', `/v1/traffic-reports/${id}`)
      await ask('GET', `/v1/traffic-reports/${id}`, undefined, 404)
    })
  })
}
