import { createHash } from 'node:crypto'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'
import { VirtualClock } from './virtual-clock.js'

const password = 'a long password'
const m2mPassword = 'another long password'
const md5 = createHash('md5').update(m2mPassword).digest('hex')
const basic = (login: string) => `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`

for (const kind of testDatabases) {
  describe(`rights on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway

    beforeAll(async () => {
      database = await kind.create()
      // In Moscow shortly before a month ends.
      const clock = new VirtualClock(Date.parse('2030-01-31T20:58:30Z'))
      gateway = await startTestGateway({ databaseUrl: database.url, overrides: { clock } })
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const done = async (method: string, path: string, body?: object) => {
      const answer = await gateway.request(method, path, { ...(body && { body }) })
      expect([answer.status < 300, answer.body]).toEqual([true, answer.body])
      return answer.body
    }
    let lastNumber = 79_000_300_000
    const person = async (name: string) => {
      const number = `+${(lastNumber += 1)}`
      return { id: (await done('POST', '/v1/persons', { name, numbers: [{ number }] })).id as string, number }
    }
    const user = async (login: string, role: string, rights?: object) => {
      const { id } = await done('POST', '/v1/users', { login, name: login, role, password })
      await done('PUT', `/v1/users/${id}/m2m-password`, { password: m2mPassword })
      const none = { allow: null, hours: null, monthlySegments: null }
      if (rights !== undefined) await done('PUT', `/v1/users/${id}/rights`, { ...none, ...rights })
      return { id: id as string, login, role }
    }
    const keyOf = async (userId: string, scopes: string[]): Promise<{ id: string; key: string }> =>
      done('POST', '/v1/api-keys', { name: 'Ключ', userId, scopes })
    const sendWith = (token: string, to: unknown, more: object = {}) =>
      gateway.request('POST', '/v1/messages', { token, body: { to, text: 'Тест', ...more } })
    const sendAs = async (login: string, to: unknown, more: object = {}) => {
      const answer = await fetch(`${gateway.url}/v1/messages`, {
        method: 'POST',
        headers: { authorization: basic(login), 'content-type': 'application/json' },
        body: JSON.stringify({ to, text: 'Тест', ...more }),
      })
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read whatever came
      return { status: answer.status, body: (await answer.json()) as any }
    }

    it('decides alike for every user, target and interface, and explains it', async () => {
      const [anna, boris, vera, gleb] = [await person('А'), await person('Б'), await person('В'), await person('Г')]
      const group = async (name: string, members: object) => {
        const { id } = await done('POST', '/v1/groups', { name })
        await done('POST', `/v1/groups/${id}/members`, members)
        return id as string
      }
      const inner = await group('Внутренняя', { persons: [boris.id] })
      const outer = await group('Внешняя', { groups: [inner], persons: [vera.id] })
      const other = await group('Другая', { persons: [anna.id] })
      const tag = async (name: string) => {
        const { id } = await done('POST', '/v1/tags', { name })
        await done('POST', `/v1/tags/${id}/subscriptions`, { persons: [gleb.id] })
        return id as string
      }
      const [topic, closed] = [await tag('тема'), await tag('закрытая')]
      const { id: clients } = await done('POST', '/v1/mailing-lists', { name: 'Клиенты' })
      await done('POST', `/v1/mailing-lists/${clients}/contacts`, { contacts: [{ number: anna.number }] })

      interface Allowed {
        persons: string[]
        groups: string[]
        tags: string[]
      }
      const none: Allowed = { persons: [], groups: [], tags: [] }
      const lists: [string, string, Allowed | null][] = [
        ['free', 'operator', null],
        ['persons', 'operator', { ...none, persons: [anna.id] }],
        ['groups', 'operator', { ...none, groups: [outer] }],
        ['tags', 'operator', { ...none, tags: [topic] }],
        ['nothing', 'base_user', none],
        ['some', 'base_user', { persons: [gleb.id], groups: [inner], tags: [topic] }],
      ]
      const targets = [
        ...[anna, boris, vera, gleb].flatMap(({ id, number }) => [
          { to: number, person: id },
          { to: { person: id }, person: id },
        ]),
        { to: '+79000399999' },
        { to: { person: '9007199254740991' }, unknown: 'unknown_person' },
        { to: { group: inner }, group: inner },
        { to: { group: 'внешняя' }, group: outer },
        { to: { group: other }, group: other },
        { to: { group: 'Нет такой' }, unknown: 'unknown_group' },
        { to: '#тема', tag: topic },
        { to: { tag: closed }, tag: closed },
        { to: '#нет', unknown: 'unknown_tag' },
        { to: { list: clients }, list: clients },
        { to: { list: 'Нет такого' }, unknown: 'unknown_list' },
      ]
      /** What is to happen, by sets that the test itself has made. */
      const inGroup: Record<string, string[]> = {
        [inner]: [boris.id],
        [outer]: [boris.id, vera.id],
        [other]: [anna.id],
      }
      const nested: Record<string, string[]> = { [outer]: [inner], [inner]: [], [other]: [] }
      const codeFor = (allow: Allowed | null, role: string, target: (typeof targets)[number]): string | null => {
        if ('unknown' in target && target.unknown !== undefined) return target.unknown
        if (allow === null) return null
        const groups = allow.groups.flatMap((id) => [id, ...(nested[id] ?? [])])
        const persons = [...allow.persons, ...groups.flatMap((id) => inGroup[id] ?? [])]
        const isNumber = typeof target.to === 'string' && target.to.startsWith('+')
        const hidden = (code: string) => (role === 'operator' ? 'not_allowed' : code)
        // Allow-lists name no mailing lists.
        if ('list' in target) return hidden('unknown_list')
        if ('group' in target && target.group !== undefined)
          return groups.includes(target.group) ? null : hidden('unknown_group')
        if ('tag' in target && target.tag !== undefined)
          return allow.tags.includes(target.tag) ? null : hidden('unknown_tag')
        if ('person' in target && target.person !== undefined && persons.includes(target.person)) return null
        return isNumber ? 'not_allowed' : hidden('unknown_person')
      }
      const writtenOf = (to: unknown): string => {
        if (typeof to === 'string') return to
        const [[name, value] = ['', '']] = Object.entries(to as Record<string, string>)
        return `${name}:${value}`
      }
      const keys = new Map<string, string>()
      const doors: Record<string, (login: string, to: unknown) => Promise<string | null | undefined>> = {
        key: async (login, to) => {
          const { status, body } = await sendWith(keys.get(login) ?? '', [to])
          return status === 202 ? null : body.refused[0].code
        },
        'send with a key': async (login, to) => {
          if (typeof to !== 'string') return undefined
          const query = new URLSearchParams({ key: keys.get(login) ?? '', to, text: 'Тест', format: 'json' })
          const answer = await fetch(`${gateway.url}/send?${query}`)
          // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read whatever came
          return answer.status === 202 ? null : ((await answer.json()) as any).refused[0].code
        },
        rest: async (login, to) => {
          const { status, body } = await sendAs(login, [to])
          return status === 202 ? null : body.refused[0].code
        },
        send: async (login, to) => {
          if (typeof to !== 'string') return undefined
          const query = new URLSearchParams({ login, password, to, text: 'Тест', format: 'json' })
          const answer = await fetch(`${gateway.url}/send?${query}`)
          // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read whatever came
          return answer.status === 202 ? null : ((await answer.json()) as any).refused[0].code
        },
        m2m: async (login, to) => {
          if (typeof to !== 'string' || !to.startsWith('+')) return undefined
          const query = new URLSearchParams({ msid: to, message: 'Тест', naming: '', login, password: md5 })
          const text = await (await fetch(`${gateway.url}/m2m/m2m_api.asmx/SendMessage?${query}`)).text()
          return /<long[^>]*>\d+<\/long>/.test(text)
            ? null
            : text.trim() === 'NO_SUCH_SUBSCRIBER'
              ? 'not_allowed'
              : text
        },
      }
      let compared = 0
      for (const [login, role, allow] of lists) {
        const { id } = await user(`${login}-${kind.name}`, role, { allow })
        const scopes = role === 'operator' ? ['messages:send', 'messages:read'] : ['messages:send']
        keys.set(`${login}-${kind.name}`, (await keyOf(id, scopes)).key)
        for (const target of targets) {
          const expected = codeFor(allow, role, target)
          for (const [door, send] of Object.entries(doors)) {
            const answered = await send(`${login}-${kind.name}`, target.to)
            if (answered === undefined) continue
            compared += 1
            expect([login, target.to, door, answered]).toEqual([login, target.to, door, expected])
          }
          const query = new URLSearchParams({ to: writtenOf(target.to) })
          const explained = await done('GET', `/v1/users/${id}/rights/explain?${query}`)
          expect([login, target.to, explained.allowed, explained.code]).toEqual([
            ...[login, target.to, expected === null, expected],
          ])
        }
      }
      expect(compared).toBeGreaterThan(280)
    })

    it('tells by which entry a target is allowed', async () => {
      const anna = await person('Жанна')
      const { id: group } = await done('POST', '/v1/groups', { name: 'Смена 7' })
      await done('POST', `/v1/groups/${group}/members`, { persons: [anna.id] })
      const { id } = await user(`why-${kind.name}`, 'operator', { allow: { persons: [], groups: [group], tags: [] } })
      const query = new URLSearchParams({ to: anna.number })
      const { checks } = await done('GET', `/v1/users/${id}/rights/explain?${query}`)
      expect(checks[1].reason).toBe(`person:${anna.id} is in the group "Смена 7", which is on the allow-list`)
    })

    it('reaches through a tag whom the user may not name', async () => {
      const anna = await person('Зоя')
      const { id: tag } = await done('POST', '/v1/tags', { name: 'дорога' })
      await done('POST', `/v1/tags/${tag}/subscriptions`, { persons: [anna.id] })
      await user(`topic-${kind.name}`, 'operator', { allow: { persons: [], groups: [], tags: [tag] } })
      const { body } = await sendAs(`topic-${kind.name}`, [anna.number, '#дорога'])
      expect(body.messages).toHaveLength(1)
      expect(body.refused).toEqual([
        { to: anna.number, code: 'not_allowed', reason: 'You may not write to this number' },
      ])
    })

    it('lets messages leave in the hours of the user only', async () => {
      const hours = { workingDays: [{ from: '09:00', until: '18:00' }], daysOff: [] }
      const { id, login } = await user(`day-${kind.name}`, 'operator', { hours })
      const at = (time: string) => sendAs(login, '+79000300900', { scheduledAt: `2030-03-12T${time}:00+03:00` })
      expect((await at('09:00')).status).toBe(202)
      const refused = await at('18:00')
      expect([refused.status, refused.body.refused[0].code]).toEqual([422, 'not_allowed'])
      expect(refused.body.detail).toContain('09:00-18:00 on working days, closed on other days (Europe/Moscow)')
      const wrong = {
        allow: null,
        monthlySegments: null,
        hours: { workingDays: [{ from: '10:00', until: '09:00' }], daysOff: [] },
      }
      const answer = await gateway.request('PUT', `/v1/users/${id}/rights`, { body: wrong })
      expect([answer.status, answer.body.field]).toEqual([400, '/hours/workingDays/0'])
    })

    it('keeps to the month’s budget, at once and from several requests, and gives back what is refused', async () => {
      const { id, login } = await user(`budget-${kind.name}`, 'operator', { monthlySegments: 3 })
      const used = async () => (await done('GET', `/v1/users/${id}/rights`)).usedSegments
      const later = { scheduledAt: new Date(gateway.clock.now() + 3_600_000).toISOString() }
      const numbers = ['+79000300801', '+79000300802']
      const both = await sendAs(login, numbers, later)
      expect([both.status, await used()]).toEqual([202, 2])
      const refused = await sendAs(login, numbers)
      expect([refused.status, refused.body.limit]).toEqual([429, 'segments_per_user_month'])
      expect(refused.body.detail).toContain('takes 2 of the 1 segments that are left of your 3')
      const plan = await fetch(`${gateway.url}/v1/messages/plan`, {
        method: 'POST',
        headers: { authorization: basic(login), 'content-type': 'application/json' },
        body: JSON.stringify({ to: numbers, text: 'Тест' }),
      })
      expect(plan.status).toBe(429)
      const many = await Promise.all(numbers.map((to) => sendAs(login, to)))
      expect(many.map(({ status }) => status).sort()).toEqual([202, 429])
      expect(await used()).toBe(3)
      await done('POST', `/v1/messages/${both.body.messages[0].id}/cancel`)
      expect(await used()).toBe(2)
      await gateway.request('PUT', '/v1/simulator/phones/79000300803/script', {
        body: { kind: 'reject', commandStatus: 11 },
      })
      await sendAs(login, '+79000300803')
      await gateway.advance(1_000)
      await gateway.processAll()
      const state = (await done('GET', '/v1/messages?msisdn=%2B79000300803')).messages[0].state
      expect([state, await used()]).toEqual(['rejected', 2])
    })

    it('gives a key the rights of its user as they are now, and ends it with the user', async () => {
      const { id } = await user(`held-${kind.name}`, 'operator')
      const { key } = await keyOf(id, ['messages:send', 'messages:read'])
      const to = '+79000300910'
      expect((await sendWith(key, to)).status).toBe(202)
      const none = { allow: null, hours: null, monthlySegments: null }
      await done('PUT', `/v1/users/${id}/rights`, { ...none, monthlySegments: 1 })
      expect((await sendWith(key, to)).status).toBe(202)
      expect((await sendAs(`held-${kind.name}`, to)).status).toBe(429)
      expect((await gateway.request('GET', '/v1/messages', { token: key })).status).toBe(200)
      await done('PATCH', `/v1/users/${id}`, { role: 'base_user' })
      expect((await gateway.request('GET', '/v1/messages', { token: key })).status).toBe(403)
      await done('PUT', `/v1/users/${id}/rights`, { ...none, allow: { persons: [], groups: [], tags: [] } })
      expect((await sendWith(key, to)).body.refused[0].code).toBe('not_allowed')
      await done('PATCH', `/v1/users/${id}`, { state: 'suspended' })
      expect((await sendWith(key, to)).status).toBe(401)
      await done('PATCH', `/v1/users/${id}`, { state: 'active' })
      await done('PUT', `/v1/users/${id}/rights`, none)
      expect((await sendWith(key, to)).status).toBe(202)
    })

    it('asks a poll by a key within the rights of its user', async () => {
      const { id } = await user(`asking-${kind.name}`, 'operator', { allow: { persons: [], groups: [], tags: [] } })
      const { key } = await keyOf(id, ['messages:send'])
      const closesAt = new Date(gateway.clock.now() + 3_600_000).toISOString()
      const body = { text: 'Выйдете?', to: ['+79000300911'], options: [{ label: 'да' }], closesAt }
      const answer = await gateway.request('POST', '/v1/polls', { token: key, body })
      expect([answer.status, answer.body.refused[0].code]).toEqual([422, 'not_allowed'])
    })

    it('makes no key for a user that there is not, nor one that may more than its user', async () => {
      const { id } = await user(`small-${kind.name}`, 'base_user')
      const wanted = (body: object) => gateway.request('POST', '/v1/api-keys', { body: { name: 'Ключ', ...body } })
      const more = await wanted({ userId: id, scopes: ['messages:send', 'messages:read'] })
      expect([more.status, more.body.field]).toEqual([400, '/scopes'])
      const nobody = await wanted({ userId: '987654321', scopes: ['messages:send'] })
      expect([nobody.status, nobody.body.field]).toEqual([400, '/userId'])
    })

    it('restricts no administrator, and frees who becomes one', async () => {
      const admin = await user(`chief-${kind.name}`, 'administrator')
      const rights = { allow: { persons: [], groups: [], tags: [] }, hours: null, monthlySegments: null }
      expect((await gateway.request('PUT', `/v1/users/${admin.id}/rights`, { body: rights })).status).toBe(409)
      const { id, login } = await user(`rising-${kind.name}`, 'operator', rights)
      expect((await sendAs(login, '+79000300902')).status).toBe(422)
      await done('PATCH', `/v1/users/${id}`, { role: 'administrator' })
      expect((await sendAs(login, '+79000300902')).status).toBe(202)
      await done('PATCH', `/v1/users/${id}`, { role: 'operator' })
      expect((await sendAs(login, '+79000300902')).status).toBe(422)
    })

    it('keeps to a budget in roubles, at the prices of the plan', async () => {
      const none = { allow: null, hours: null, monthlySegments: null }
      const { id, login } = await user(`roubles-${kind.name}`, 'operator')
      const set = (monthlyRoubles: string | null) =>
        gateway.request('PUT', `/v1/users/${id}/rights`, { body: { ...none, monthlyRoubles } })
      const unrated = await set('5.00')
      expect([unrated.status, unrated.body.field]).toEqual([400, '/monthlyRoubles'])
      await done('POST', '/v1/rating/changes', { do: 'connect_sms_package', package: 'company_starter' })
      expect((await set('5.00')).body).toMatchObject({
        monthlyRoubles: '5.00',
        usedRoubles: '0.00',
        usedSegments: null,
      })
      // What is over the package of 3,000 has a price.
      const to = Array.from({ length: 1_503 }, (_, index) => `+${79_000_310_000 + index}`)
      const more = { text: 'Д'.repeat(100), scheduledAt: new Date(gateway.clock.now() + 3_600_000).toISOString() }
      const { price } = await done('POST', '/v1/messages/plan', { to, ...more })
      expect(Number(price)).toBeGreaterThan(5)
      const refused = await sendAs(login, to, more)
      expect([refused.status, refused.body.limit]).toEqual([429, 'roubles_per_user_month'])
      expect(refused.body.detail).toContain(`takes ${price} of the 5.00 roubles that are left of your 5.00`)
      await set(price)
      const sent = await sendAs(login, to, more)
      expect(sent.status).toBe(202)
      const used = async () => (await done('GET', `/v1/users/${id}/rights`)).usedRoubles
      expect(await used()).toBe(price)
      const query = new URLSearchParams({ to: '+79000310000' })
      expect((await done('GET', `/v1/users/${id}/rights/explain?${query}`)).checks[3]).toEqual({
        ...{ check: 'budget', allowed: false, reason: `The user has used ${price} of ${price} roubles this month` },
      })
      await done('POST', `/v1/broadcasts/${sent.body.broadcastId}/cancel`)
      // Recipients that have no rows yet are withdrawn when they get them.
      for (let step = 0; step < 5; step += 1) await gateway.advance(1_000)
      expect(await used()).toBe('0.00')
    })

    it('refuses an allow-list of what there is not', async () => {
      const { id } = await user(`wrong-${kind.name}`, 'operator')
      for (const name of ['persons', 'groups', 'tags']) {
        const allow = { persons: [], groups: [], tags: [], [name]: ['9007199254740991'] }
        const body = { allow, hours: null, monthlySegments: null }
        const answer = await gateway.request('PUT', `/v1/users/${id}/rights`, { body })
        expect([answer.status, answer.body.field]).toEqual([400, `/allow/${name}/0`])
      }
    })

    it('counts another month anew, and repeats of one request once', async () => {
      const { id, login } = await user(`month-${kind.name}`, 'operator', { monthlySegments: 1 })
      const used = async () => (await done('GET', `/v1/users/${id}/rights`)).usedSegments
      const send = (key: string) =>
        fetch(`${gateway.url}/v1/messages`, {
          method: 'POST',
          headers: { authorization: basic(login), 'content-type': 'application/json', 'idempotency-key': key },
          body: JSON.stringify({ to: '+79000300901', text: 'Тест' }),
        })
      expect([(await send('one')).status, (await send('one')).status, (await send('two')).status]).toEqual([
        202, 202, 429,
      ])
      expect(await used()).toBe(1)
      await gateway.advance(120_000)
      expect(await used()).toBe(0)
      expect((await send('two')).status).toBe(202)
    })
  })
}
