import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { sendIn, sendMail, SmtpDialogue, type TestMail } from './_smtp.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const login = { login: 'demo', password: 'demo' }
const ofMonitor = 'From: monitor@hosting.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n'
let serial = 0
/** A number that nothing was sent to, and a mail that is no copy. */
const newNumber = () => `7900${String(1_000_000 + (serial += 1))}`
const newId = () => `Message-ID: <${(serial += 1)}@hosting.example>\n`

describe.each(testDatabases)('mail2sms on $name', ({ create }) => {
  let database: TestDatabase
  let gateway: TestGateway
  /** Those of the user who logs in come through one session, as far as it lasts: a greeting takes a tenth of a second. */
  let kept: SmtpDialogue | undefined
  const post = async (mail: TestMail) => {
    const port = gateway.mailPorts[0] ?? 0
    if (mail.login === undefined) return sendMail(port, mail)
    const reused = kept?.isEnded === false ? kept : undefined
    kept = undefined
    const smtp = reused ?? (await SmtpDialogue.open(port))
    const { login: _, password: __, ...known } = mail
    const reply = await sendIn(smtp, reused === undefined ? mail : known)
    if (/^(250|554)/.test(reply)) kept = smtp
    else smtp.close()
    return reply
  }
  const textsOf = async (number: string): Promise<string[]> => {
    await gateway.advance(1_000)
    const { body } = await gateway.request('GET', `/v1/simulator/phones/${number}`)
    return body.messages.map(({ text }: { text: string }) => text)
  }
  /** In steps that links to operators survive. */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 10_000) await gateway.advance(Math.min(left, 10_000))
  }
  const newIntegration = async (settings: object) =>
    (await gateway.request('POST', '/v1/mail/integrations', { body: { name: 'Zabbix', ...settings } })).body

  beforeAll(async () => {
    database = await create()
    gateway = await startTestGateway({ databaseUrl: database.url })
  })
  afterAll(async () => {
    kept?.close()
    await gateway.stop()
    await database.drop()
  })

  it('sends to a number in the address what the mail says, and keeps what became of it', async () => {
    const number = newNumber()
    const raw = `${ofMonitor}${newId()}Subject: =?utf-8?B?0JTQuNGB0Lo=?=\n\nзаполнен {на} 99 %\n-- \nZabbix`
    const reply = await post({ ...login, to: `+${number}@localhost`, raw })
    expect(reply).toMatch(/^250 2\.6\.0 Mail \d+: 1 SMS$/)
    expect(await textsOf(number)).toEqual(['Диск\nзаполнен {на} 99 %'])
    const id = /Mail (\d+)/.exec(reply)?.[1]
    const { body } = await gateway.request('GET', `/v1/mail/journal/${id}`)
    expect(body).toMatchObject({ verdict: 'sent', proof: 'login', recipients: 1, segments: 1, integrationId: null })
    expect(body.content).toMatchObject({ subject: 'Диск', sms: 'Диск\nзаполнен {на} 99 %' })
    const sms = await gateway.request('GET', `/v1/messages/${body.smsId}`)
    expect(sms.body).toMatchObject({ to: `+${number}`, state: 'delivered' })
  })

  it("takes the original's form: the number in the subject, the body as the text", async () => {
    const number = newNumber()
    await post({ ...login, to: 'mail2sms@localhost', raw: `Subject: @${number}\n\nЗаказ готов` })
    expect(await textsOf(number)).toEqual(['Заказ готов'])
  })

  it('sends to persons and groups', async () => {
    const [one, two] = [newNumber(), newNumber()]
    const person = async (name: string, msisdn: string) =>
      (await gateway.request('POST', '/v1/persons', { body: { name, numbers: [{ number: msisdn }] } })).body
        .id as string
    const [ivan, anna] = [await person('Иван', one), await person('Анна', two)]
    const group = await gateway.request('POST', '/v1/groups', { body: { name: `Дежурные ${serial}` } })
    await gateway.request('POST', `/v1/groups/${group.body.id}/members`, { body: { persons: [ivan, anna] } })
    const to = [`person-${ivan}@localhost`, `mail2sms+group-${group.body.id}@localhost`]
    const reply = await post({ ...login, to, raw: `${newId()}Subject: x\n\nСбор {в} 10:00` })
    expect(reply).toContain(': 2 SMS')
    expect(await textsOf(one)).toEqual(['x\nСбор {в} 10:00'])
    expect(await textsOf(two)).toEqual(['x\nСбор {в} 10:00'])
    expect(await post({ ...login, to: 'person-999999999@localhost', raw: 'Subject: x\n\nx' })).toMatch(/^550 5\.1\.1 /)
  })

  it('refuses whoever proves nothing, whatever From says, and sends nothing', async () => {
    const number = newNumber()
    const raw = `From: demo@localhost\nSubject: @${number}\n\nx`
    for (const to of ['mail2sms@localhost', `${number}@localhost`, 'i-1@localhost', 'person-1@localhost']) {
      expect(await post({ from: 'demo@localhost', to, raw })).toMatch(/^550 5\.7\.1 The sender is not proven/)
    }
    expect(await textsOf(number)).toEqual([])
  })

  it('relays nothing', async () => {
    for (const to of ['a@other.example', '79000000001%other.example@third.example', 'other.example!a@x.example']) {
      expect(await post({ ...login, to, raw: 'Subject: x\n\nx' })).toMatch(/^550 5\.7\.1 /)
    }
    expect(await post({ ...login, to: 'root@localhost', raw: 'x' })).toMatch(/^550 5\.1\.1 /)
  })

  it('sends copies of a mail once, those that come together and those that come later', async () => {
    const number = newNumber()
    const raw = `${newId()}Subject: once\n\nonly`
    const mail = { ...login, to: `${number}@localhost`, raw }
    const replies = await Promise.all([post(mail), post(mail), post(mail)])
    await gateway.advance(60_000)
    replies.push(await post(mail))
    expect(replies.every((reply) => reply.startsWith('250 2.6.0'))).toBe(true)
    expect(new Set(replies.map((reply) => /Mail (\d+)/.exec(reply)?.[1])).size).toBe(1)
    expect(await textsOf(number)).toEqual(['once\nonly'])
    // A constant id with another text is another alert.
    await post({ ...mail, raw: raw.replace('only', 'again') })
    expect(await textsOf(number)).toContain('once\nagain')
  })

  it('sends a copy without Message-ID once', async () => {
    const number = newNumber()
    const mail = { ...login, to: `${number}@localhost`, raw: 'Date: Mon, 5 Jan 2026 10:00:00 +0300\nSubject: a\n\nb' }
    await post(mail)
    await post({ ...mail, raw: `Received: from x by y; Mon, 5 Jan 2026 10:01:00 +0300\n${mail.raw}` })
    expect(await textsOf(number)).toHaveLength(1)
  })

  it('answers a client that has closed its side', async () => {
    const number = newNumber()
    const smtp = await SmtpDialogue.open(gateway.mailPorts[0] ?? 0)
    await smtp.say('EHLO exim.example')
    await smtp.say(`AUTH PLAIN ${Buffer.from('\0demo\0demo').toString('base64')}`)
    await smtp.say('MAIL FROM:<a@b.example>')
    await smtp.say(`RCPT TO:<${number}@localhost>`)
    await smtp.say('DATA')
    smtp.write('Subject: x\r\n\r\nexim\r\n.\r\nQUIT\r\n')
    smtp.halfClose()
    expect(await smtp.reply()).toMatch(/^250 2\.6\.0 /)
    expect(await smtp.reply()).toMatch(/^221 /)
    expect(await smtp.reply()).toBe('')
    smtp.close()
    expect(await textsOf(number)).toEqual(['x\nexim'])
  })

  it('lets a dead peer go', async () => {
    const smtp = await SmtpDialogue.open(gateway.mailPorts[0] ?? 0)
    smtp.halfClose()
    expect(await smtp.reply()).toBe('')
    smtp.close()
  })

  it('takes one mail out of smuggled ones', async () => {
    const number = newNumber()
    const inner = `MAIL FROM:<a@b.example>\r\nRCPT TO:<${number}@localhost>\r\nDATA\r\nSubject: smuggled\r\n\r\nx`
    for (const end of ['\n.\n', '\n.\r\n', '\r\n.\n', '\r.\r', '\r\n.\r', '\n.\r', '\r\n\0.\r\n', '\r\n.\0\r\n']) {
      const smtp = await SmtpDialogue.open(gateway.mailPorts[0] ?? 0)
      await smtp.say('EHLO client.example')
      await smtp.say(`AUTH PLAIN ${Buffer.from('\0demo\0demo').toString('base64')}`)
      await smtp.say('MAIL FROM:<a@b.example>')
      await smtp.say(`RCPT TO:<${newNumber()}@localhost>`)
      await smtp.say('DATA')
      expect(await smtp.say(`${newId()}Subject: x\r\n\r\ny${end}${inner}\r\n.`)).toMatch(/^250 2\.6\.0 /)
      expect(await smtp.say('NOOP')).toMatch(/^250 /)
      smtp.close()
    }
    expect(await textsOf(number)).toEqual([])
  })

  it('ends a session after three failed logins', async () => {
    const smtp = await SmtpDialogue.open(gateway.mailPorts[0] ?? 0)
    await smtp.say('EHLO client.example')
    const wrong = `AUTH PLAIN ${Buffer.from('\0nobody\0wrong').toString('base64')}`
    expect(await smtp.say(wrong)).toBe('535 5.7.8 The login and password are not valid')
    expect(await smtp.say(wrong)).toMatch(/^535 5\.7\.8 /)
    expect(await smtp.say(wrong)).toMatch(/^421 4\.7\.0 /)
    expect(await smtp.reply()).toBe('')
    smtp.close()
  })

  it('ends a session in which nothing happens', async () => {
    const smtp = await SmtpDialogue.open(gateway.mailPorts[0] ?? 0)
    await gateway.advance(61_000)
    expect(await smtp.reply()).toMatch(/^421 4\.4\.2 /)
    smtp.close()
  })

  it('ends a mail that comes byte by byte', async () => {
    const smtp = await SmtpDialogue.open(gateway.mailPorts[0] ?? 0)
    await smtp.say('EHLO slow.example')
    await smtp.say('MAIL FROM:<a@b.example>')
    await smtp.say('RCPT TO:<mail2sms@localhost>')
    await smtp.say('DATA')
    smtp.write('Subject: slow\r\n')
    await gateway.advance(31_000)
    await gateway.advance(11_000)
    expect(await smtp.reply()).toMatch(/^421 4\.4\.2 The mail came too slowly/)
    smtp.close()
  })

  it('refuses mails that are too large, announced or not', async () => {
    const smtp = await SmtpDialogue.open(gateway.mailPorts[0] ?? 0)
    await smtp.say('EHLO big.example')
    expect(await smtp.say('MAIL FROM:<a@b.example> SIZE=3000000')).toMatch(/^552 5\.3\.4 /)
    smtp.close()
    const raw = `Subject: x\n\n${'x'.repeat(70)}\n`.padEnd(2_200_000, `${'y'.repeat(70)}\n`)
    expect(await post({ ...login, to: '79000000001@localhost', raw })).toMatch(/^552 5\.3\.4 /)
  })

  it('takes automatic answers and sends nothing', async () => {
    // Another minute: what one sender may send in one would be used up.
    await gateway.advance(60_000)
    const number = newNumber()
    const to = `${number}@localhost`
    const mails = [
      { ...login, from: '', to, raw: 'Subject: bounce\n\nx' },
      { ...login, to, raw: 'Auto-Submitted: auto-replied\nSubject: away\n\nx' },
      { ...login, to, raw: 'Content-Type: multipart/report; boundary=b\nSubject: report\n\nx' },
      { from: '', to, raw: 'Subject: of a stranger\n\nx' },
    ]
    for (const mail of mails) expect(await post(mail)).toMatch(/^250 2\.6\.0 Automatic answer/)
    expect(await textsOf(number)).toEqual([])
    const alert = 'Auto-Submitted: auto-generated\nPrecedence: bulk\nSubject: alert\n\nx'
    expect(await post({ ...login, to, raw: alert })).toContain(': 1 SMS')
    expect(await textsOf(number)).toHaveLength(1)
  })

  it('ends loops', async () => {
    const raw = `${'Received: from a by b; now\n'.repeat(31)}Subject: x\n\nx`
    expect(await post({ ...login, to: 'mail2sms@localhost', raw })).toMatch(/^554 5\.4\.6 /)
  })

  it('tries a mail without sending it', async () => {
    const number = newNumber()
    const reply = await post({ ...login, to: `${number}+test@localhost`, raw: 'Subject: x\n\ny' })
    expect(reply).toMatch(/^250 2\.6\.0 Test \d+: 1 recipients, 1 segments, nothing sent$/)
    const raw = `${ofMonitor}Subject: @${number} Сбой\n\nсервер`
    const { body } = await gateway.request('POST', '/v1/mail/try', { body: { raw } })
    expect(body).toMatchObject({ verdict: 'sent', sms: 'Сбой\nсервер', recipients: [number], plan: { recipients: 1 } })
    const nobody = await gateway.request('POST', '/v1/mail/try', { body: { raw: 'Subject: x\n\ny' } })
    expect(nobody.body).toMatchObject({ verdict: 'refused', reason: 'The mail names no known tag and no recipient.' })
    const foreign = await gateway.request('POST', '/v1/mail/try', { body: { raw: 'x', to: ['a@other.example'] } })
    expect(foreign).toMatchObject({ status: 400, body: { code: 'invalid_parameter', field: '/to/0' } })
    expect(await textsOf(number)).toEqual([])
  })

  it('keeps mails to the postmaster for the platform administrator', async () => {
    expect(await post({ to: 'postmaster@localhost', raw: 'From: a@b.example\nSubject: help\n\nme' })).toMatch(/^250 /)
    expect(await post({ to: 'Postmaster', raw: 'Subject: bare\n\nx' })).toMatch(/^250 /)
    const { body } = await gateway.request('GET', '/v1/mail/journal?verdict=stored', { token: 'demo-admin-token' })
    expect(body.mails.map((mail: { content: { subject: string } }) => mail.content.subject)).toEqual(['bare', 'help'])
    const ours = await gateway.request('GET', '/v1/mail/journal?verdict=stored')
    expect(ours.body.mails).toEqual([])
  })

  it('lets an integration send by its secret address until that is changed', async () => {
    const number = newNumber()
    const created = await newIntegration({ recipients: [`+${number}`], template: '{from}: {subject}', maxSegments: 1 })
    const raw = `From: "Z" <zabbix@hosting.example>\n${newId()}Subject: Down\n\nbody`
    expect(await post({ to: created.secretAddress, raw })).toContain(': 1 SMS')
    expect(await textsOf(number)).toEqual(['zabbix@hosting.example: Down'])
    const rotated = await gateway.request('POST', `/v1/mail/integrations/${created.id}/rotate-address`)
    const again = { raw: raw.replace('Down', 'Up') }
    expect(await post({ to: created.secretAddress, ...again })).toMatch(/^550 5\.7\.1 /)
    expect(await post({ to: rotated.body.secretAddress, ...again })).toContain(': 1 SMS')
    await gateway.request('PATCH', `/v1/mail/integrations/${created.id}`, { body: { state: 'paused' } })
    expect(await post({ to: rotated.body.secretAddress, ...again })).toMatch(/^550 5\.7\.1 /)
    const shown = await gateway.request('GET', `/v1/mail/integrations/${created.id}`)
    expect(shown.body).toMatchObject({ state: 'paused', hasSecretAddress: true, address: `i-${created.id}@localhost` })
    expect(JSON.stringify(shown.body)).not.toContain(rotated.body.secretAddress)
    const audit = await gateway.request('GET', '/v1/audit')
    expect(JSON.stringify(audit.body)).not.toContain(rotated.body.secretAddress.slice(2, 28))
    expect((await gateway.request('DELETE', `/v1/mail/integrations/${created.id}`)).status).toBe(200)
    expect((await gateway.request('GET', `/v1/mail/integrations/${created.id}`)).status).toBe(404)
  })

  it('lets an integration send from its networks, and its secret only from there', async () => {
    const number = newNumber()
    const near = await newIntegration({ recipients: [number], networks: ['127.0.0.0/16'] })
    const far = await newIntegration({ recipients: [number], networks: ['192.0.2.10'] })
    const mail = () => `${newId()}Subject: ${serial} from here\n\nx`
    expect(await post({ to: near.address, raw: mail() })).toContain(': 1 SMS')
    expect(await post({ to: 'mail2sms@localhost', raw: mail() })).toContain(': 1 SMS')
    expect(await post({ to: near.secretAddress, raw: mail() })).toContain(': 1 SMS')
    expect(await post({ to: far.address, raw: mail() })).toMatch(/^550 5\.7\.1 /)
    expect(await post({ to: far.secretAddress, raw: mail() })).toMatch(/^550 5\.7\.1 /)
    expect(await post({ to: [near.address, far.address], raw: mail() })).toMatch(/^452 4\.5\.3 /)
    await gateway.request('DELETE', `/v1/mail/integrations/${near.id}`)
  })

  it('refuses settings that are wrong', async () => {
    const wrong: [object, string][] = [
      [{ networks: ['0.0.0.0/0'] }, '/networks/0'],
      [{ networks: ['nowhere'] }, '/networks/0'],
      [{ senders: ['a@b.example', 'hosting'] }, '/senders/1'],
      [{ recipients: ['everybody'] }, '/recipients/0'],
      [{ template: '{body}' }, '/template'],
      [{ from: 'Слишком-длинное-имя' }, '/from'],
    ]
    for (const [settings, field] of wrong) {
      const { status, body } = await gateway.request('POST', '/v1/mail/integrations', {
        body: { name: 'x', ...settings },
      })
      expect([status, body.code, body.field]).toEqual([400, 'invalid_parameter', field])
    }
  })

  it('sends the first of many alike and a digest of the rest, and the recovery at once', async () => {
    // To the beginning of a window.
    await pass(300_000 - (gateway.clock.now() % 300_000))
    const number = newNumber()
    const smtp = await SmtpDialogue.open(gateway.mailPorts[0] ?? 0)
    const alert = (state: string, value: number) => ({
      to: `${number}@localhost`,
      raw: `${newId()}Subject: ** ${state} Service Alert: web01/load is ${state === 'PROBLEM' ? 'CRITICAL' : 'OK'} **\n\nNotification Type: ${state}\nService: load\nHost: web01\nState: ${state === 'PROBLEM' ? 'CRITICAL' : 'OK'}\nInfo: load ${value}\n`,
    })
    const replies = [await sendIn(smtp, { ...login, ...alert('PROBLEM', 1) })]
    for (let value = 2; value <= 8; value += 1) replies.push(await sendIn(smtp, alert('PROBLEM', value)))
    expect(replies.filter((reply) => reply.includes('digest'))).toHaveLength(3)
    expect(await textsOf(number)).toHaveLength(5)
    expect(await sendIn(smtp, alert('RECOVERY', 0))).toContain(': 1 SMS')
    smtp.close()
    const digests = async () => (await gateway.request('GET', '/v1/mail/journal?verdict=digest')).body.mails
    expect(await digests()).toEqual([])
    await pass(320_000)
    const sms = 'Ещё 3 похожих, последнее: PROBLEM CRITICAL web01/load: load 8'
    expect(await digests()).toMatchObject([{ recipients: 1, segments: 1, content: { sms } }])
    const { body } = await gateway.request('GET', `/v1/messages?msisdn=%2B${number}`)
    expect(body.messages).toHaveLength(7)
    await pass(330_000)
    expect(await digests()).toHaveLength(1)
  })

  it('gives away nothing of other companies', async () => {
    const { id } = await newIntegration({})
    const other = await gateway.request('POST', '/v1/companies', {
      token: 'demo-admin-token',
      body: { name: 'Other', zone: 'Europe/Moscow' },
    })
    const key = await gateway.request('POST', `/v1/api-keys?companyId=${other.body.id}`, {
      token: 'demo-admin-token',
      body: { name: 'k', scopes: ['company:admin', 'messages:send', 'messages:read'] },
    })
    const token = key.body.key as string
    expect((await gateway.request('GET', `/v1/mail/integrations/${id}`, { token })).status).toBe(404)
    expect((await gateway.request('GET', '/v1/mail/journal', { token })).body.mails).toEqual([])
    const trial = { body: { raw: 'Subject: @79000000001\n\nx', integrationId: id } }
    expect((await gateway.request('POST', '/v1/mail/try', { token, ...trial })).body.code).toBe('no_valid_recipient')
  })

  it('counts mails by their outcome', async () => {
    const { body } = await gateway.request('GET', '/metrics')
    expect(body).toMatch(/svyaz_mails_total\{outcome="sent"\} [1-9]/)
    expect(body).toMatch(/svyaz_mails_total\{outcome="550"\} [1-9]/)
  })
})
