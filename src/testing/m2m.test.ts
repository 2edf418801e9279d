import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'

import { createClientAsync } from 'soap'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { operations } from '../interfaces/m2m/operations.js'
import {
  ask,
  type Binding,
  bindings,
  call,
  callSoap,
  demo,
  elementOf,
  faultIn,
  type Given,
  md5,
  service,
  valuesOf,
} from './_m2m.js'
import { rowsIn } from './_rows.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

for (const kind of testDatabases) {
  describe(`the M2M interface on ${kind.name}`, () => {
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

    const send = async (binding: Binding, operation: string, given: Given) => {
      const answer = await call(gateway, binding, operation, { ...given, ...demo })
      await gateway.processAll()
      return answer
    }
    const idIn = (text: string) => /[>](\d+)</.exec(text)?.[1] ?? ''
    const stored = async (id: string) =>
      (await gateway.request('GET', `/v1/messages/${id}`)).body as Record<string, unknown>

    describe.each(bindings)('by %s', (binding) => {
      it('sends one message and tells what became of it', async () => {
        const sent = await send(binding, 'SendMessage', {
          msid: '8 900 000-00-01',
          message: 'Привет & <пока>',
          naming: '',
        })
        expect(sent.status).toBe(200)
        const id = idIn(sent.text)
        expect(await stored(id)).toMatchObject({ to: '+79000000001', text: 'Привет & <пока>', from: '4938' })
        await gateway.advance(5_000)
        const status = await send(binding, 'GetMessageStatus', { messageID: id })
        expect([valuesOf(status, 'Msid'), valuesOf(status, 'DeliveryStatus'), valuesOf(status, 'PartCount')]).toEqual([
          ['79000000001'],
          ['Delivered'],
          ['1'],
        ])
        expect(valuesOf(status, 'UserDeliveryDate')[0]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/)
      })

      it.each(['SendMessages', 'SendMessageToMultipleSubscribers', 'SendMessagesWithValidityPeriod'])(
        'sends by %s to each number once, in the order of the call',
        async (operation) => {
          const msids = ['+7 (900) 000-00-12', '79000000011', '89000000012']
          const sent = await send(binding, operation, { msids, message: 'всем', naming: '', validityPeriod: '' })
          expect(valuesOf(sent, 'Msid')).toEqual(['79000000012', '79000000011'])
          const ids = valuesOf(sent, 'MessageID')
          const statuses = await send(binding, 'GetMessagesStatus', { messageIDs: ids })
          expect(valuesOf(statuses, 'MessageID')).toEqual(ids)
        },
      )

      it.each([
        'SendMessageAtDate',
        'SendMessagesAtDate',
        'SendMessageToMultipleSubscribersAtDate',
        'SendMessagesAtDateWithValidityPeriod',
      ])('sends by %s at a time of the company', async (operation) => {
        const recipients = { msid: '79000000001', msids: ['79000000001'] }
        const date = '2035-06-09T20:44:00'
        const sent = await send(binding, operation, {
          ...recipients,
          message: 'x',
          scheduledSendDate: date,
          validityPeriod: '01:00:00',
        })
        expect(await stored(valuesOf(sent, 'MessageID')[0] ?? idIn(sent.text))).toMatchObject({
          state: 'scheduled',
          scheduledAt: '2035-06-09T17:44:00.000Z',
          deliverBefore: operation.includes('Validity') ? '2035-06-09T18:44:00.000Z' : null,
        })
        const past = await send(binding, operation, {
          ...recipients,
          message: 'x',
          scheduledSendDate: '2016-06-09T20:44:00',
        })
        expect(faultIn(past)).toBe('TIME_IS_IN_THE_PAST')
      })

      it('lists what was sent and received, the newest first, and tells them apart', async () => {
        const msid = `7900001${String(bindings.indexOf(binding)).padStart(4, '0')}`
        await send(binding, 'SendMessage', { msid, message: 'вопрос', naming: '' })
        const body = { to: '4938', text: 'ответ' }
        await gateway.request('POST', `/v1/simulator/phones/${msid}/messages`, { body })
        await gateway.advance(5_000)
        const window = { DateFrom: '2000-01-01', DateTo: '2099-12-31T00:00:00Z', subscriberMsids: [msid] }
        const all = await send(binding, 'GetMessages', { messageType: 'All', ...window })
        expect(valuesOf(all, 'MessageText')).toEqual(['ответ', 'вопрос'])
        expect(valuesOf(all, 'MessageType')).toEqual(['MO', 'MT'])
        expect(valuesOf(all, 'TargetMsid')).toEqual(['', msid])
        expect(valuesOf(all, 'SenderMsid')).toEqual([msid, '4938'])
        const received = await send(binding, 'GetMessages', { messageType: 'MO', ...window })
        expect(valuesOf(received, 'MessageText')).toEqual(['ответ'])
        const before = await send(binding, 'GetMessages', { messageType: 'All', ...window, DateTo: '2001-01-01' })
        expect([before.status, valuesOf(before, 'MessageID')]).toEqual([200, []])
      })

      it('counts parts', async () => {
        const counted = await send(binding, 'GetPartCount', { text: 'щ'.repeat(71) })
        expect(counted.text).toMatch(/>2<\/(GetPartCountResult|int)>/)
      })

      it('tells about a broadcast of another interface', async () => {
        const body = { to: ['+79000000001', '+79000000002'], text: 'всем' }
        const { broadcastId } = (await gateway.request('POST', '/v1/messages', { body })).body as {
          broadcastId: string
        }
        await gateway.processAll()
        const found = await send(binding, 'GetMailingMessagesStatus', { mailingID: broadcastId })
        expect(valuesOf(found, 'Msid')).toEqual(['79000000001', '79000000002'])
      })

      it.each<[string, string, Given]>([
        ['MSID_FORMAT_ERROR', 'SendMessage', { msid: '7', message: 'x' }],
        ['MSID_FORMAT_ERROR', 'SendMessages', { msids: ['79000000001', '7'], message: 'x' }],
        ['MSID_FORMAT_ERROR', 'SendMessages', { message: 'x' }],
        ['EMPTY_MESSAGE_NOT_ALLOWED', 'SendMessage', { msid: '79000000001', message: '' }],
        ['MAX_LENGTH_EXCEEDED', 'SendMessage', { msid: '79000000001', message: 'x'.repeat(1_001) }],
        ['MESSAGE_FORMAT_ERROR', 'SendMessageAtDate', { msid: '79000000001', message: 'x', scheduledSendDate: 'soon' }],
        [
          'MESSAGE_FORMAT_ERROR',
          'SendMessageWithValidityPeriod',
          { msid: '79000000001', message: 'x', validityPeriod: 'long' },
        ],
        ['WRONG_ID', 'GetMessageStatus', { messageID: '999999999' }],
        ['WRONG_ID', 'GetMessagesStatus', { messageIDs: ['999999999'] }],
        ['WRONG_ID', 'GetMailingMessagesStatus', { mailingID: '999999999' }],
        ['MESSAGE_FORMAT_ERROR', 'GetMessageStatus', { messageID: 'x' }],
        ['MESSAGE_FORMAT_ERROR', 'GetMessages', { messageType: 'Some', DateFrom: '2026-01-01', DateTo: '2026-01-02' }],
        ['TOO_MANY_PARAMETERS', 'GetMessagesStatus', { messageIDs: Array.from({ length: 1_001 }, () => '1') }],
        ['OPERATION_NOT_ALLOWED', 'GetBalance', {}],
        ['OPERATION_NOT_ALLOWED', 'GetStatistics', {}],
      ])('answers %s to %s', async (fault, operation, given) => {
        const answer = await send(binding, operation, given)
        expect([answer.status, faultIn(answer)]).toEqual([500, fault])
      })

      it('writes nothing when one of many numbers is none', async () => {
        const count = async () => (await rowsIn(database.url, 'SELECT count(*) AS n FROM messages'))[0]?.['n']
        const before = await count()
        await send(binding, 'SendMessages', { msids: ['79000000001', 'x'], message: 'x' })
        expect(await count()).toEqual(before)
      })

      it.each(operations.filter(({ isOnHttp }) => isOnHttp || binding.startsWith('SOAP')).map(({ name }) => name))(
        'has %s, and lets nobody in without a password',
        async (operation) => {
          expect(faultIn(await call(gateway, binding, operation, {}))).toBe('INCORRECT_PASSWORD')
          const answer = await send(binding, operation, {})
          expect([200, 500]).toContain(answer.status)
          expect(faultIn(answer)).not.toBe('INCORRECT_PASSWORD')
          expect(faultIn(answer)).not.toBe('SYSTEM_FAILURE')
        },
      )

      it('lets in by either case of the digest, and by a token in each of its places', async () => {
        const text = { text: 'x' }
        const ways: [Given, Record<string, string>][] = [
          [{ login: 'Demo', password: md5('demo').toUpperCase() }, {}],
          [{}, { authorization: 'Bearer demo-token' }],
          [{}, { authorization: 'bearer  demo-token' }],
          [{ login: '', password: '' }, { AUTHORIZATION: 'Bearer demo-token' }],
          [{ login: '', password: 'demo-token' }, {}],
          [demo, { authorization: 'Bearer wrong' }],
        ]
        for (const [given, headers] of ways) {
          const answer = await call(gateway, binding, 'GetPartCount', { ...text, ...given }, headers)
          expect([given, headers, answer.status]).toEqual([given, headers, 200])
        }
        const wrong: Given[] = [
          { login: 'demo', password: 'demo' },
          { login: 'demo', password: md5(md5('demo')) },
          { login: 'nobody', password: md5('demo') },
          { login: '', password: 'wrong' },
        ]
        for (const given of wrong) {
          expect(faultIn(await call(gateway, binding, 'GetPartCount', { ...text, ...given }))).toBe(
            'INCORRECT_PASSWORD',
          )
        }
      })

      it('sends under the default name when the given one cannot be used, and not to who has opted out', async () => {
        const sent = await send(binding, 'SendMessage', { msid: '79000000001', message: 'x', naming: 'имя!' })
        expect(await stored(idIn(sent.text))).toMatchObject({ from: '4938' })
        await gateway.request('POST', '/v1/opt-outs', {
          body: { msisdns: ['+79000000066'], scope: 'all', source: 'operator' },
        })
        const one = await send(binding, 'SendMessage', { msid: '79000000066', message: 'x' })
        expect(faultIn(one)).toBe('MSID_IS_IN_BLACKLIST')
        const some = await send(binding, 'SendMessages', { msids: ['79000000066', '79000000001'], message: 'x' })
        expect(valuesOf(some, 'Msid')).toEqual(['79000000001'])
      })
    })

    it('leaves out of various texts who has opted out', async () => {
      const body = { msisdns: ['+79000000067'], scope: 'all', source: 'operator' }
      await gateway.request('POST', '/v1/opt-outs', { body })
      const submits = ['79000000067', '79000000002']
        .map((msid) => `<Submit><Msid>${msid}</Msid><Message>x</Message></Submit>`)
        .join('')
      const credentials = `<login>demo</login><password>${demo.password}</password>`
      const xml = `<SendVariousMessages xmlns="http://mcommunicator.ru/M2M"><msidsAndMessages>${submits}</msidsAndMessages>${credentials}</SendVariousMessages>`
      expect(valuesOf(await callSoap(gateway, 'SOAP 1.1', xml), 'Msid')).toEqual(['79000000002'])
    })

    it('sends various texts at once, long ones too, and both to a number that gets two', async () => {
      const texts = [
        ['79000000001', 'a'],
        ['79000000002', 'щ'.repeat(1_000)],
        ['79000000001', 'b {1}'],
        ['79000000001', 'a'],
      ]
      const submits = texts
        .map(([msid, text]) => `<Submit><Msid>${msid}</Msid><Message>${text}</Message></Submit>`)
        .join('')
      const credentials = `<login>demo</login><password>${demo.password}</password>`
      const body = `<SendVariousMessages xmlns="http://mcommunicator.ru/M2M"><msidsAndMessages>${submits}</msidsAndMessages>${credentials}</SendVariousMessages>`
      const sent = await callSoap(gateway, 'SOAP 1.1', body)
      await gateway.processAll()
      const messages = await Promise.all(valuesOf(sent, 'MessageID').map(stored))
      expect(messages.map(({ to, text }) => [to, text])).toEqual([
        ['+79000000001', 'a'],
        ['+79000000002', 'щ'.repeat(1_000)],
        ['+79000000001', 'b {1}'],
      ])
    })

    it('sends Viber messages by SMS, in the words for it, and none that may go by Viber only', async () => {
      const submit =
        '<ViberSubmit><Msid>79000000001</Msid><Message>viber</Message><FallbackMessage>sms</FallbackMessage></ViberSubmit>'
      const body = (only: string) =>
        `<SendViberMessagesWithFallback xmlns="http://mcommunicator.ru/M2M"><msidsAndMessages>${submit}</msidsAndMessages><useViberOnly>${only}</useViberOnly><login>demo</login><password>${demo.password}</password></SendViberMessagesWithFallback>`
      const sent = await callSoap(gateway, 'SOAP 1.2', body('false'))
      expect(await stored(valuesOf(sent, 'MessageID')[0] ?? '')).toMatchObject({ text: 'sms' })
      expect(faultIn(await callSoap(gateway, 'SOAP 1.2', body('true')))).toBe('OPERATION_NOT_ALLOWED')
    })

    it('serves npm soap from the WSDL that it serves, in both versions', async () => {
      for (const forceSoap12Headers of [false, true]) {
        const client = (await createClientAsync(`${gateway.url}${service}?WSDL`, {
          forceSoap12Headers,
        })) as never as Record<
          string,
          (input: object) => Promise<[Record<string, { SendMessageIDs: { Msid: string }[] }>]>
        >
        const input = { msids: { string: ['79000000001', '79000000002'] }, message: 'из Node', naming: '', ...demo }
        const [answer] = (await client['SendMessagesAsync']?.(input)) ?? []
        expect(answer?.['SendMessagesResult']?.SendMessageIDs.map(({ Msid }) => Msid)).toEqual([
          '79000000001',
          '79000000002',
        ])
        await expect(client['SendMessageAsync']?.({ msid: '7', message: 'x', ...demo })).rejects.toThrow(
          'MSID_FORMAT_ERROR',
        )
      }
    })
  })
}

