import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

for (const kind of testDatabases) {
  describe(`people on ${kind.name}`, () => {
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

    const ask = (method: string, path: string, body?: object) =>
      gateway.request(method, path, body === undefined ? {} : { body })
    const made = async (path: string, body: object): Promise<string> => {
      const answer = await ask('POST', path, body)
      expect([answer.status, answer.body]).toEqual([201, answer.body])
      return answer.body.id
    }
    let lastNumber = 79_000_100_000
    const person = (name: string, more: object = {}) =>
      made('/v1/persons', { name, numbers: [{ number: `+${(lastNumber += 1)}` }], ...more })
    const group = (name: string, rule?: string) => made('/v1/groups', { name, ...(rule !== undefined && { rule }) })
    const put = async (groupId: string, members: object) => {
      const answer = await ask('POST', `/v1/groups/${groupId}/members`, members)
      expect([answer.status, answer.body]).toEqual([200, answer.body])
      return answer.body
    }
    const send = (to: unknown, more: object = {}) => ask('POST', '/v1/messages', { to, text: 'Авария', ...more })
    const plan = (to: unknown, more: object = {}) => ask('POST', '/v1/messages/plan', { to, text: 'Авария', ...more })
    const peopleIn = async (groupId: string, query = '') => {
      const { body } = await ask('GET', `/v1/groups/${groupId}/people${query}`)
      return body.people.map(({ name }: { name: string }) => name)
    }

    it('keeps a person as it was described, and changes only what is given', async () => {
      const id = await person('  Анна   Ким ', { attributes: { смена: 2 }, zone: 'Asia/Sakhalin' })
      const { body } = await ask('PATCH', `/v1/persons/${id}`, { position: 'диспетчер' })
      expect(body).toMatchObject({ name: 'Анна Ким', attributes: { смена: 2 }, position: 'диспетчер' })
      expect(body.numbers).toHaveLength(1)
      expect((await ask('GET', `/v1/persons/${id}`)).body).toEqual(body)
    })

    it('finds persons by pieces of their names, positions and numbers', async () => {
      const id = await person('Ёлкина Жанна Юрьевна', {
        position: 'Диспетчер смены 7',
        numbers: [{ number: '+79005557799' }],
      })
      await person('Жанна Другая')
      const found = async (search: string) => {
        const { status, body } = await ask('GET', `/v1/persons?search=${encodeURIComponent(search)}`)
        expect(status).toBe(200)
        return body.persons.map((one: { id: string }) => one.id)
      }
      for (const search of [
        'ёлкин',
        'ЁЛКИНА',
        'жанна юрьевна',
        'Юрьевна, ЖАННА',
        'диспетчер елк'.replace('елк', 'ёлк'),
        '5557799',
        '7900555 смены',
      ]) {
        expect([search, await found(search)]).toEqual([search, [id]])
      }
      expect(await found('жанна')).toHaveLength(2)
      for (const search of ['ёлкина другая', '%', '_', '0005557799', "'"]) {
        if (/[\p{L}\p{N}]/u.test(search)) expect([search, await found(search)]).toEqual([search, []])
        else expect((await found(search)).length).toBeGreaterThanOrEqual(2)
      }
      expect((await ask('GET', `/v1/persons?search=${'x'.repeat(101)}`)).status).toBe(400)
    })

    it.each([
      [{ name: 'А', zone: 'Moscow' }, '/zone'],
      [{ name: 'А', attributes: { name: 'Б' } }, '/attributes'],
      [{ name: 'А', attributes: { 'two words': 'Б' } }, '/attributes'],
      [{ name: 'А', numbers: [{ number: '12' }] }, '/numbers/0/number'],
      [{ name: 'А', employedFrom: '2026-02-01T00:00:00Z', employedUntil: '2026-01-01T00:00:00Z' }, '/employedUntil'],
      [{ name: ' ' }, '/name'],
    ])('refuses %j at its field', async (body, field) => {
      const answer = await ask('POST', '/v1/persons', body)
      expect([answer.status, answer.body.field]).toEqual([400, field])
    })

    it('refuses a second group of a name, a name of digits, and a broken rule with its place', async () => {
      await group('Ночная смена')
      expect(await ask('POST', '/v1/groups', { name: 'НОЧНАЯ  смена' })).toMatchObject({
        status: 409,
        body: { field: '/name' },
      })
      expect((await ask('POST', '/v1/groups', { name: '42' })).body.field).toBe('/name')
      const broken = await ask('POST', '/v1/groups', { name: 'Сломанная', rule: 'a = ' })
      expect(broken.body).toMatchObject({ field: '/rule', detail: 'The rule ends where a value is missing.' })
    })

    it('expands groups in groups at an instant, each person once', async () => {
      const [anna, boris] = [await person('А1'), await person('Б1')]
      const [outer, inner] = [await group('Внешняя'), await group('Внутренняя')]
      expect(await put(inner, { persons: [anna, boris] })).toEqual({ added: 2, kept: 0, refused: [] })
      expect(await put(outer, { persons: [anna], groups: [inner] })).toMatchObject({ added: 2 })
      expect(await put(outer, { persons: [anna] })).toEqual({ added: 0, kept: 1, refused: [] })
      const before = new Date(gateway.clock.now()).toISOString()
      await gateway.advance(60_000)
      expect((await ask('POST', `/v1/groups/${inner}/members/remove`, { persons: [boris] })).body).toEqual({
        removed: 1,
      })
      expect(await peopleIn(outer)).toEqual(['А1'])
      expect(await peopleIn(outer, `?at=${before}`)).toEqual(['А1', 'Б1'])
      const { body } = await ask('GET', `/v1/groups/${outer}/people`)
      expect(body.people[0]).toMatchObject({ personId: anna, repeated: true, problem: null })
    })

    it('takes no group into itself, by however many steps, nor what it does not know', async () => {
      const ids = [await group('Круг 1'), await group('Круг 2'), await group('Круг 3')]
      await put(ids[0]!, { groups: [ids[1]] })
      await put(ids[1]!, { groups: [ids[2]] })
      for (const id of ids) {
        const { refused } = await put(ids[2]!, { groups: [id], persons: ['9007199254740991'] })
        expect(refused.map(({ code }: { code: string }) => code)).toEqual(['unknown_person', 'cycle'])
      }
    })

    it('puts into a rule group whom its rule names, and nobody by hand', async () => {
      const north = await person('Северов', { position: 'инженер', attributes: { district: 'Север' } })
      await person('Южный', { position: 'инженер', attributes: { district: 'Юг' } })
      await person('Бывший', {
        position: 'инженер',
        attributes: { district: 'Север' },
        employedUntil: '2000-01-01T00:00:00Z',
      })
      const id = await group('Инженеры севера', 'district = север and position = инженер')
      expect(await peopleIn(id)).toEqual(['Северов'])
      expect((await ask('POST', `/v1/groups/${id}/members`, { persons: [north] })).status).toBe(409)
      await ask('PATCH', `/v1/groups/${id}`, { rule: 'district in (Юг, Север) и position = инженер' })
      expect(await peopleIn(id)).toEqual(['Северов', 'Южный'])
    })

    it('texts everybody of a group once, and says who gets nothing and why', async () => {
      const [anna, boris] = [await person('А2'), await person('Б2')]
      const mute = await person('Немой', { numbers: [] })
      const former = await person('Бывший 2', { employedUntil: '2000-01-01T00:00:00Z' })
      const [one, two] = [await group('Бригада 1'), await group('Бригада 2')]
      await put(one, { persons: [anna, boris, mute] })
      await put(two, { persons: [boris, former] })
      const { status, body } = await send([{ group: one }, { group: 'бригада 2' }, { person: anna }])
      expect([status, body.messages.length]).toEqual([202, 2])
      const why = body.refused.map(({ to, code }: { to: string; code: string }) => [to, code])
      expect(why).toEqual([
        [`person:${mute}`, 'no_number'],
        [`person:${boris}`, 'duplicate'],
        [`person:${former}`, 'not_employed'],
        [`person:${anna}`, 'duplicate'],
      ])
      await gateway.processAll()
      const message = (await ask('GET', `/v1/messages/${body.messages[0].id}`)).body
      expect(message).toMatchObject({ personId: anna, text: 'Авария' })
      const planned = (await plan([{ group: one }])).body
      expect(planned).toMatchObject({ recipients: 2, segments: { total: 2 } })
      expect(planned.messages[1].personId).toBe(boris)
    })

    it('answers for unknown people and groups like for those of another company', async () => {
      const token = 'demo-admin-token'
      const body = { name: 'Чужая', zone: 'Europe/Moscow' }
      const other = (await gateway.request('POST', '/v1/companies', { token, body })).body.id
      const foreign = async (path: string) =>
        (await gateway.request('POST', `${path}?companyId=${other}`, { token, body: { name: 'Чужие' } })).body.id
      const persons = [await foreign('/v1/persons'), '9007199254740991']
      for (const id of persons) {
        const answer = await send([{ person: id }])
        expect([answer.status, answer.body.refused[0].code]).toEqual([422, 'unknown_person'])
      }
      for (const id of [await foreign('/v1/groups'), '9007199254740991', 'Чужие', 'Нет такой']) {
        const answer = await send([{ group: id }, '+79000000001'])
        expect([answer.status, answer.body.refused[0]]).toMatchObject([
          202,
          { to: `group:${id}`, code: 'unknown_group' },
        ])
      }
      expect((await send([{ group: await group('Пустая') }])).body.refused[0].code).toBe('empty_group')
    })

    it('fills slots from the person, the request, and the recipient, the nearest first', async () => {
      const id = await person('Вера', { attributes: { order: 7, place: 'склад' }, zone: 'Asia/Kamchatka' })
      const text = '{name}: заказ {order}, {place}, {day}'
      const { body } = await plan([{ person: id, values: { place: 'ворота' } }], { text, values: { day: 'вт' } })
      expect(body.messages[0]).toMatchObject({ text: 'Вера: заказ 7, ворота, вт', zone: 'Asia/Kamchatka' })
      const lacking = await plan([{ person: id }], { text: '{name}, {nothing}' })
      expect(lacking.body.refused[0]).toMatchObject({ to: `person:${id}`, code: 'missing_value' })
    })

    it('refuses a recipient that names two things or none', async () => {
      for (const to of [{ person: '1', to: '+79000000001' }, { zone: 'Europe/Moscow' }]) {
        const answer = await send(['+79000000001', to])
        expect([answer.status, answer.body.field]).toEqual([400, '/to/1'])
      }
    })

    it('points a user at a person, of the same company only', async () => {
      const id = await person('Глеб')
      const user = { login: `gleb-${kind.name}`, name: 'Глеб', role: 'operator', password: 'a long password' }
      const { body } = await ask('POST', '/v1/users', user)
      expect((await ask('PATCH', `/v1/users/${body.id}`, { personId: id })).body.personId).toBe(id)
      const unknown = await ask('PATCH', `/v1/users/${body.id}`, { personId: '9007199254740991' })
      expect([unknown.status, unknown.body.field]).toEqual([400, '/personId'])
      await ask('DELETE', `/v1/persons/${id}`)
      expect((await ask('GET', `/v1/users/${body.id}`)).body.personId).toBeNull()
    })
  })
}
