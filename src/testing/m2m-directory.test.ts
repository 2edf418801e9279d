import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type Binding, bindings, call, callSoap, demo, escape, faultIn, type Given, md5, valuesOf } from './_m2m.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const login = { login: demo.login, password: md5('manages users') }

interface Contact {
  msid: string
  name: string
  attributes: Record<string, string>
}

for (const kind of testDatabases) {
  describe(`users, groups, lists and mailings of the M2M interface on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      const { users } = (await gateway.request('GET', '/v1/users')).body
      const { id } = users.find(({ login }: { login: string }) => login === demo.login)
      await gateway.request('PATCH', `/v1/users/${id}`, { body: { role: 'administrator' } })
      const password = { password: 'manages users', managesUsers: true }
      await gateway.request('PUT', `/v1/users/${id}/m2m-password`, { body: password })
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const ask = (binding: Binding, operation: string, given: Given) =>
      call(gateway, binding, operation, { ...given, ...login })
    const idIn = (text: string) => />(\d+)</.exec(text)?.[1] ?? ''
    const contactsXml = (contacts: readonly Contact[]) =>
      contacts
        .map(({ msid, name, attributes }) => {
          const pairs = Object.entries(attributes).map(
            ([key, value]) =>
              `<MailingListAttribute><Name>${escape(key)}</Name><Value>${escape(value)}</Value></MailingListAttribute>`,
          )
          return `<MailingListContact><Msid>${msid}</Msid><Name>${escape(name)}</Name><Attributes>${pairs.join('')}</Attributes></MailingListContact>`
        })
        .join('')
    /** Arrays of structures are SOAP's alone. */
    const soap = (binding: 'SOAP 1.1' | 'SOAP 1.2', operation: string, first: string, contacts: readonly Contact[]) =>
      callSoap(
        gateway,
        binding,
        `<${operation} xmlns="http://mcommunicator.ru/M2M">${first}<contacts>${contactsXml(contacts)}</contacts>` +
          `<login>${login.login}</login><password>${login.password}</password></${operation}>`,
      )
    const listed = async (
      name: string,
      contacts: readonly Contact[],
      binding: 'SOAP 1.1' | 'SOAP 1.2' = 'SOAP 1.1',
    ) => {
      const answer = await soap(binding, 'CreateMailingList', `<name>${escape(name)}</name>`, contacts)
      expect([answer.status, answer.text]).toEqual([200, answer.text])
      return idIn(answer.text)
    }
    const ivan: Contact = { msid: '79050000001', name: 'Иван & Ко', attributes: { заказ: '1042' } }

    it.each(['SOAP 1.1', 'SOAP 1.2'] as const)('creates a list and replaces its contacts by %s', async (binding) => {
      const id = await listed(
        `Список ${binding}`,
        [ivan, { msid: '8 905 000-00-02', name: '', attributes: {} }],
        binding,
      )
      const replaced = await soap(binding, 'SetMailingListContacts', `<mailingListId>${id}</mailingListId>`, [ivan])
      expect([replaced.status, replaced.text.includes('SetMailingListContactsResponse')]).toEqual([200, true])
      const { contacts } = (await gateway.request('GET', `/v1/mailing-lists/${id}/contacts`)).body
      expect(contacts).toEqual([{ number: '+79050000001', name: 'Иван & Ко', attributes: { заказ: '1042' } }])
      const again = await soap(binding, 'CreateMailingList', `<name>список ${binding}</name>`, [])
      expect(faultIn(again)).toBe('OBJECT_ALREADY_EXISTS')
      const bad = await soap(binding, 'CreateMailingList', '<name>Плохой</name>', [{ ...ivan, msid: '7' }])
      expect(faultIn(bad)).toBe('MSID_FORMAT_ERROR')
      const unknown = await soap(binding, 'SetMailingListContacts', '<mailingListId>987654</mailingListId>', [ivan])
      expect(faultIn(unknown)).toBe('WRONG_ID')
    })

    describe.each(bindings)('by %s', (binding) => {
      it('shows lists with their contacts, and deletes them', async () => {
        const id = await listed(`Показать ${binding}`, [ivan])
        const lists = await ask(binding, 'GetMailingLists', {})
        expect(valuesOf(lists, 'ID')).toContain(id)
        const contacts = await ask(binding, 'GetMailingListContacts', { mailingListId: id })
        expect([valuesOf(contacts, 'Msid'), valuesOf(contacts, 'Value')]).toEqual([['79050000001'], ['1042']])
        expect(valuesOf(contacts, 'Name')).toEqual(['Иван &amp; Ко', 'заказ'])
        expect((await ask(binding, 'DeleteMailingLists', { mailingListIDs: [id] })).status).toBe(200)
        expect(faultIn(await ask(binding, 'GetMailingListContacts', { mailingListId: id }))).toBe('WRONG_ID')
        expect(faultIn(await ask(binding, 'DeleteMailingLists', { mailingListIDs: [id] }))).toBe('WRONG_ID')
      })

      it('sends a mailing to a list, now or at a date, and tells what became of it', async () => {
        const mailingListID = await listed(`Рассылка ${binding}`, [
          ivan,
          { ...ivan, msid: '79050000002', name: 'Анна' },
        ])
        const given = { name: 'М', mailingListID, text: '{name}, заказ {заказ}', naming: 'нет-такого-имени' }
        const answer = await ask(binding, 'CreateMailing', { ...given, date: '', validityPeriod: '01:00:00' })
        expect(answer.status).toBe(200)
        const mailingID = idIn(answer.text)
        for (let step = 0; step < 3; step += 1) await gateway.advance(5_000)
        const found = await ask(binding, 'GetMailingMessagesStatus', { mailingID })
        expect(valuesOf(found, 'Msid')).toEqual(['79050000001', '79050000002'])
        expect(valuesOf(found, 'DeliveryStatus')).toEqual(['Delivered', 'Delivered'])
        const later = await ask(binding, 'CreateMailing', { ...given, date: '2035-06-09T20:44:30', validityPeriod: '' })
        expect((await gateway.request('GET', `/v1/mailings/${idIn(later.text)}`)).body).toMatchObject({
          state: 'active',
          nextAt: '2035-06-09T17:44:30.000Z',
        })
        const faults = await Promise.all([
          ask(binding, 'CreateMailing', { ...given, date: '2016-01-01' }),
          ask(binding, 'CreateMailing', { ...given, mailingListID: '987654' }),
          ask(binding, 'CreateMailing', { ...given, text: '' }),
        ])
        expect(faults.map(faultIn)).toEqual(['TIME_IS_IN_THE_PAST', 'WRONG_ID', 'EMPTY_MESSAGE_NOT_ALLOWED'])
      })

      it('adds users, shows them with their group, and deletes them', async () => {
        const number = `7905000010${bindings.indexOf(binding)}`
        const group = (await gateway.request('POST', '/v1/groups', { body: { name: `Группа ${binding}` } })).body
        const user = {
          userName: 'Пётр',
          userMSID: number,
          userEmail: 'petr@example.com',
          webAccessEnabled: 'true',
          accessLevel: 'Operator',
          userGroupId: group.id,
        }
        const added = await ask(binding, 'AddUser', user)
        expect([added.status, idIn(added.text)]).toEqual([200, expect.stringMatching(/^\d+$/)])
        expect(faultIn(await ask(binding, 'AddUser', user))).toBe('OBJECT_ALREADY_EXISTS')
        const unknownGroup = { ...user, userMSID: '79050000999', userGroupId: '987654' }
        expect(faultIn(await ask(binding, 'AddUser', unknownGroup))).toBe('WRONG_ID')
        const groups = await ask(binding, 'GetGroups', {})
        expect(valuesOf(groups, 'ID')).toContain(group.id)
        const users = await ask(binding, 'GetUsers', {})
        const place = valuesOf(users, 'Msid').indexOf(number)
        const shown = ['Name', 'Email', 'GroupID', 'WebAccessEnabled', 'AccessLevel'].map(
          (field) => valuesOf(users, field)[place],
        )
        expect(shown).toEqual(['Пётр', 'petr@example.com', group.id, 'true', 'Operator'])
        expect((await ask(binding, 'DeleteUser', { msid: number })).status).toBe(200)
        expect(faultIn(await ask(binding, 'DeleteUser', { msid: number }))).toBe('NO_SUCH_SUBSCRIBER')
        const logins = (await gateway.request('GET', '/v1/users?limit=200')).body.users
        const login = logins.find((one: { login: string }) => one.login === number)
        expect(login).toMatchObject({ role: 'operator', state: 'suspended' })
      })
    })

    it('leaves users to administrators', async () => {
      const headers = { authorization: 'Bearer demo-token' }
      const { body: key } = await gateway.request('POST', '/v1/api-keys', {
        body: { name: 'sender', scopes: ['messages:send', 'messages:read'] },
      })
      for (const operation of ['GetUsers', 'AddUser', 'DeleteUser']) {
        const given = { userMSID: '79050000555', msid: '79050000555' }
        const answer = await call(gateway, 'GET', operation, given, { ...headers, authorization: `Bearer ${key.key}` })
        expect([operation, faultIn(answer)]).toEqual([operation, 'OPERATION_NOT_ALLOWED'])
      }
    })
  })
}
