import type { AddressInfo } from 'node:net'

import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { sendMail, type TestMail } from './_smtp.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const login = { login: 'demo', password: 'demo' }
let serial = 0
const newNumber = () => `7900${String(2_000_000 + (serial += 1))}`
const newId = () => `<${(serial += 1)}@hosting.example>`

interface Delivered {
  returnPath: string
  to: string
  raw: string
}

/** The mail box of the monitoring system: a relay that keeps what it takes. */
class Mailbox {
  readonly mails: Delivered[] = []
  readonly #server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, { envelope }, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = envelope
        const returnPath = mailFrom === false ? '' : mailFrom.address
        this.mails.push({ returnPath, to: rcptTo[0]?.address ?? '', raw: Buffer.concat(chunks).toString() })
        callback(null)
      })
    },
  })

  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', () => resolve()))
    return (this.#server.server.address() as AddressInfo).port
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()))
  }
}

const header = (raw: string, name: string) =>
  new RegExp(`^${name}: ((?:.*)(?:\\r\\n[ \\t].*)*)`, 'im').exec(raw)?.[1]?.replace(/\r\n\s+/g, ' ')

describe.each(testDatabases)('threads of mails on $name', ({ create }) => {
  let database: TestDatabase
  let gateway: TestGateway
  let mailbox: Mailbox
  const post = (mail: TestMail) => sendMail(gateway.mailPorts[0] ?? 0, mail)
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 10_000) await gateway.advance(Math.min(left, 10_000))
  }
  const write = async (number: string, text: string) => {
    await gateway.request('POST', `/v1/simulator/phones/${number}/messages`, { body: { to: '4938', text } })
    await gateway.advance(2_000)
    await gateway.advance(2_000)
  }
  /** Of a phone that is to have so many: links that time has broken take a while. */
  const textsOf = async (number: string, count = 1): Promise<string[]> => {
    for (let second = 0; ; second += 1) {
      await gateway.advance(1_000)
      const { body } = await gateway.request('GET', `/v1/simulator/phones/${number}`)
      if (body.messages.length >= count || second >= 20) return body.messages.map(({ text }: { text: string }) => text)
    }
  }
  const outgoing = async () => (await gateway.request('GET', '/v1/mail/outgoing')).body.mails
  /** What came since it was last asked. */
  const news = () => mailbox.mails.splice(0)

  beforeAll(async () => {
    database = await create()
    mailbox = new Mailbox()
    const port = await mailbox.open()
    const outgoingMail = { from: 'svyaz@sms.example', host: '127.0.0.1', port, security: 'none' }
    const config = { demo: true, outgoingMail, mail: { domains: ['sms.example'] } }
    gateway = await startTestGateway({ databaseUrl: database.url, config })
  })
  afterAll(async () => {
    await gateway.stop()
    await mailbox.close()
    await database.drop()
  })

  it('brings an answer into the thread of the mail, and what is answered to it back to the phone alone', async () => {
    const number = newNumber()
    const id = newId()
    const raw = `From: Monitor <monitor@hosting.example>\nMessage-ID: ${id}\nReferences: <first@hosting.example>\nSubject: Re: disk on srv1\n\nfull`
    await post({ ...login, to: `${number}@sms.example`, raw })
    await write(number, 'Смотрю')
    const [mail] = news()
    expect(mail?.to).toBe('monitor@hosting.example')
    const reply = mail?.raw ?? ''
    expect(header(reply, 'In-Reply-To')).toBe(id)
    expect(header(reply, 'References')).toBe(`<first@hosting.example> ${id}`)
    expect(header(reply, 'Auto-Submitted')).toBe('auto-generated')
    expect(header(reply, 'Subject')).toBe('Re: disk on srv1')
    const from = /<(r-[^>]+)>/.exec(header(reply, 'From') ?? '')?.[1] ?? ''
    expect(from).toMatch(/^r-[0-9a-z-]+@sms\.example$/)
    // Whoever has the address may answer, and reaches this phone alone.
    const answer = `From: Anna <anna@hosting.example>\nMessage-ID: ${newId()}\nIn-Reply-To: ${header(reply, 'Message-ID')}\nSubject: Re: disk on srv1\n\nСпасибо\n\n> Смотрю`
    const coded = `Content-Type: text/plain; charset=utf-8\n${answer}`
    expect(await post({ from: 'anna@hosting.example', to: from, raw: coded })).toMatch(/^250 2\.6\.0 Mail \d+: 1 SMS$/)
    expect(await post({ from: 'anna@hosting.example', to: from, raw: coded })).toContain('was taken before')
    expect((await textsOf(number, 2))[0]).toBe('Спасибо')
    // And on in the same thread.
    await write(number, 'Готово')
    const [last] = news()
    expect([last?.to, header(last?.raw ?? '', 'Subject')]).toEqual(['monitor@hosting.example', 'Re: disk on srv1'])
    expect(header(last?.raw ?? '', 'References')).toContain(id)
    const [shown] = await outgoing()
    expect(shown).toMatchObject({ kind: 'mail', to: 'monitor@hosting.example', state: 'sent' })
  })

  it('takes no mail at an address that it never gave out, and ignores what robots answer', async () => {
    const number = newNumber()
    const raw = `From: monitor@hosting.example\nMessage-ID: ${newId()}\nSubject: old\n\nx`
    await post({ ...login, to: `${number}@sms.example`, raw })
    await write(number, 'Да')
    const from = /<(r-[^>]+)>/.exec(header(news()[0]?.raw ?? '', 'From') ?? '')?.[1] ?? ''
    const answer = { from: 'a@hosting.example', raw: 'Subject: x\n\nanswer' }
    const forged = from.replace(/.{4}@/, 'abcd@')
    expect(await post({ ...answer, to: forged })).toMatch(/^550 5\.7\.1 /)
    expect(await post({ ...answer, to: from, raw: `Auto-Submitted: auto-replied\n${answer.raw}` })).toMatch(
      /^250 .*Automatic/,
    )
    expect(await post({ ...answer, to: from, from: '' })).toMatch(/^250 .*Automatic/)
    expect(await textsOf(number)).toHaveLength(1)
  })

  it('tells of deliveries who asks for that', async () => {
    const number = newNumber()
    const raw = `From: a@hosting.example\nMessage-ID: ${newId()}\nSubject: receipt\n\nplease`
    const asking = { ...login, from: 'receipts@hosting.example', notify: 'SUCCESS,FAILURE' }
    await post({ ...asking, to: `${number}@sms.example`, raw })
    await pass(90_000)
    await pass(90_000)
    const [report] = news()
    expect(report?.raw).toMatch(
      /Original-Recipient: rfc822; \d+@sms\.example\r\n.*\r\nAction: delivered\r\nStatus: 2\.1\.5/,
    )
  })

  it('lets somebody of three companies take what a monitoring system tells, and says so in its thread', async () => {
    const admin = 'demo-admin-token'
    const done = async (path: string, body: object, token?: string, method = 'POST') => {
      const answer = await gateway.request(method, path, { body, ...(token !== undefined && { token }) })
      expect([answer.status < 300, answer.body]).toEqual([true, answer.body])
      return answer.body
    }
    const owner = (await gateway.request('GET', '/v1/companies', { token: admin })).body.companies[0].id
    const numbers = [newNumber(), newNumber(), newNumber()]
    const [engineer = ''] = numbers
    const tag = await done('/v1/tags', { name: 'АварияСервер3', offered: true })
    for (const [index, number] of numbers.entries()) {
      const isOwn = index === 0
      const company = isOwn
        ? owner
        : (await done('/v1/companies', { name: `Сайт ${index}`, zone: 'Europe/Moscow' }, admin)).id
      if (!isOwn) {
        await done(`/v1/tags/requests?companyId=${company}`, { ownerId: owner, tag: tag.id }, admin)
        await done(`/v1/tags/${tag.id}/accesses/${company}`, { state: 'approved' }, undefined, 'PUT')
      }
      const name = isOwn ? 'Дежурный инженер' : 'Администратор сайта'
      const person = await done(
        `/v1/persons?companyId=${company}`,
        { name, numbers: [{ number: `+${number}` }] },
        admin,
      )
      const subscribed = { persons: [person.id], ...(!isOwn && { consent: 'Заявление' }) }
      await done(`/v1/tags/${tag.id}/subscriptions?companyId=${company}`, subscribed, admin)
    }
    const acknowledgement = { sends: 2, waitMinutes: 5 }
    const contact = 'oncall@hosting.example'
    const { secretAddress } = await done('/v1/mail/integrations', { name: 'Zabbix', contact, acknowledgement })
    const coded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
    const mail = (word: string) =>
      `From: zabbix@hosting.example\nMessage-ID: ${newId()}\nSubject: ${coded(`${word}: Нет {связи} #АварияСервер3`)}\nContent-Type: text/plain; charset=utf-8\n\nProblem name: Нет {связи}\nHost: srv3\nSeverity: High\nOriginal problem ID: 4713\n`
    // From alone sends nothing.
    const forged = { from: 'zabbix@hosting.example', to: 'mail2sms@sms.example', raw: mail('Problem') }
    expect(await post(forged)).toMatch(/^550 5\.7\.1 /)
    const problem = mail('Problem')
    expect(await post({ to: secretAddress, raw: problem })).toMatch(/^250 2\.6\.0 Mail \d+: alert \d+ to 3 people$/)
    expect(await post({ to: secretAddress, raw: problem })).toContain('was taken before')
    for (const number of numbers) {
      expect(await textsOf(number)).toEqual(['PROBLEM srv3: Нет (связи) (High)\nОтветьте 1, если берёте.'])
    }
    await write(engineer, '1')
    const [taken] = news()
    expect([taken?.to, header(taken?.raw ?? '', 'In-Reply-To')]).toEqual([
      contact,
      /Message-ID: (.*)/.exec(problem)?.[1],
    ])
    const body = Buffer.from((taken?.raw ?? '').split('\r\n\r\n')[1] ?? '', 'base64').toString()
    expect(body).toMatch(/^1\n\nПринял\(а\): Дежурный инженер, \+7900/)
    // Nothing is sent again, and the end comes as a mail of its own.
    await pass(310_000)
    expect(await textsOf(numbers[1] ?? '', 2)).toHaveLength(2)
    expect(await post({ to: secretAddress, raw: mail('Resolved in 5m 3s') })).toContain(': 3 SMS')
    expect((await textsOf(numbers[1] ?? '', 3))[0]).toBe('RESOLVED srv3: Нет {связи} (High)')
  })

  it('ends an alert that nobody took when the recovery comes', async () => {
    const number = newNumber()
    const settings = { name: 'Nagios', recipients: [`+${number}`], acknowledgement: { sends: 3, waitMinutes: 5 } }
    const { secretAddress } = (await gateway.request('POST', '/v1/mail/integrations', { body: settings })).body
    const mail = (kind: string, state: string) =>
      `Message-ID: ${newId()}\nSubject: ** ${kind} Service Alert: web9/HTTP is ${state} **\n\nNotification Type: ${kind}\nService: HTTP\nHost: web9\nState: ${state}\n`
    await post({ to: secretAddress, raw: mail('PROBLEM', 'CRITICAL') })
    expect(await textsOf(number)).toHaveLength(1)
    await post({ to: secretAddress, raw: mail('RECOVERY', 'OK') })
    await pass(900_000)
    expect(await textsOf(number)).toEqual([
      'RECOVERY OK web9/HTTP',
      'PROBLEM CRITICAL web9/HTTP\nОтветьте 1, если берёте.',
    ])
  })

  it('tells a proven sender by a report what did not arrive, once an hour, and nobody else anything', async () => {
    const [dead, alive] = [newNumber(), newNumber()]
    await gateway.request('PUT', `/v1/simulator/phones/${dead}/script`, { body: { kind: 'undeliverable' } })
    const integration = await gateway.request('POST', '/v1/mail/integrations', { body: { name: 'x' } })
    const mail = (text: string) => `From: monitor@hosting.example\nMessage-ID: ${newId()}\nSubject: report\n\n${text}`
    const both = [`${dead}@sms.example`, `${alive}@sms.example`]
    await post({ ...login, from: 'root@hosting.example', to: both, raw: mail('first'), parameters: 'ENVID=QQ314' })
    await post({ ...login, from: '', to: `${dead}@sms.example`, raw: mail('null sender') })
    await post({ ...login, from: 'never@hosting.example', to: `${dead}@sms.example`, raw: mail('n'), notify: 'NEVER' })
    await post({ from: 'forged@victim.example', to: integration.body.secretAddress, raw: mail(`@${dead}`) })
    await pass(90_000)
    const [report, ...others] = news().filter(({ to }) => to !== 'receipts@hosting.example')
    expect(others).toEqual([])
    expect([report?.returnPath, report?.to]).toEqual(['', 'root@hosting.example'])
    const raw = report?.raw ?? ''
    expect(header(raw, 'Content-Type')).toMatch(/^multipart\/report; report-type=delivery-status/)
    expect(header(raw, 'Auto-Submitted')).toBe('auto-replied')
    expect(raw).toMatch(/Original-Envelope-Id: QQ314\r\nReporting-MTA: dns; sms\.example/)
    expect(raw).toMatch(/Final-Recipient: x-sms; \d+@sms\.example\r\nAction: failed\r\nStatus: 5\.\d\.\d/)
    expect(raw).not.toContain(dead)
    expect(raw).not.toContain('Action: delivered')
    // The next ones of the hour come in one.
    for (const text of ['second', 'third']) {
      await post({ ...login, from: 'root@hosting.example', to: `${dead}@sms.example`, raw: mail(text) })
    }
    await pass(120_000)
    expect(news()).toEqual([])
    // Nothing is sent to a phone any more, so the links may break.
    for (let minute = 0; minute < 61; minute += 1) await gateway.advance(60_000)
    const later = news()
    expect(later).toHaveLength(1)
    expect(later[0]?.raw.match(/Action: failed/g)).toHaveLength(2)
  })
})
