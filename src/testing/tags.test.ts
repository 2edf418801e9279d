import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { changeSubscriptionBySms } from '../core/tags/subscribe-by-sms.js'
import type { CompanyId } from '../core/values/ids.js'
import type { Msisdn } from '../core/values/msisdn.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const admin = 'demo-admin-token'
const unknownId = '9007199254740991'

for (const kind of testDatabases) {
  describe(`tags on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    /** The demo company owns the tags of these tests. */
    let owner: string
    let guest: string

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      owner = (await ask('GET', '/v1/companies', { token: admin })).body.companies[0].id
      guest = await company('Ромашка')
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    interface Asking {
      token?: string
      body?: object
    }
    const ask = (method: string, path: string, options: Asking = {}) => gateway.request(method, path, options)
    const done = async (method: string, path: string, body?: object, token?: string) => {
      const answer = await ask(method, path, { ...(body && { body }), ...(token !== undefined && { token }) })
      expect([answer.status < 300, answer.body]).toEqual([true, answer.body])
      return answer.body
    }
    const company = async (name: string): Promise<string> =>
      (await done('POST', '/v1/companies', { name, zone: 'Europe/Moscow' }, admin)).id
    const of = (companyId: string) => `?companyId=${companyId}`

    let lastNumber = 79_000_200_000
    const newNumber = () => `+${(lastNumber += 1)}`
    const person = async (name: string, companyId = owner, number = newNumber()) => {
      const { id } = await done('POST', `/v1/persons${of(companyId)}`, { name, numbers: [{ number }] }, admin)
      return { id: id as string, number }
    }
    const tag = async (name: string, more: object = {}): Promise<string> =>
      (await done('POST', '/v1/tags', { name, ...more })).id
    const subscribe = (tagId: string, body: object, companyId = owner) =>
      done('POST', `/v1/tags/${tagId}/subscriptions${of(companyId)}`, body, admin)
    const approve = async (tagId: string, companyId: string) => {
      await done('POST', `/v1/tags/requests${of(companyId)}`, { ownerId: owner, tag: tagId }, admin)
      await done('PUT', `/v1/tags/${tagId}/accesses/${companyId}`, { state: 'approved' })
    }
    const send = (to: unknown, more: object = {}) =>
      ask('POST', '/v1/messages', { body: { to, text: 'Авария', ...more } })
    const plan = async (to: unknown, more: object = {}) =>
      (await ask('POST', '/v1/messages/plan', { body: { to, text: 'Авария', ...more } })).body
    const textsOn = async (number: string) =>
      (await ask('GET', `/v1/simulator/phones/${number.slice(1)}`)).body.messages.map(
        ({ text }: { text: string }) => text,
      )
    const bySms = (companyId: string, number: string, text: string) =>
      changeSubscriptionBySms(gateway.core, {
        companyId: Number(companyId) as CompanyId,
        msisdn: number as Msisdn,
        text,
      })

    it('finds a tag however it is written, and names the letter that only looks right', async () => {
      const id = await tag('АварияСервер')
      const anna = await person('Анна')
      await subscribe(id, { persons: [anna.id] })
      for (const to of [
        '#АварияСервер',
        ['#аварияСЕРВЕР'],
        [{ tag: id }],
        [{ tag: 'АварияСервер' }],
        [{ tag: 'avariyaserver' }],
        '#avariyaserver',
        ['#Aвapияceрвер'],
      ]) {
        const { status, body } = await send(to)
        expect([status, body.messages?.[0].to]).toEqual([202, anna.number])
      }
      const refused = await ask('POST', '/v1/tags', { body: { name: '#Aвария' } })
      expect([refused.status, refused.body.field]).toEqual([400, '/name'])
      expect(refused.body.detail).toContain('«A» at position 1 of the tag is Latin')
      const unknown = (await send(['#Hет'])).body.refused[0]
      expect(unknown).toMatchObject({ to: 'tag:#Hет', code: 'unknown_tag' })
      expect(unknown.reason).toContain('«H» at position 1 of the tag is Latin')
    })

    it('has no two tags that look the same, and gives each a slug of its own', async () => {
      const { slug } = await done('POST', '/v1/tags', { name: '#НОТА' })
      expect(slug).toBe('nota')
      expect((await ask('POST', '/v1/tags', { body: { name: '#HOTA' } })).status).toBe(409)
      expect((await done('POST', '/v1/tags', { name: '#нота1' })).slug).toBe('nota1')
    })

    it('reaches persons and groups once each, for the time of their subscription', async () => {
      const [anna, boris, late] = [await person('А'), await person('Б'), await person('В')]
      const group = (await done('POST', '/v1/groups', { name: 'Смена' })).id
      await done('POST', `/v1/groups/${group}/members`, { persons: [anna.id, boris.id] })
      const id = await tag('собрание')
      const from = new Date(gateway.clock.now() + 2_000).toISOString()
      const until = new Date(gateway.clock.now() + 4_000).toISOString()
      expect(await subscribe(id, { persons: [anna.id, unknownId], groups: [group] })).toMatchObject({
        added: 2,
        refused: [{ subscriber: `person:${unknownId}`, code: 'unknown_person' }],
      })
      await subscribe(id, { persons: [late.id], from, until })
      const reached = async () =>
        (await plan('#собрание')).messages.map(({ personId }: { personId: string }) => personId)
      expect(await reached()).toEqual([anna.id, boris.id])
      await gateway.advance(2_000)
      expect(await reached()).toEqual([anna.id, late.id, boris.id])
      await gateway.advance(2_000)
      expect(await reached()).toEqual([anna.id, boris.id])
      expect((await done('GET', `/v1/tags/${id}/subscriptions`)).subscriptions).toHaveLength(3)
      await done('POST', `/v1/tags/${id}/subscriptions/remove`, { persons: [anna.id], groups: [group] })
      expect((await send('#собрание')).body.refused[0].code).toBe('empty_tag')
    })

    it('labels messages with the tags they went to and those that are named, and finds them by these', async () => {
      const anna = await person('Г')
      const [topic, label] = [await tag('тема'), await tag('ярлык')]
      await subscribe(topic, { persons: [anna.id] })
      const { body } = await send([{ tag: topic }], { tags: ['#ЯРЛЫК'] })
      const plain = (await send(anna.number)).body.messages[0].id
      await gateway.advance(1_000)
      const shown = await done('GET', `/v1/messages/${body.messages[0].id}`)
      expect(shown).toMatchObject({ tags: ['#ярлык', '#тема'], personId: anna.id, recipientCompanyId: null })
      expect((await done('GET', `/v1/messages/${plain}`)).tags).toEqual([])
      for (const written of ['#тема', label]) {
        const query = `?tag=${encodeURIComponent(written)}`
        const found = await done('GET', `/v1/history${query}`)
        expect(found.messages.map(({ id }: { id: string }) => id)).toEqual([shown.id])
        expect((await done('GET', `/v1/history/totals${query}`)).messages).toBe(1)
      }
      expect((await ask('GET', '/v1/history?tag=nothing')).body.field).toBe('tag')
      expect((await send(anna.number, { tags: ['нет такого'] })).body).toMatchObject({ status: 400, field: '/tags/0' })
      // Other transactions on the server may keep the end of the log back for a moment.
      const logged = async () => (await done('GET', `/v1/events?subject=message:${shown.id}`)).events[0]?.data.tags
      await expect.poll(logged, { timeout: 10_000 }).toEqual(['#ярлык', '#тема'])
    })

    it('is offered, asked for, approved and revoked between companies; who may not see it sees none', async () => {
      const hidden = await tag('тайный')
      const id = await tag('общий', { offered: true })
      const other = await company('Лютик')
      const request = (tagName: string) =>
        ask('POST', `/v1/tags/requests${of(other)}`, { token: admin, body: { ownerId: owner, tag: tagName } })
      expect((await request(hidden)).status).toBe(404)
      expect((await request(unknownId)).body.detail).toBe((await request(hidden)).body.detail)
      expect((await request('#общий')).body).toMatchObject({ state: 'requested', name: '#общий', ownerName: 'Demo' })
      const vera = await person('Вера', other)
      const join = (body: object) =>
        ask('POST', `/v1/tags/${id}/subscriptions${of(other)}`, { token: admin, body: { persons: [vera.id], ...body } })
      expect((await join({ consent: 'Письмо' })).status).toBe(404)
      expect((await done('GET', `/v1/tags/${id}/accesses`)).accesses[0]).toMatchObject({
        name: 'Лютик',
        subscribers: 0,
      })
      const decide = (state: string) => done('PUT', `/v1/tags/${id}/accesses/${other}`, { state })
      await decide('approved')
      expect((await join({})).body.field).toBe('/consent')
      expect((await join({ consent: 'Письмо', groups: ['1'] })).body.field).toBe('/groups')
      expect((await join({ consent: 'Письмо' })).body.added).toBe(1)
      expect((await plan('#общий')).recipients).toBe(1)
      expect((await done('GET', `/v1/tags/${id}/people`)).companies).toEqual([
        { id: other, name: 'Лютик', subscribers: 1 },
      ])
      expect((await done('GET', `/v1/tags/${id}/people`)).people).toEqual([])
      const theirs = await done('GET', `/v1/tags/${id}/people${of(other)}`, undefined, admin)
      expect([theirs.people[0].number, theirs.companies]).toEqual([vera.number, []])
      expect(
        (await ask('PATCH', `/v1/tags/${id}${of(other)}`, { token: admin, body: { offered: false } })).status,
      ).toBe(403)
      await decide('revoked')
      expect((await send('#общий')).body.refused[0].code).toBe('empty_tag')
      expect((await request('#общий')).status).toBe(409)
      expect((await ask('GET', `/v1/tags/${id}${of(other)}`, { token: admin })).status).toBe(404)
    })

    it('subscribes by SMS whom the directory knows, and answers in one segment', async () => {
      const id = await tag('погода', { offered: true })
      const [anna, gala] = [await person('Д'), await person('Галя', guest)]
      await approve(id, guest)
      expect(await bySms(owner, anna.number, 'Спасибо #погода')).toBeUndefined()
      expect(await bySms(owner, newNumber(), '#погода+')).toMatchObject({ outcome: 'unknown_person', tag: null })
      expect(await bySms(guest, newNumber(), '#погода+')).toMatchObject({ outcome: 'unknown_tag' })
      expect(await bySms(owner, anna.number, '#погода-')).toMatchObject({ outcome: 'left' })
      expect(await subscribe(id, { persons: [anna.id] })).toMatchObject({ added: 0, refused: [{ code: 'has_left' }] })
      expect(await bySms(owner, anna.number, ' #Погода + ')).toMatchObject({
        outcome: 'subscribed',
        answer: 'Вы подписаны на #погода. Отписаться: #погода-',
      })
      expect(await bySms(owner, anna.number, 'старт #погода')).toMatchObject({ outcome: 'was_subscribed' })
      expect(await bySms(guest, gala.number, '#ПОГОДА+')).toMatchObject({ outcome: 'subscribed' })
      expect((await plan('#погода')).recipients).toBe(2)
      expect(await bySms(owner, gala.number, 'СТОП #погода')).toMatchObject({ outcome: 'left' })
      expect((await plan('#погода')).recipients).toBe(1)
      await done('PATCH', `/v1/tags/${id}`, { joinBySms: false })
      expect(await bySms(owner, (await person('Е')).number, '#погода+')).toMatchObject({ outcome: 'closed' })
      const { records } = await done('GET', `/v1/audit${of(guest)}`, undefined, admin)
      expect(records[0]).toMatchObject({ via: 'sms', action: 'tag.unsubscribe' })
    })

    it('keeps out of a group subscription who has left the tag', async () => {
      const [anna, boris] = [await person('Ж'), await person('З')]
      const group = (await done('POST', '/v1/groups', { name: 'Отдел' })).id
      await done('POST', `/v1/groups/${group}/members`, { persons: [anna.id, boris.id] })
      const id = await tag('отдел')
      await subscribe(id, { groups: [group] })
      await bySms(owner, anna.number, '#отдел-')
      expect((await plan('#отдел')).refused).toEqual([
        { to: `person:${anna.id}`, code: 'opted_out', reason: 'The person has left #отдел' },
      ])
      expect(await done('GET', `/v1/tags/${id}/people`)).toMatchObject({ total: 2, left: 1 })
      expect((await plan([{ group }])).recipients).toBe(2)
      await subscribe(id, { persons: [anna.id], consent: 'Позвонила' })
      expect((await plan('#отдел')).recipients).toBe(2)
    })

    describe('with subscribers of another company', () => {
      let id: string
      let own: { id: string; number: string }
      let foreign: { id: string; number: string }
      let shared: { id: string; number: string }

      beforeAll(async () => {
        id = await tag('АварияСервера7', { offered: true })
        await approve(id, guest)
        own = await person('Иван')
        foreign = await person('Ольга', guest)
        shared = await person('Совместитель', guest, own.number)
        await subscribe(id, { persons: [own.id] })
        await subscribe(id, { persons: [foreign.id, shared.id], consent: 'Заявление' }, guest)
      })

      const digits = () => foreign.number.slice(1)
      const hides = (what: unknown) => {
        const text = JSON.stringify(what)
        expect(text).not.toContain(digits())
        expect(text).not.toContain('Ольга')
        return text
      }

      it('sends one SMS to each, and tells counts of the others', async () => {
        const planned = await plan([{ tag: id }, { person: own.id }])
        expect(planned).toMatchObject({
          recipients: 2,
          companies: [{ id: guest, name: 'Ромашка', recipients: 1 }],
          tags: ['#АварияСервера7'],
        })
        expect(planned.refused).toEqual([
          { to: `person:${own.id}`, code: 'duplicate', reason: expect.any(String) as string },
          { to: `tag:${id}`, code: 'duplicate', reason: expect.stringContaining('1 subscriber of Ромашка') as string },
        ])
        expect(planned.messages[1]).toMatchObject({
          ...{ to: `subscriber:${foreign.id}`, personId: null, recipientCompanyId: guest },
          ...{ operator: null, region: null, zone: null },
        })
        hides(planned)
        const { body } = await send('#АварияСервера7', {
          text: 'Сервер 1 не отвечает',
          planHash: (await plan('#АварияСервера7', { text: 'Сервер 1 не отвечает' })).hash,
        })
        hides(body)
        expect(body.messages.map(({ to }: { to: string }) => to)).toEqual([own.number, `subscriber:${foreign.id}`])
        await gateway.advance(1_000)
        for (const { number } of [own, foreign]) expect(await textsOn(number)).toEqual(['Сервер 1 не отвечает'])
      })

      it('shows the number through no interface', async () => {
        const { body } = await send('#АварияСервера7', { text: 'Секрет' })
        const messageId = body.messages[1].id
        await gateway.advance(1_000)
        const seen = [
          await done('GET', `/v1/messages/${messageId}`),
          await done('GET', '/v1/messages?limit=200'),
          await done('GET', `/v1/broadcasts/${body.broadcastId}`),
          await done('GET', '/v1/history?q=секрет'),
          await done('GET', '/v1/events?limit=200'),
          await done('GET', `/v1/tags/${id}/people`),
          await done('GET', `/v1/tags/${id}/accesses`),
          await done('GET', `/v1/tags/${id}/subscriptions`),
          await done('GET', '/v1/audit?limit=200'),
          (await ask('GET', '/v1/history/export.csv')).body,
        ]
        for (const each of seen) hides(each)
        expect(seen[0]).toMatchObject({ to: `subscriber:${foreign.id}`, recipientCompanyId: guest, personId: null })
        const xlsx = await fetch(`${gateway.url}/v1/history/export.xlsx`, {
          headers: { authorization: 'Bearer demo-token' },
        })
        expect(Buffer.from(await xlsx.arrayBuffer()).includes(digits())).toBe(false)
      })

      it('is not found by the number either, and the M2M interface tells none', async () => {
        for (const path of ['/v1/messages', '/v1/history']) {
          const found = await done('GET', `${path}?msisdn=${encodeURIComponent(foreign.number)}`)
          expect(found.messages).toEqual([])
        }
        const m2m = async (operation: string, parameters: Record<string, string>) => {
          const form = new URLSearchParams({
            ...parameters,
            login: 'demo',
            password: 'fe01ce2a7fbac8fafaed7c982a04e229',
          })
          return (await fetch(`${gateway.url}/m2m/m2m_api.asmx/${operation}?${form}`)).text()
        }
        const dates = { DateFrom: '2000-01-01', DateTo: '2100-01-01' }
        const all = await m2m('GetMessages', { messageType: 'All', subscriberMsids: '', ...dates })
        expect(all).toContain(`subscriber:${foreign.id}`)
        hides(all)
        hides(await m2m('GetMessages', { messageType: 'All', subscriberMsids: digits(), ...dates }))
      })

      it('answers under the same name, and stays a stranger', async () => {
        await send('#АварияСервера7', { text: 'Кто берёт?' })
        await gateway.advance(1_000)
        await ask('POST', `/v1/simulator/phones/${digits()}/messages`, { body: { to: '4938', text: 'Беру я' } })
        await gateway.advance(1_000)
        const inbox = await done('GET', '/v1/inbox')
        const received = await done('GET', '/v1/messages?direction=mo')
        const answer = received.messages.find(({ text }: { text: string }) => text === 'Беру я')
        expect(answer).toMatchObject({ from: `subscriber:${foreign.id}`, recipientCompanyId: guest })
        hides(inbox)
        hides(await done('GET', '/v1/events?limit=200'))
      })

      it('fills no slots from the directory of the other company', async () => {
        const planned = await plan('#АварияСервера7', { text: '{name}, авария' })
        expect(planned.messages).toHaveLength(1)
        const why = planned.refused.filter(({ code }: { code: string }) => code === 'missing_value')
        expect(why).toEqual([expect.objectContaining({ to: 'tag:#АварияСервера7' })])
        expect(
          (await plan('#АварияСервера7', { text: '{name}, авария', values: { name: 'Коллега' } })).recipients,
        ).toBe(2)
      })

      it('counts who must not be texted without saying who', async () => {
        const body = { msisdns: [foreign.number], scope: 'all', kind: 'blacklist', source: 'api' }
        await done('POST', '/v1/opt-outs', body)
        const planned = await plan('#АварияСервера7')
        expect(planned.refused).toContainEqual(
          expect.objectContaining({ to: 'tag:#АварияСервера7', code: 'blacklisted' }),
        )
        hides(planned)
        await done('DELETE', `/v1/opt-outs/${digits()}`)
      })

      it('is reached by /send and by Basic credentials alike', async () => {
        const query = new URLSearchParams({ key: 'demo-token', to: '#АварияСервера7', text: 'Просто', format: 'text' })
        const simple = await fetch(`${gateway.url}/send?${query}`)
        expect([simple.status, (await simple.text()).split('\n')[0]?.split(',')]).toEqual([
          202,
          [expect.any(String), expect.any(String)],
        ])
      })
    })
  })
}
