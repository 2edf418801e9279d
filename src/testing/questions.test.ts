import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { adminToken } from './_access.js'
import { passTime } from './_steps.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const minute = 60_000
const hour = 60 * minute

for (const kind of testDatabases) {
  describe(`questions on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    let guestToken = ''
    let guestId = ''
    let owner = ''
    let lastNumber = 79_161_000_000

    const newNumber = () => `+${(lastNumber += 1)}`
    const ask = (method: string, path: string, body?: object, token?: string) =>
      gateway.request(method, path, { ...(body !== undefined && { body }), ...(token !== undefined && { token }) })
    const done = async (method: string, path: string, body?: object, token?: string) => {
      const answer = await ask(method, path, body, token)
      expect([answer.status < 300, answer.body]).toEqual([true, answer.body])
      return answer.body
    }
    const phone = (number: string) => gateway.simulator?.phones.get(number).messages.map(({ text }) => text) ?? []
    const shown = async (number: string, count: number) => {
      for (let turn = 0; turn < 20 && phone(number).length < count; turn += 1) await gateway.advance(500)
      return phone(number)
    }
    const write = async (from: string, text: string) => {
      gateway.simulator?.phones.reply(from, { to: '4938', text })
      await gateway.processAll()
      await gateway.advance(1_000)
    }
    const person = async (name: string, number: string, token?: string): Promise<string> =>
      (await done('POST', '/v1/persons', { name, numbers: [{ number }] }, token)).id
    const until = (ms: number) => new Date(gateway.clock.now() + ms).toISOString()
    /** A tag with one of our own people, and one of another company. */
    const tagged = async (name: string) => {
      const { id } = await done('POST', '/v1/tags', { name, offered: true })
      const [own, foreign] = [newNumber(), newNumber()]
      const ours = await person('Иван Свой', own)
      const theirs = await person('Ольга Чужая', foreign, guestToken)
      await done('POST', '/v1/tags/requests', { ownerId: owner, tag: id }, guestToken)
      await done('PUT', `/v1/tags/${id}/accesses/${guestId}`, { state: 'approved' })
      await done('POST', `/v1/tags/${id}/subscriptions`, { persons: [ours] })
      await done('POST', `/v1/tags/${id}/subscriptions`, { persons: [theirs], consent: 'Заявление' }, guestToken)
      return { id: id as string, own, foreign, theirs }
    }

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      owner = (await done('GET', '/v1/companies', undefined, adminToken)).companies[0].id
      guestId = (await done('POST', '/v1/companies', { name: 'Ромашка', zone: 'Europe/Moscow' }, adminToken)).id
      const scopes = ['messages:send', 'messages:read', 'company:admin']
      const made = await done('POST', `/v1/api-keys?companyId=${guestId}`, { name: 'Ключ', scopes }, adminToken)
      guestToken = made.key
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    it('asks a poll of a tag, the people of another company too, and tells no number of theirs', async () => {
      const { own, foreign, theirs } = await tagged('опрос')
      const options = [{ label: 'да' }, { label: 'нет' }]
      const body = { text: 'Сайт открывается?', to: ['#опрос'], options, closesAt: until(hour), confirm: true }
      const poll = await done('POST', '/v1/polls', body)
      expect(poll.counts).toMatchObject({ asked: 2, silent: 2 })
      for (const number of [own, foreign]) expect(await shown(number, 1)).toHaveLength(1)
      await write(foreign, 'нет')
      expect((await shown(foreign, 2))[0]).toBe('Ответ учтён: нет')
      await write(own, '+')
      const { counts } = await done('GET', `/v1/polls/${poll.id}`)
      expect(counts).toMatchObject({ silent: 0, options: [{ answers: 1 }, { answers: 1 }] })
      const answers = JSON.stringify(await done('GET', `/v1/polls/${poll.id}/answers`))
      expect(answers).toContain(`subscriber:${theirs}`)
      expect(answers).not.toContain(foreign.slice(1))
      expect(answers).not.toContain('Ольга')
    })

    it('alerts a tag until a subscriber of another company takes it, under the name that we know', async () => {
      const { own, foreign, theirs } = await tagged('тревога')
      const second = newNumber()
      const steps = [{ to: ['#тревога'], sends: 2, waitMinutes: 1 }, { to: [second] }]
      const alert = await done('POST', '/v1/alerts', { text: 'Сервер 1 лежит', steps, mail: 'duty@energo.example' })
      for (const number of [own, foreign]) expect((await shown(number, 1))[0]).toContain(`Ответьте ${alert.word}`)
      await passTime(gateway, minute + 2_500)
      expect([phone(own), phone(foreign), phone(second)].map(({ length }) => length)).toEqual([2, 2, 0])
      await write(foreign, alert.word)
      expect((await shown(foreign, 3))[0]).toBe('Вы приняли: Сервер 1 лежит')
      expect((await shown(own, 3))[0]).toBe(`Принял(а) subscriber:${theirs}: Сервер 1 лежит`)
      await passTime(gateway, 2 * minute)
      expect(phone(second)).toEqual([])
      const after = await done('GET', `/v1/alerts/${alert.id}`)
      expect(after).toMatchObject({ state: 'acknowledged', endedBy: `subscriber:${theirs}`, endedName: null })
      expect(JSON.stringify(after)).not.toContain(foreign.slice(1))
    })

    it('finds before the sending that a tag reaches nobody, and while it runs goes on to who can', async () => {
      const empty = await done('POST', '/v1/tags', { name: 'пустая' })
      const checked = await done('POST', '/v1/alerts/check', { text: 'А', steps: [{ to: ['#пустая'] }] })
      expect(checked).toMatchObject({ problems: [{ code: 'nobody', field: '/steps/0/to' }] })
      const unknown = await done('POST', '/v1/alerts/check', { text: 'А', steps: [{ to: ['#такоготеганет'] }] })
      expect(unknown.steps[0].refused[0].code).toBe('unknown_tag')
      const { id } = await done('POST', '/v1/tags', { name: 'уходящая' })
      const [leaver, rescue] = [newNumber(), newNumber()]
      const who = await person('Уходящий', leaver)
      await done('POST', `/v1/tags/${id}/subscriptions`, { persons: [who] })
      const steps = [{ to: [newNumber()], sends: 1, waitMinutes: 1 }, { to: ['#уходящая'] }, { to: [rescue] }]
      const alert = await done('POST', '/v1/alerts', { text: 'Б', steps, mail: 'duty@energo.example' })
      await done('POST', `/v1/tags/${id}/subscriptions/remove`, { persons: [who] })
      await passTime(gateway, minute + 5_000)
      expect(await shown(rescue, 1)).toHaveLength(1)
      expect(phone(leaver)).toEqual([])
      expect(await done('GET', `/v1/alerts/${alert.id}`)).toMatchObject({ state: 'open', step: 3 })
      expect(empty.name).toBe('#пустая')
    })

    it('counts no answer that comes after the deadline, and says so', async () => {
      const number = newNumber()
      const options = [{ label: 'да' }, { label: 'нет' }]
      const poll = await done('POST', '/v1/polls', { text: 'Едете?', to: [number], options, closesAt: until(minute) })
      await shown(number, 1)
      await write(number, 'да')
      await passTime(gateway, minute + 5_000)
      await write(number, 'нет')
      expect((await shown(number, 2))[0]).toContain('закрыт, ответ не учтён')
      const { state, counts } = await done('GET', `/v1/polls/${poll.id}`)
      expect([state, counts.options[0].answers, counts.options[1].answers]).toEqual(['closed', 1, 0])
    })

    it('takes the last of several answers, and reminds nobody who has given one', async () => {
      const [changing, silent] = [newNumber(), newNumber()]
      const options = [{ label: 'утро' }, { label: 'вечер' }]
      const times = { remindAt: until(minute), closesAt: until(hour) }
      const poll = await done('POST', '/v1/polls', { text: 'Когда?', to: [changing, silent], options, ...times })
      await shown(changing, 1)
      for (const text of ['1', 'Вечер, после семи', '1']) await write(changing, text)
      const { counts } = await done('GET', `/v1/polls/${poll.id}`)
      expect(counts).toMatchObject({ asked: 2, silent: 1, options: [{ answers: 1 }, { answers: 0 }] })
      await passTime(gateway, minute + 5_000)
      expect([phone(changing).length, phone(silent).length]).toEqual([1, 2])
      await done('POST', `/v1/polls/${poll.id}/close`)
    })

    it('asks which of two questions is meant, unless the answer quotes one', async () => {
      const number = newNumber()
      const open = (text: string) => {
        const body = { text, to: [number], options: [{ label: 'да' }, { label: 'нет' }], closesAt: until(hour) }
        return done('POST', '/v1/polls', body)
      }
      const [first, second] = [await open('Выйдете в субботу?'), await open('Нужен транспорт?')]
      await shown(number, 2)
      await write(number, 'да')
      expect((await shown(number, 3))[0]).toContain('На какой вопрос?')
      await write(number, '> Выйдете в субботу?\n> 1 - да, 2 - нет\nнет')
      const silent = async (id: string) => (await done('GET', `/v1/polls/${id}`)).counts.silent
      const answered = await done('GET', `/v1/polls/${first.id}/answers`)
      expect([await silent(first.id), await silent(second.id)]).toEqual([0, 1])
      expect(answered.answers[0].option).toBe('2')
    })

    it('puts what is no option among words of their own, or asks again where it takes none', async () => {
      const number = newNumber()
      const options = [{ label: 'да' }]
      const body = { to: [number], options, closesAt: until(hour) }
      const open = await done('POST', '/v1/polls', { ...body, text: 'Пожелания?', freeText: true })
      await shown(number, 1)
      await write(number, 'Больше света')
      const free = await done('GET', `/v1/polls/${open.id}/answers`)
      expect(free.answers[0]).toMatchObject({ option: null, comment: 'Больше света' })
      await done('POST', `/v1/polls/${open.id}/close`)
      const closed = await done('POST', '/v1/polls', { ...body, text: 'Придёте?' })
      await shown(number, 2)
      await write(number, 'Посмотрим')
      expect((await shown(number, 3))[0]).toContain('Ответ не понят')
      expect((await done('GET', `/v1/polls/${closed.id}`)).counts.silent).toBe(1)
    })
  })
}
