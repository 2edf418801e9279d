import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { adminToken } from './_access.js'
import { passTime } from './_steps.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const minute = 60_000
const hour = 60 * minute

for (const kind of testDatabases) {
  describe(`conversations on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    let lastNumber = 79_160_000_000

    beforeAll(async () => {
      database = await kind.create()
      const replies = { operators: ['mts'], hint: 'Ответ: +79990000000' }
      gateway = await startTestGateway({ databaseUrl: database.url, config: { demo: true, replies } })
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const newNumber = () => `+${(lastNumber += 1)}`
    const ask = (method: string, path: string, body?: object, token?: string) =>
      gateway.request(method, path, { ...(body !== undefined && { body }), ...(token !== undefined && { token }) })
    const made = async (path: string, body: object) => {
      const answer = await ask('POST', path, body)
      expect([answer.status, answer.body]).toEqual([path === '/v1/messages' ? 202 : 201, answer.body])
      return answer.body
    }
    /** What the phone has got, the newest first. */
    const phone = (number: string) => gateway.simulator?.phones.get(number).messages.map(({ text }) => text) ?? []
    const shown = async (number: string, count: number) => {
      for (let turn = 0; turn < 20 && phone(number).length < count; turn += 1) await gateway.advance(500)
      return phone(number)
    }
    /** On PostgreSQL an event is shown once every transaction that began before it has ended, on the whole server. */
    const eventsOf = async (subject: string, count: number) => {
      for (const startedAt = performance.now(); ;) {
        const { body } = await ask('GET', `/v1/events?subject=${subject}`)
        if (body.events.length >= count || performance.now() - startedAt > 20_000) return body.events
      }
    }
    /** A subscriber writes; the message as the company has it. */
    const write = async (from: string, text: string, to = '4938') => {
      gateway.simulator?.phones.reply(from, { to, text })
      await gateway.processAll()
      await gateway.advance(100)
      const { body } = await ask('GET', `/v1/messages?direction=mo&msisdn=${encodeURIComponent(from)}&limit=1`)
      return body.messages[0]
    }
    const person = (name: string, number: string, more: object = {}) =>
      made('/v1/persons', { name, numbers: [{ number }], ...more })
    const until = (ms: number) => new Date(gateway.clock.now() + ms).toISOString()

    it('tells what an answer is about, and why', async () => {
      const [number, stranger] = [newNumber(), newNumber()]
      const { messages } = await made('/v1/messages', { to: number, text: 'Когда приедете?' })
      await shown(number, 1)
      const { reply, id } = await write(number, 'К шести')
      expect(reply).toMatchObject({ decision: 'message', target: { type: 'message', id: messages[0].id } })
      expect(reply).toMatchObject({ operator: 'mts', offNetwork: false, personId: null })
      expect((await ask('GET', `/v1/messages/${id}`)).body.reply).toEqual(reply)
      await write(stranger, 'Кто это?')
      const { body } = await ask('GET', '/v1/messages?direction=mo&limit=1', undefined, adminToken)
      expect(body.messages[0].reply).toMatchObject({ decision: 'none', target: null })
    })

    it('hints to subscribers of other operators how to answer, and marks their answers', async () => {
      const other = '+79260000001'
      const plan = await ask('POST', '/v1/messages/plan', { to: [other, newNumber()], text: 'Как дела?' })
      const texts = plan.body.messages.map(({ text }: { text: string }) => text)
      expect(texts).toEqual(['Как дела?\nОтвет: +79990000000', 'Как дела?'])
      await made('/v1/messages', { to: other, text: 'Как дела?' })
      expect((await shown(other, 1))[0]).toBe('Как дела?\nОтвет: +79990000000')
      expect((await write(other, 'Хорошо')).reply).toMatchObject({ operator: 'megafon', offNetwork: true })
      const named = await ask('POST', '/v1/messages/plan', { to: other, text: 'Как дела?', from: 'Svyaz' })
      expect(named.body.messages[0].text).toBe('Как дела?')
    })

    it('honours STOP and START, and answers in the language of the subscriber', async () => {
      const number = newNumber()
      await made('/v1/messages', { to: number, text: 'Скидки' })
      await shown(number, 1)
      expect((await write(number, 'Stop.')).reply).toMatchObject({ decision: 'keyword', keyword: 'stop' })
      expect((await shown(number, 2))[0]).toBe('You are unsubscribed from Demo. To return: START')
      const refused = await ask('POST', '/v1/messages', { to: number, text: 'Скидки' })
      expect(refused.body.refused[0].code).toBe('opted_out')
      const { body } = await ask('GET', `/v1/opt-outs?msisdn=${encodeURIComponent(number)}`)
      expect(body.optOuts[0]).toMatchObject({ source: 'sms', scope: 'all', note: 'Stop.' })
      await write(number, 'старт')
      expect((await shown(number, 3))[0]).toContain('снова получаете')
      expect((await ask('POST', '/v1/messages', { to: number, text: 'Скидки' })).status).toBe(202)
    })

    it('stops everybody with STOP ALL', async () => {
      const number = newNumber()
      await made('/v1/messages', { to: number, text: 'Скидки' })
      await shown(number, 1)
      await write(number, 'СТОП ВСЕ')
      const { body } = await ask('GET', `/v1/opt-outs?msisdn=${encodeURIComponent(number)}`, undefined, adminToken)
      expect(body.optOuts).toHaveLength(1)
    })

    it('answers another robot a few times and no more', async () => {
      const number = newNumber()
      await made('/v1/messages', { to: number, text: 'Привет' })
      await shown(number, 1)
      gateway.simulator?.phones.setScript(number, { kind: 'reply', text: 'помощь', afterMs: 1_000 })
      await write(number, 'помощь')
      await passTime(gateway, 30_000)
      expect(phone(number)).toHaveLength(2)
      for (const text of ['help', 'info', 'справка', 'инфо']) {
        await write(number, text)
        await gateway.advance(2_000)
      }
      expect(phone(number)).toHaveLength(4)
    })

    it('counts a poll: numbers, synonyms, a change of mind, words of its own, and reminds the silent', async () => {
      const numbers = [newNumber(), newNumber(), newNumber()]
      const [first = '', second = '', third = ''] = numbers
      await person('Анна Ким', first)
      const options = [{ label: 'да', words: ['приду'] }, { label: 'нет' }]
      const times = { closesAt: until(hour), remindAt: until(minute) }
      const text = 'Выйдете на субботник?'
      const poll = await made('/v1/polls', { text, to: numbers, options, freeText: true, confirm: true, ...times })
      expect(poll.counts).toMatchObject({ asked: 3, silent: 3 })
      for (const number of numbers) expect((await shown(number, 1))[0]).toBe(`${text}\n1 - да, 2 - нет`)
      const answer = await write(first, 'Приду!')
      expect(answer.reply).toMatchObject({ decision: 'question', target: { type: 'poll', id: poll.id }, option: '1' })
      expect((await shown(first, 2))[0]).toBe('Ответ учтён: да')
      await write(second, '+')
      await write(second, 'Нет, не успеваю')
      const get = async () => (await ask('GET', `/v1/polls/${poll.id}`)).body
      expect((await get()).counts).toEqual({
        asked: 3,
        silent: 1,
        freeText: 0,
        options: [
          { key: '1', label: 'да', answers: 1 },
          { key: '2', label: 'нет', answers: 1 },
        ],
      })
      await passTime(gateway, minute + 5_000)
      expect(phone(third)).toHaveLength(2)
      expect(phone(first)).toHaveLength(2)
      await write(third, 'Не знаю')
      expect((await get()).counts).toMatchObject({ silent: 0, freeText: 1 })
      const { body } = await ask('GET', `/v1/polls/${poll.id}/answers`)
      expect(body.answers.map((one: { comment: string }) => one.comment)).toEqual([null, 'не успеваю', 'Не знаю'])
      expect(body.answers[0]).toMatchObject({ name: 'Анна Ким', label: 'да' })
      const file = await ask('GET', `/v1/polls/${poll.id}/export.xlsx`)
      expect(file.status).toBe(200)
      const types = (await eventsOf(`poll:${poll.id}`, 6)).map(({ type }: { type: string }) => type)
      expect(types.filter((type: string) => type === 'poll.answered')).toHaveLength(4)
      expect((await ask('POST', `/v1/polls/${poll.id}/close`)).body.state).toBe('closed')
      expect((await ask('POST', `/v1/polls/${poll.id}/close`)).status).toBe(409)
      expect((await write(third, '1')).reply).toMatchObject({ decision: 'late' })
      expect((await shown(third, 4))[0]).toContain('закрыт')
      expect((await get()).counts).toMatchObject({ freeText: 1 })
    })

    it('asks which of two polls is meant, and takes the number for an answer', async () => {
      const number = newNumber()
      const open = (title: string) =>
        made('/v1/polls', {
          title,
          text: `${title}?`,
          to: [number],
          options: [{ label: 'да' }, { label: 'нет' }],
          closesAt: until(hour),
        })
      const [saturday, holiday] = [await open('Субботник'), await open('Отпуск')]
      await shown(number, 2)
      expect((await write(number, 'да')).reply).toMatchObject({ decision: 'ask', target: null })
      const [question = ''] = await shown(number, 3)
      const [, code] = /(\d+) - Отпуск/.exec(question) ?? []
      const { reply } = await write(number, code ?? '')
      expect(reply).toMatchObject({ decision: 'code', target: { type: 'poll', id: holiday.id }, option: '1' })
      const counts = async (id: string) => (await ask('GET', `/v1/polls/${id}`)).body.counts.silent
      expect([await counts(holiday.id), await counts(saturday.id)]).toEqual([0, 1])
      expect((await write(number, 'нет')).reply.decision).toBe('ask')
      for (const { id } of [saturday, holiday]) await ask('POST', `/v1/polls/${id}/close`)
    })

    it('closes a poll at its time', async () => {
      const number = newNumber()
      const body = { text: 'Сколько вас?', to: [number], options: [], freeText: true, closesAt: until(minute) }
      const poll = await made('/v1/polls', body)
      await passTime(gateway, minute + 5_000)
      expect((await ask('GET', `/v1/polls/${poll.id}`)).body.state).toBe('closed')
    })

    it.each([
      [{ closesAt: '2020-01-01T00:00:00Z' }, 'time_in_past', '/closesAt'],
      [{ options: [{ label: 'да' }, { label: 'ДА' }] }, 'invalid_parameter', '/options/1'],
      [{ options: [] }, 'invalid_parameter', '/options'],
      [{ to: ['12'] }, 'no_valid_recipient', '/to'],
    ])('refuses a poll with %j', async (wrong, code, field) => {
      const right = { text: 'Да?', to: [newNumber()], options: [{ label: 'да' }], closesAt: until(hour) }
      const { body } = await ask('POST', '/v1/polls', { ...right, ...wrong })
      expect([body.code, body.field]).toEqual([code, field])
    })

    it('makes reports of messages of a form, and helps who gets it wrong', async () => {
      const number = newNumber()
      const pattern = 'заказ {n:digits} {status:готово|отказ} {comment}'
      const form = await made('/v1/report-forms', { name: 'Замеры', pattern, example: 'заказ 1042 готово окно' })
      await made('/v1/messages', { to: number, text: 'Ленина 5, заказ 1042' })
      await shown(number, 1)
      const near = await write(number, 'заказ десять готово')
      expect(near.reply).toMatchObject({ decision: 'report', fields: null })
      expect((await shown(number, 2))[0]).toBe('«десять» - не число. Пример: заказ 1042 готово окно')
      const right = await write(number, 'Заказ №1042 Готово. окно 120х140')
      expect(right.reply.fields).toEqual({ n: '1042', status: 'готово', comment: 'окно 120х140' })
      const path = `/v1/report-forms/${form.id}/reports`
      const found = await ask('GET', `${path}?field=n&value=1042`)
      expect(found.body.reports).toMatchObject([{ messageId: right.id, fields: { n: '1042' } }])
      expect((await ask('GET', `${path}?field=n&value=7`)).body.reports).toEqual([])
      expect(await eventsOf(`report:${right.id}`, 1)).toMatchObject([
        { type: 'report.received', data: { fields: { n: '1042' } } },
      ])
      const own = `/v1/report-forms/${form.id}`
      const wrong = await ask('PATCH', own, { pattern: 'замер {n:digits}' })
      expect([wrong.status, wrong.body.field]).toEqual([400, '/example'])
      const changes = { pattern: 'заказ {n:digits} {status:готово|отказ|перенос} {comment}', confirm: true }
      expect((await ask('PATCH', own, changes)).body).toMatchObject({ ...changes, name: 'Замеры' })
      expect((await write(number, 'заказ 1043 перенос на среду')).reply.fields).toMatchObject({ status: 'перенос' })
      expect((await shown(number, 3))[0]).toBe('Отчёт принят: Замеры')
      const csv = (await ask('GET', `${path}/export.csv?field=status&value=${encodeURIComponent('готово')}`))
        .body as string
      const [heading, ...lines] = csv.trim().split('\r\n')
      expect(heading).toBe('"receivedAt, Europe/Moscow";"from";"n";"status";"comment";"text";"personId";"messageId"')
      expect(lines).toHaveLength(1)
      expect(lines[0]).toContain(`"'${number}";"1042";"готово";"окно 120х140"`)
      const sheet = await fetch(`${gateway.url}${path}/export.xlsx`, {
        headers: { authorization: 'Bearer demo-token' },
      })
      const [headings, ...rows] = await readSheet(Buffer.from(await sheet.arrayBuffer()))
      expect(headings?.slice(1, 5)).toEqual(['from', 'n', 'status', 'comment'])
      expect(rows.map((row) => row.slice(1, 4))).toEqual([
        [number, '1043', 'перенос'],
        [number, '1042', 'готово'],
      ])
      expect((await ask('DELETE', own)).status).toBe(200)
      expect((await ask('PATCH', own, { confirm: false })).status).toBe(404)
      expect((await write(number, 'заказ 7 готово ок')).reply.decision).toBe('message')
      const broken = await ask('POST', '/v1/report-forms', { name: 'Х', pattern: '{n} заказ' })
      expect(broken.body.field).toBe('/pattern')
    })

    it('stops an alert when somebody takes it, and tells the others', async () => {
      const [first, second, third] = [newNumber(), newNumber(), newNumber()]
      await person('Иван Сидоров', first)
      const { id: groupId } = await made('/v1/groups', { name: `Бригада ${first}` })
      const { id: other } = await person('Boris', third, { language: 'en' })
      await ask('POST', `/v1/groups/${groupId}/members`, { persons: [other] })
      const steps = [{ to: [first, second], sends: 2, waitMinutes: 1 }, { to: [{ group: groupId }] }]
      const alert = await made('/v1/alerts', { text: 'Авария на ПС-5', steps, mail: 'duty@energo.example' })
      expect(alert).toMatchObject({ state: 'open', step: 1, attempt: 1 })
      expect((await shown(first, 1))[0]).toBe(`Авария на ПС-5\nОтветьте ${alert.word}, если берёте.`)
      await passTime(gateway, minute + 2_500)
      expect([phone(first), phone(second), phone(third)].map(({ length }) => length)).toEqual([2, 2, 0])
      await passTime(gateway, minute)
      expect((await shown(third, 1))[0]).toBe(`Авария на ПС-5\nAnswer ${alert.word} to take it.`)
      const { reply } = await write(second, `${alert.word}!`)
      expect(reply).toMatchObject({ decision: 'question', target: { type: 'alert', id: alert.id }, option: 'take' })
      expect((await shown(first, 3))[0]).toBe(`Принял(а) ${second}: Авария на ПС-5`)
      expect((await shown(third, 2))[0]).toBe(`Taken by ${second}: Авария на ПС-5`)
      expect((await shown(second, 3))[0]).toBe('Вы приняли: Авария на ПС-5')
      await passTime(gateway, 2 * minute)
      expect([phone(first), phone(second), phone(third)].map(({ length }) => length)).toEqual([3, 3, 2])
      expect((await write(first, '+')).reply).toMatchObject({ decision: 'late' })
      const { body } = await ask('GET', `/v1/alerts/${alert.id}`)
      expect(body).toMatchObject({ state: 'acknowledged', endedBy: second })
      expect(body.people).toMatchObject([{ name: 'Иван Сидоров', answer: null }, { answer: 'take' }, { step: 2 }])
      expect((await ask('POST', `/v1/alerts/${alert.id}/acknowledge`, {})).status).toBe(409)
    })

    it('says loudly that nobody took an alert: by event, by mail, and at once when all have declined', async () => {
      const [first, second] = [newNumber(), newNumber()]
      const steps = [{ to: [first] }, { to: [second], sends: 1, waitMinutes: 1 }]
      const alert = await made('/v1/alerts', { text: 'Пожар', steps, mail: 'duty@energo.example' })
      await shown(first, 1)
      expect((await write(first, '0')).reply).toMatchObject({ option: 'decline' })
      expect(await shown(second, 1)).toHaveLength(1)
      await passTime(gateway, minute + 5_000)
      expect((await ask('GET', `/v1/alerts/${alert.id}`)).body).toMatchObject({ state: 'unacknowledged', step: 2 })
      const events = await eventsOf(`alert:${alert.id}`, 5)
      expect(events.map(({ type }: { type: string }) => type)).toEqual([
        'alert.opened',
        'alert.sent',
        'alert.declined',
        'alert.sent',
        'alert.unacknowledged',
      ])
      const folder = join(gateway.config.dataDir, 'mail')
      const mails = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
      expect(mails.filter((mail) => mail.includes('duty@energo.example')).length).toBeGreaterThan(0)
    })

    it('checks where the paths of an alert end before anything is sent', async () => {
      const number = newNumber()
      const { id } = await made('/v1/groups', { name: `Пустая ${number}` })
      const body = { text: 'Авария', steps: [{ to: [number] }, { to: [{ group: id }] }] }
      const checked = await ask('POST', '/v1/alerts/check', body)
      expect(checked.body).toMatchObject({
        steps: [{ people: 1 }, { people: 0, startsAfterMinutes: 10 }],
        failsAfterMinutes: 20,
        problems: [{ code: 'nobody', field: '/steps/1/to' }],
        warnings: [{ code: 'some_unreached' }, { code: 'silent_failure' }],
      })
      const refused = await ask('POST', '/v1/alerts', body)
      expect([refused.status, refused.body.code, refused.body.field]).toEqual([
        422,
        'no_valid_recipient',
        '/steps/1/to',
      ])
      expect(phone(number)).toEqual([])
    })

    it('gives two alerts to one person different words, and sends one request once', async () => {
      const number = newNumber()
      const create = (text: string, key: string) =>
        gateway.request('POST', '/v1/alerts', {
          body: { text, steps: [{ to: [number] }] },
          headers: { 'idempotency-key': key },
        })
      const one = await create('Первая', `${number}-1`)
      expect((await create('Первая', `${number}-1`)).body.id).toBe(one.body.id)
      expect((await create('Другая', `${number}-1`)).body.code).toBe('idempotency_mismatch')
      const two = await create('Вторая', `${number}-2`)
      expect(two.body.word).not.toBe(one.body.word)
      await shown(number, 2)
      expect(phone(number)).toHaveLength(2)
      expect((await write(number, two.body.word)).reply.target).toEqual({ type: 'alert', id: two.body.id })
      const cancelled = await ask('POST', `/v1/alerts/${one.body.id}/cancel`)
      expect(cancelled.body.state).toBe('cancelled')
      expect((await shown(number, 4)).join('|')).toContain('Отбой: Первая')
    })

    it('brings answers to their author by mail, once', async () => {
      const number = newNumber()
      const body = { to: [number, newNumber()], text: 'Когда?', replyMail: 'author@crm.example' }
      await made('/v1/messages', body)
      await shown(number, 1)
      await write(number, 'Завтра')
      await gateway.advance(2_000)
      const folder = join(gateway.config.dataDir, 'mail')
      const mails = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
      const own = mails.filter((mail) => mail.includes('To: author@crm.example'))
      expect(own).toHaveLength(1)
      expect(own[0]).toContain(`Subject: SMS: ${number}`)
      expect(own[0]).toContain('Auto-Submitted: auto-generated')
      const wrong = await ask('POST', '/v1/messages', { ...body, replyMail: 'a@b@c' })
      expect(wrong.body).toMatchObject({ code: 'invalid_parameter', field: '/replyMail' })
    })
  })
}
