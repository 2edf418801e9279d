import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { sendMail } from './_smtp.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const admin = 'demo-admin-token'
const vector = (name: string) => readFileSync(join(import.meta.dirname, 'vectors/monitors', `${name}.eml`), 'utf8')
/** The mail of Zabbix, with a tag that its administrator has put into the subject. */
const zabbix = vector('zabbix-problem').replace(
  /^Subject: .*$/m,
  `Subject: =?UTF-8?B?${Buffer.from('Problem: Диск / заполнен на 95 % #АварияСервер1').toString('base64')}?=`,
)

describe.each(testDatabases)('tags in mails on $name', ({ create }) => {
  let database: TestDatabase
  let gateway: TestGateway
  let hosting: string
  const numbers = {
    engineer: '+79000300001',
    romashka: '+79000300002',
    lyutik: '+79000300003',
    outsider: '+79000300004',
  }

  const done = async (method: string, path: string, body?: object, token?: string) => {
    const answer = await gateway.request(method, path, { ...(body && { body }), ...(token !== undefined && { token }) })
    expect([answer.status < 300, answer.body]).toEqual([true, answer.body])
    return answer.body
  }
  const person = async (name: string, number: string, companyId: string): Promise<string> =>
    (await done('POST', `/v1/persons?companyId=${companyId}`, { name, numbers: [{ number }] }, admin)).id
  const post = (to: string | readonly string[], raw: string, from = 'zabbix@hosting.example') =>
    sendMail(gateway.mailPorts[0] ?? 0, { from, to, raw })
  const textsOf = async (number: string): Promise<string[]> =>
    (await done('GET', `/v1/simulator/phones/${number.slice(1)}`)).messages.map(({ text }: { text: string }) => text)
  /** What each phone has got since it was last asked. */
  const seen = new Map<string, number>()
  const newTexts = async () => {
    await gateway.advance(1_000)
    const news: Record<string, string[]> = {}
    for (const [name, number] of Object.entries(numbers)) {
      const texts = await textsOf(number)
      news[name] = texts.slice(0, texts.length - (seen.get(name) ?? 0))
      seen.set(name, texts.length)
    }
    return news
  }

  beforeAll(async () => {
    database = await create()
    gateway = await startTestGateway({ databaseUrl: database.url })
    hosting = (await done('GET', '/v1/companies', undefined, admin)).companies[0].id
    const engineer = await person('Инженер', numbers.engineer, hosting)
    const tag = await done('POST', '/v1/tags', { name: 'АварияСервер1', offered: true })
    await done('POST', `/v1/tags/${tag.id}/subscriptions`, { persons: [engineer] })
    const second = await done('POST', '/v1/tags', { name: 'База' })
    await done('POST', `/v1/tags/${second.id}/subscriptions`, { persons: [engineer] })
    for (const [name, number] of [
      ['Ромашка', numbers.romashka],
      ['Лютик', numbers.lyutik],
    ] as const) {
      const { id } = await done('POST', '/v1/companies', { name, zone: 'Europe/Moscow' }, admin)
      await done('POST', `/v1/tags/requests?companyId=${id}`, { ownerId: hosting, tag: tag.id }, admin)
      await done('PUT', `/v1/tags/${tag.id}/accesses/${id}`, { state: 'approved' })
      const webmaster = await person(`Администратор сайта ${name}`, number, id)
      const consent = { persons: [webmaster], consent: 'Заявление' }
      await done('POST', `/v1/tags/${tag.id}/subscriptions?companyId=${id}`, consent, admin)
    }
    const { id: other } = await done('POST', '/v1/companies', { name: 'Чужая', zone: 'Europe/Moscow' }, admin)
    const foreign = await done('POST', `/v1/tags?companyId=${other}`, { name: 'Чужой' }, admin)
    const outsider = await person('Посторонний', numbers.outsider, other)
    await done('POST', `/v1/tags/${foreign.id}/subscriptions?companyId=${other}`, { persons: [outsider] }, admin)
    await done('POST', '/v1/mail/integrations', { name: 'Zabbix', networks: ['127.0.0.1'] })
  })
  afterAll(async () => {
    await gateway.stop()
    await database.drop()
  })

  it('brings the mail of a monitoring system to the engineer and to administrators of two other companies, once each', async () => {
    const reply = await post('mail2sms@localhost', zabbix)
    expect(reply).toMatch(/^250 2\.6\.0 Mail \d+: 3 SMS$/)
    const line = ['PROBLEM srv1: Диск / заполнен на 95 %, 95.2 % (High)']
    expect(await newTexts()).toEqual({ engineer: line, romashka: line, lyutik: line, outsider: [] })
    const journal = await done('GET', `/v1/mail/journal/${/Mail (\d+)/.exec(reply)?.[1]}`)
    expect(journal).toMatchObject({
      ...{ verdict: 'sent', proof: 'network', recipients: 3 },
      alert: { source: 'zabbix', state: 'problem', key: 'zabbix 4711' },
    })
    expect(JSON.stringify(journal)).not.toContain(numbers.romashka.slice(1))
    // A relay that got no answer sends it again.
    expect(await post('mail2sms@localhost', zabbix)).toContain('was taken before')
    expect(await newTexts()).toMatchObject({ engineer: [], romashka: [], lyutik: [] })
  })

  it('takes the tag from the address, by slug and by name', async () => {
    const [{ slug }] = (await done('GET', '/v1/tags')).tags.filter(({ name }: { name: string }) =>
      name.includes('Авария'),
    )
    expect(await post(`mail2sms+${slug}@localhost`, 'Subject: by slug\n\nx')).toContain(': 3 SMS')
    expect(await post('mail2sms+АварияСервер1@localhost', 'Subject: by name\n\nx')).toContain(': 3 SMS')
    // Then the text is not searched.
    expect(await post('mail2sms+База@localhost', 'Subject: in text #АварияСервер1\n\nx')).toContain(': 1 SMS')
    const { engineer, romashka } = await newTexts()
    expect([engineer?.length, romashka?.length]).toEqual([3, 2])
  })

  it("takes the original's form: a body that begins with a tag, whatever the subject", async () => {
    const raw = 'Subject: whatever\nContent-Type: text/plain; charset=utf-8\n\n#АварияСервер1 Сервер 1 не отвечает'
    expect(await post('mail2sms@localhost', raw)).toContain(': 3 SMS')
    expect(await newTexts()).toMatchObject({ romashka: ['Сервер 1 не отвечает'] })
  })

  it('sends one SMS to who is subscribed to several tags, and leaves out tags that nobody knows', async () => {
    const raw = 'Subject: #Неизвестный\nContent-Type: text/plain; charset=utf-8\n\n#База и #АВАРИЯСЕРВЕР1 легли'
    expect(await post('mail2sms@localhost', raw)).toMatch(/: 3 SMS, \d left out$/)
    const { engineer } = await newTexts()
    expect(engineer).toEqual(['и #АВАРИЯСЕРВЕР1 легли'])
  })

  it('tells the tag of another company from one that is not there in no way', async () => {
    const mail = (tag: string) => `Subject: x\nContent-Type: text/plain; charset=utf-8\n\nx ${tag} y`
    const foreign = await post('mail2sms@localhost', mail('#Чужой'))
    const missing = await post('mail2sms@localhost', mail('#Нет'))
    expect(foreign).toMatch(/^550 5\.1\.1 /)
    expect(foreign.replace('Чужой', 'Нет')).toBe(missing)
    expect(await newTexts()).toMatchObject({ outsider: [] })
  })

  it('sends nothing for tags in quotes, signatures and attachments', async () => {
    const plain = 'Subject: x\nContent-Type: text/plain; charset=utf-8\n\n'
    for (const text of ['a\n> #АварияСервер1', 'a\n-- \n#АварияСервер1', 'a https://x.example/#АварияСервер1']) {
      expect(await post('mail2sms@localhost', plain + text)).toMatch(/^550 5\.1\.1 /)
    }
    const named =
      'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\na\n--b\nContent-Type: text/plain; name=x.txt\n\n#1\n--b--\n'
    expect(await post('mail2sms@localhost', `Subject: x\n${named}`)).toMatch(/^550 5\.1\.1 /)
  })
})
