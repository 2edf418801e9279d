import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { bindings, call, demo, faultIn, type Given, md5, valuesOf } from './_m2m.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const beginning = {
  allowedAddresses: [],
  requireTls: false,
  zonedDates: false,
  zone: null,
  unusableSender: 'use_default',
  companyMode: 'Commercial',
}

for (const kind of testDatabases) {
  describe(`the settings of the M2M interface on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({
        databaseUrl: database.url,
        config: { demo: true, trustedProxies: ['127.0.0.1'] },
      })
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const set = async (body: object) => (await gateway.request('PUT', '/v1/m2m-settings', { body })).body
    const count = (headers: Record<string, string> = {}, given: Given = demo) =>
      call(gateway, 'POST', 'GetPartCount', { text: 'x', ...given }, headers)
    const from = (address: string) => ({ 'x-forwarded-for': address })

    it('are as at the beginning until they are set, and what is left out again after', async () => {
      expect((await gateway.request('GET', '/v1/m2m-settings')).body).toEqual(beginning)
      expect(await set({ allowedAddresses: ['::ffff:192.0.2.7', '2001:DB8::/32'], zone: 'Europe/Samara' })).toEqual({
        ...beginning,
        allowedAddresses: ['192.0.2.7', '2001:db8::/32'],
        zone: 'Europe/Samara',
      })
      expect(await set({})).toEqual(beginning)
      for (const body of [
        { allowedAddresses: ['example.com'] },
        { allowedAddresses: ['10.0.0.0/33'] },
        { zone: 'X' },
      ]) {
        expect((await gateway.request('PUT', '/v1/m2m-settings', { body })).status).toBe(400)
      }
    })

    it.each(bindings)('let nobody in from other addresses, by %s', async (binding) => {
      await set({ allowedAddresses: ['192.0.2.0/24', '2001:db8::7'] })
      const ask = (address: string, given: Given = demo) =>
        call(gateway, binding, 'GetPartCount', { text: 'x', ...given }, from(address))
      expect((await ask('192.0.2.99')).status).toBe(200)
      expect((await ask('2001:db8:0::7')).status).toBe(200)
      expect(faultIn(await ask('198.51.100.1'))).toBe('IP_NOT_ALLOWED')
      expect(faultIn(await ask('2001:db8::8', { login: '', password: 'demo-token' }))).toBe('IP_NOT_ALLOWED')
      expect(faultIn(await ask('198.51.100.1', { login: 'demo', password: 'wrong' }))).toBe('INCORRECT_PASSWORD')
      await set({})
      expect((await ask('198.51.100.1')).status).toBe(200)
    })

    it('refuse requests without TLS, as the proxy tells it', async () => {
      await set({ requireTls: true })
      expect(faultIn(await count())).toBe('OPERATION_NOT_ALLOWED')
      expect((await count({ 'x-forwarded-proto': 'https' })).status).toBe(200)
      const namings = (headers: Record<string, string>) =>
        gateway.request('GET', '/v2/accountManagement/namings', { headers })
      expect(await namings({})).toMatchObject({ status: 403, body: { code: 708 } })
      expect((await namings({ 'x-forwarded-proto': 'https' })).status).toBe(200)
      await set({})
    })

    it('have a zone of their own, and write offsets where they are wanted', async () => {
      const window = { DateFrom: '2000-01-01', DateTo: '2099-01-01', messageType: 'MT', ...demo }
      await call(gateway, 'POST', 'SendMessage', { msid: '79000000001', message: 'x', ...demo })
      const created = async () => valuesOf(await call(gateway, 'POST', 'GetMessages', window), 'CreationDate')[0]
      const plain = await created()
      expect(plain).toMatch(/T\d\d:\d\d:\d\d$/)
      await set({ zonedDates: true })
      expect(await created()).toBe(`${plain}+03:00`)
      await set({ zonedDates: true, zone: 'America/St_Johns' })
      const elsewhere = (await created()) ?? ''
      expect(elsewhere).toMatch(/-0[23]:30$/)
      expect(Date.parse(elsewhere)).toBe(Date.parse(`${plain}+03:00`))
      await set({ zone: 'Asia/Kamchatka' })
      const given = { msid: '79000000001', message: 'x', scheduledSendDate: '2035-06-09T20:44:00', ...demo }
      const sent = await call(gateway, 'GET', 'SendMessageAtDate', given)
      const message = (await gateway.request('GET', `/v1/messages/${/>(\d+)</.exec(sent.text)?.[1]}`)).body
      expect(message.scheduledAt).toBe('2035-06-09T08:44:00.000Z')
      await set({})
    })

    it('say the mode, and whether a sender that cannot be used refuses the message', async () => {
      const mode = await call(gateway, 'GET', 'GetCompanyMode', demo)
      expect(mode.text).toContain('>Commercial</string>')
      await set({ companyMode: 'Тест', unusableSender: 'refuse' })
      expect((await call(gateway, 'SOAP 1.1', 'GetCompanyMode', demo)).text).toContain(
        '<GetCompanyModeResult>Тест</GetCompanyModeResult>',
      )
      const given = { msid: '79000000001', message: 'x', naming: 'имя!', ...demo }
      expect(faultIn(await call(gateway, 'POST', 'SendMessage', given))).toBe('OPERATION_NOT_ALLOWED')
      await set({})
      expect((await call(gateway, 'POST', 'SendMessage', given)).status).toBe(200)
    })

    it('say that the account is blocked to whom has the right password, and to nobody else', async () => {
      const token = 'demo-admin-token'
      const created = await gateway.request('POST', '/v1/companies', {
        token,
        body: { name: 'Закрытая', zone: 'Europe/Moscow' },
      })
      const companyId = created.body.id as string
      const { body: key } = await gateway.request('POST', `/v1/api-keys?companyId=${companyId}`, {
        token,
        body: { name: 'x', scopes: ['messages:send'] },
      })
      await gateway.request('PATCH', `/v1/companies/${companyId}`, { token, body: { state: 'suspended' } })
      expect(faultIn(await count({}, { password: key.key }))).toBe('ACCOUNT_IS_BLOCKED')
      expect(faultIn(await count({}, { password: `${key.key}x` }))).toBe('INCORRECT_PASSWORD')
    })

    describe('of a password', () => {
      const password = 'from-before-the-move'
      const make = async (login: string, role: string, body: object) => {
        const created = await gateway.request('POST', '/v1/users', { body: { login, name: login, role } })
        const path = `/v1/users/${created.body.id}/m2m-password`
        return { path, ...(await gateway.request('PUT', path, { body: { password, ...body } })) }
      }

      it('let it be used from some addresses alone', async () => {
        const { path, body } = await make('office', 'operator', { allowedAddresses: ['203.0.113.0/24'] })
        expect(body).toMatchObject({ allowedAddresses: ['203.0.113.0/24'], managesUsers: false })
        expect((await gateway.request('GET', path)).body.allowedAddresses).toEqual(['203.0.113.0/24'])
        const login = { login: 'office', password: md5(password) }
        expect((await count(from('203.0.113.5'), login)).status).toBe(200)
        expect(faultIn(await count(from('203.0.114.5'), login))).toBe('IP_NOT_ALLOWED')
      })

      it('let it manage users where it was made for that, and for an administrator alone', async () => {
        const user = { userMSID: '79050000555', userName: 'Пётр', userGroupId: '0' }
        await make('plain-admin', 'administrator', {})
        await make('user-admin', 'administrator', { managesUsers: true })
        const add = (login: string) =>
          call(gateway, 'POST', 'AddUser', { ...user, login, password: md5(password) }).then(faultIn)
        expect(await add('plain-admin')).toBe('OPERATION_NOT_ALLOWED')
        expect(await add('user-admin')).toBeUndefined()
        expect(await add('user-admin')).toBe('OBJECT_ALREADY_EXISTS')
        expect((await make('some-operator', 'operator', { managesUsers: true })).status).toBe(400)
      })

      it('never lets an administrator be deleted', async () => {
        const login = { login: 'user-admin', password: md5(password) }
        const person = { name: 'Главная', numbers: [{ number: '+79050000888' }] }
        const { body } = await gateway.request('POST', '/v1/persons', { body: person })
        const head = { login: 'head', name: 'Главная', role: 'administrator' }
        const user = (await gateway.request('POST', '/v1/users', { body: head })).body
        await gateway.request('PATCH', `/v1/users/${user.id}`, { body: { personId: body.id } })
        const deleted = await call(gateway, 'POST', 'DeleteUser', { msid: '79050000888', ...login })
        expect(faultIn(deleted)).toBe('OPERATION_NOT_ALLOWED')
        expect((await gateway.request('GET', `/v1/persons/${body.id}`)).status).toBe(200)
      })
    })
  })
}
