import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const bases = { v2: '/v2', mcom: '/client-omni-adapter_production/1.0.2/mcom' } as const
type Dialect = keyof typeof bases
const dialects = Object.keys(bases) as Dialect[]

for (const kind of testDatabases) {
  describe(`REST v2 on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const ask = (dialect: Dialect, path: string, headers = {}) =>
      gateway.request('GET', `${bases[dialect]}${path}`, { headers })
    const send = (dialect: Dialect, body: unknown, options = {}) =>
      gateway.request('POST', `${bases[dialect]}/messageManagement/messages`, { body, ...options })
    const messagesOf = async (id: number) => (await gateway.request('GET', `/v1/messages/${id}`)).body

    describe.each(dialects)('as %s', (dialect) => {
      it('sends to each, and says of each what came of it, by the number as it was written', async () => {
        await gateway.request('POST', '/v1/opt-outs', {
          body: { msisdns: ['+79000000066'], scope: 'all', source: 'operator' },
        })
        const submits = [
          { msid: '79000000001', message: 'Привет {не слот}' },
          { msid: '8 (900) 000-00-02', message: 'Другой' },
          { msid: '7', message: 'x' },
          { msid: '79000000066', message: 'x' },
          { msid: '79000000001', message: 'Второй' },
          { msid: '+79000000001', message: 'Привет {не слот}' },
          { msid: '79000000003', message: '' },
          { msid: 79000000004, message: 'ю'.repeat(1_000) },
        ]
        const { status, body } = await send(dialect, { submits, naming: 'нет такого' })
        expect(status).toBe(200)
        const results = body.data.submitResults
        expect(results.map(({ msid, code }: Record<string, unknown>) => [msid, code])).toEqual([
          ['79000000001', 'OK'],
          ['8 (900) 000-00-02', 'OK'],
          ['7', 'MSID_FORMAT_ERROR'],
          ['79000000066', 'MSID_IS_IN_BLACKLIST'],
          ['79000000001', 'OK'],
          ['+79000000001', 'OK'],
          ['79000000003', 'EMPTY_MESSAGE_NOT_ALLOWED'],
          ['79000000004', 'OK'],
        ])
        expect(results[5].messageID).toBe(results[0].messageID)
        expect(await messagesOf(results[0].messageID)).toMatchObject({ to: '+79000000001', text: 'Привет {не слот}' })
        expect(await messagesOf(results[4].messageID)).toMatchObject({ to: '+79000000001', text: 'Второй' })
        expect(await messagesOf(results[7].messageID)).toMatchObject({ text: 'ю'.repeat(1_000), from: '4938' })
        if (dialect === 'v2') expect(body).toMatchObject({ status: 200, submitResults: results })
        else expect([body.status, body.code, body.validationErrors]).toEqual([0, 0, []])
      })

      it('answers with an error where nothing was sent', async () => {
        const refused = await send(dialect, { submits: [{ msid: '7', message: 'x' }] })
        expect(refused).toMatchObject({
          status: 400,
          body: { status: 400, code: 506, message: 'MSID_FORMAT_ERROR', data: { submitResults: [{ msid: '7' }] } },
        })
        const cases: [unknown, number, string][] = [
          [{ submits: [] }, 400, 'MSID_FORMAT_ERROR'],
          [{}, 400, 'MESSAGE_FORMAT_ERROR'],
          [{ submits: [{ msid: '79000000001' }] }, 400, 'MESSAGE_FORMAT_ERROR'],
          [{ submits: [null] }, 400, 'MESSAGE_FORMAT_ERROR'],
          [[], 400, 'MESSAGE_FORMAT_ERROR'],
          [{ submits: [{ msid: '79000000001', message: 'x'.repeat(1_001) }] }, 400, 'MAX_LENGTH_EXCEEDED'],
          [{ submits: Array.from({ length: 10_001 }, () => ({ msid: '1', message: '' })) }, 400, 'TOO_MANY_PARAMETERS'],
        ]
        for (const [body, status, message] of cases) {
          expect(await send(dialect, body)).toMatchObject({ status, body: { message, status } })
        }
        const broken = await fetch(`${gateway.url}${bases[dialect]}/messageManagement/messages`, {
          method: 'POST',
          headers: { authorization: 'Bearer demo-token' },
          body: '{"submits":',
        })
        expect([broken.status, ((await broken.json()) as { code: number }).code]).toEqual([400, 700])
      })

      it('takes a bearer token and nothing else', async () => {
        const wrong = await send(dialect, { submits: [] }, { token: 'wrong' })
        expect(wrong).toMatchObject({ status: 401, body: { code: 103, message: 'INCORRECT_PASSWORD' } })
        if (dialect === 'mcom') expect(wrong.body.fault).toEqual({ code: 103, description: 'INCORRECT_PASSWORD' })
        const none = await ask(dialect, '/accountManagement/namings', { authorization: '' })
        expect(none.status).toBe(401)
        const odd = await ask(dialect, '/AccountManagement/Namings/', { authorization: 'bearer   demo-token' })
        expect(odd.status).toBe(200)
      })

      it('tells what became of messages', async () => {
        const submits = ['79000000001', '79000000002'].map((msid) => ({ msid, message: 'статус' }))
        const sent = (await send(dialect, { submits })).body.data.submitResults
        const ids = sent.map(({ messageID }: { messageID: number }) => messageID)
        for (let step = 0; step < 3; step += 1) await gateway.advance(5_000)
        const { status, body } = await ask(dialect, `/messageManagement/messages/status?messageIDs=${ids.join(',')}`)
        expect(status).toBe(200)
        const date = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
        expect(body.data).toEqual(
          ids.map((messageID: number, index: number) => ({
            messageID,
            statuses: [
              {
                msid: submits[index]?.msid,
                status: 'Delivered',
                date,
                userDeliveryDate: date,
                partCount: 1,
                isViber: false,
                trafficPatternType: null,
                cost: null,
              },
            ],
          })),
        )
        const unknown = await ask(dialect, `/messageManagement/messages/status?messageIDs=${ids[0]},999999999`)
        expect(unknown).toMatchObject({ status: 404, body: { code: 701, message: 'WRONG_ID' } })
        expect((await ask(dialect, '/messageManagement/messages/status')).status).toBe(404)
      })

      it('lists messages of whole days, and shows one', async () => {
        const msid = dialect === 'v2' ? '79000010001' : '79000010002'
        await send(dialect, { submits: [{ msid, message: 'вопрос' }], naming: '' })
        await gateway.request('POST', `/v1/simulator/phones/${msid}/messages`, { body: { to: '4938', text: 'ответ' } })
        await gateway.advance(5_000)
        const day = new Date(gateway.clock.now() + 3 * 3_600_000).toISOString().slice(0, 10)
        const query = `dateFrom=${day}&dateTo=${day}&msids=${msid}`
        const { body } = await ask(dialect, `/messageManagement/messages?${query}&type=All`)
        expect(body.data).toMatchObject([
          { Type: 'MO', text: 'ответ', senderMsid: msid, targetMsid: '' },
          { Type: 'MT', text: 'вопрос', senderMsid: '4938', targetMsid: msid, senderName: '', targetName: '' },
        ])
        const received = await ask(dialect, `/messageManagement/messages?${query}&type=MO`)
        expect(received.body.data).toHaveLength(1)
        const [{ messageID }] = received.body.data
        const one = await ask(dialect, `/messageManagement/messages/${messageID}`)
        expect(one.body.data).toEqual(received.body.data)
        expect((await ask(dialect, '/messageManagement/messages/999999999')).status).toBe(404)
      })

      it('names the senders of the company', async () => {
        const name = dialect === 'v2' ? 'BRAND' : 'kino-khv'
        const created = await gateway.request('POST', '/v1/sender-names', { body: { name } })
        expect(created.status).toBe(201)
        const { body } = await ask(dialect, '/accountManagement/namings')
        expect(body.data).toContainEqual({ namingID: Number(created.body.id), name })
      })

      it('has no other address and no other method', async () => {
        for (const path of ['/', '/messageManagement', '/messageManagement/messages/x']) {
          expect((await ask(dialect, path)).status).toBe(404)
        }
        const other = await gateway.request('DELETE', `${bases[dialect]}/messageManagement/messages`)
        expect([other.status, other.headers.get('allow')]).toEqual([405, 'POST, GET'])
      })
    })

    it('costs what the ledger says', async () => {
      const token = 'demo-rated-token'
      const { body } = await send('mcom', { submits: [{ msid: '79000000001', message: 'Да' }] }, { token })
      const [{ messageID }] = body.data.submitResults
      const ask = () =>
        gateway.request('GET', `${bases.mcom}/messageManagement/messages/status?messageIDs=${messageID}`, { token })
      let cost: number | null = null
      for (let step = 0; step < 20 && cost === null; step += 1) {
        await gateway.advance(1_000)
        cost = (await ask()).body.data[0].statuses[0].cost
      }
      expect(cost).toBe(0)
    })
  })
}