describe('the M2M interface', () => {
  let gateway: TestGateway

  beforeAll(async () => {
    gateway = await startTestGateway({ config: { demo: true, trustedProxies: ['127.0.0.1'] } })
  })
  afterAll(() => gateway.stop())

  it('serves the WSDL at any spelling of its address, with the address that the caller has used', async () => {
    for (const path of [
      '/m2m/m2m_api.asmx?WSDL',
      '/M2M/M2M_API.ASMX?wsdl',
      '/m2m/m2m_api.asmx',
      '/m2m/m2m_api.asmx/?wsdl',
    ]) {
      const { status, text } = await ask(`${gateway.url}${path}`, {
        headers: { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'sms.example' },
      })
      expect([status, [...text.matchAll(/location="(http[^"]*asmx)"/g)].map(([, address]) => address)]).toEqual([
        200,
        Array.from({ length: 4 }, () => 'https://sms.example/m2m/m2m_api.asmx'),
      ])
    }
  })

  it('takes forms that are not encoded, a mark before them, and windows-1251', async () => {
    const url = `${gateway.url}/M2M/M2m_Api.asmx/sendmessage`
    const credentials = `login=demo&password=${demo.password}`
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const bodies = [
      `\ufeffMSID=79000000001&Message=Скидка 100% "№ 1"&naming=&${credentials}`,
      Buffer.from([...Buffer.from('msid=79000000001&message='), 0xcf, 0xf0, 0xe8, ...Buffer.from(`&${credentials}`)]),
    ]
    const texts: unknown[] = []
    for (const body of bodies) {
      const { text } = await ask(url, { method: 'POST', headers, body })
      texts.push((await gateway.request('GET', `/v1/messages/${/>(\d+)</.exec(text)?.[1] ?? ''}`)).body.text)
    }
    expect(texts).toEqual(['Скидка 100% "№ 1"', 'При'])
  })

  it('answers plain faults to what is no request of the contract', async () => {
    const unknown = await callSoap(gateway, 'SOAP 1.1', '<Send xmlns="http://mcommunicator.ru/M2M"/>')
    expect([unknown.status, valuesOf(unknown, 'faultcode'), unknown.text.includes('<code')]).toEqual([
      500,
      ['soap:Client'],
      false,
    ])
    const gzip = await callSoap(gateway, 'SOAP 1.2', elementOf('GetBalance', demo), { 'content-encoding': 'gzip' })
    expect([gzip.status, gzip.text.includes('Compressed bodies are not taken.')]).toEqual([500, true])
    expect((await call(gateway, 'GET', 'SendVariousMessages', demo)).status).toBe(404)
    expect((await ask(`${gateway.url}/m2m/other`, {})).status).toBe(404)
    expect(
      (await ask(`${gateway.url}${service}/SendMessage?msid=79000000001&message=x`, { method: 'HEAD' })).status,
    ).toBe(405)
  })

  it('refuses a body over the limit without reading it into memory', async () => {
    const answer = await callSoap(
      gateway,
      'SOAP 1.1',
      elementOf('SendMessage', { message: 'x'.repeat(2_000_000), ...demo }),
    )
    expect(faultIn(answer)).toBe('TOO_MANY_PARAMETERS')
  })

  it('does not inflate what is compressed, however small it is', async () => {
    const bomb = gzipSync(Buffer.alloc(100_000_000, '<a>'))
    const before = process.memoryUsage().rss
    const startedAt = performance.now()
    const answer = await ask(`${gateway.url}${service}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml', 'content-encoding': 'gzip' },
      body: bomb,
    })
    expect([answer.status, answer.text.includes('Compressed bodies are not taken.')]).toEqual([500, true])
    expect(performance.now() - startedAt).toBeLessThan(1_000)
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 2 ** 20)
  })

  it('answers HTTP/1.0 and connections that close', async () => {
    const body = elementOf('GetPartCount', { text: 'x', ...demo })
    const envelope = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${body}</e:Body></e:Envelope>`
    const request = `POST ${service} HTTP/1.0\r\nContent-Type: text/xml\r\nContent-Length: ${Buffer.byteLength(envelope)}\r\n\r\n${envelope}`
    const answer = await new Promise<string>((resolve, reject) => {
      let received = ''
      const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1', () => socket.write(request))
      socket.on('data', (chunk: Buffer) => (received += chunk.toString()))
      socket.once('close', () => resolve(received))
      socket.once('error', reject)
    })
    expect(answer).toContain('<GetPartCountResult>1</GetPartCountResult>')
    expect(answer).not.toContain('Transfer-Encoding')
  })

  it('does not send for a prefetch', async () => {
    const given = { msid: '79000000001', message: 'x', ...demo }
    expect(faultIn(await call(gateway, 'GET', 'SendMessage', given, { 'sec-purpose': 'prefetch' }))).toBe(
      'OPERATION_NOT_ALLOWED',
    )
  })

  it('stops guesses of one password at all doors together', async () => {
    await gateway.request('POST', '/v1/users', {
      body: { login: 'petrova', name: 'Анна', role: 'operator', password: 'right-password' },
    })
    const headers = { 'x-forwarded-for': '203.0.113.9' }
    for (let guess = 0; guess < 10; guess += 1) {
      await call(
        gateway,
        'POST',
        'GetPartCount',
        { text: 'x', login: 'petrova', password: md5(`guess ${guess}`) },
        headers,
      )
    }
    const authorization = `Basic ${Buffer.from('petrova:right-password').toString('base64')}`
    const answer = await gateway.request('GET', '/v1/messages', { headers: { authorization, ...headers } })
    expect(answer.status).toBe(401)
  })

  it('has passwords that open nothing else, are never stored as they travel, and end at once', async () => {
    const user = (
      await gateway.request('POST', '/v1/users', {
        body: { login: 'ivanov', name: 'Иван', role: 'base_user', password: 'web-password' },
      })
    ).body
    const path = `/v1/users/${user.id}/m2m-password`
    const enter = (password: string) =>
      call(gateway, 'POST', 'GetPartCount', { text: 'x', login: 'Ivanov', password: md5(password) })
    expect((await gateway.request('GET', path)).status).toBe(404)
    expect((await gateway.request('PUT', path, { body: { password: 'web-password' } })).status).toBe(400)
    expect(faultIn(await enter('web-password'))).toBe('INCORRECT_PASSWORD')
    const set = await gateway.request('PUT', path, { body: {} })
    expect(set.body).toMatchObject({ lastUsedAt: null })
    const { password } = set.body
    expect((await enter(password)).status).toBe(200)
    expect((await gateway.request('GET', path)).body.lastUsedAt).not.toBeNull()
    const authorization = `Basic ${Buffer.from(`ivanov:${password}`).toString('base64')}`
    expect((await gateway.request('GET', '/v1/messages', { headers: { authorization } })).status).toBe(401)
    const status = await call(gateway, 'POST', 'GetMessageStatus', {
      messageID: '1',
      login: 'ivanov',
      password: md5(password),
    })
    expect(faultIn(status)).toBe('OPERATION_NOT_ALLOWED')
    const audit = JSON.stringify((await gateway.request('GET', '/v1/audit')).body)
    expect([audit.includes('user.set_m2m_password'), audit.includes(password), audit.includes(md5(password))]).toEqual([
      true,
      false,
      false,
    ])
    await gateway.request('DELETE', path)
    expect(faultIn(await enter(password))).toBe('INCORRECT_PASSWORD')
  })

  it('counts and logs requests by operation', async () => {
    await call(gateway, 'GET', 'GetPartCount', { text: 'x', ...demo })
    const metrics = (await gateway.request('GET', '/metrics')).body as string
    expect(metrics).toMatch(/operation="m2m\.GetPartCount"/)
  })
})
