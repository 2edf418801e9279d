import { X509Certificate } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConnectionOptions } from 'node:tls'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { certificate, privateKey } from '../carriers/smpp/_loopback-certificate.js'
import { DmarcPolicy } from '../interfaces/mail/sender-policy.js'
import { sendIn, sendMail, SmtpDialogue } from './_smtp.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const records: Record<string, string> = {
  'hosting.example': 'v=spf1 ip4:127.0.0.1 -all',
  '_dmarc.hosting.example': 'v=DMARC1; p=reject',
  'forger.example': 'v=spf1 ip4:127.0.0.1 -all',
}
const resolver = (domain: string, type: string) => {
  const record = type === 'TXT' ? records[domain] : undefined
  if (domain === '_dmarc.slow.example') return Promise.reject(Object.assign(new Error(domain), { code: 'ETIMEOUT' }))
  if (record !== undefined) return Promise.resolve([[record]])
  return Promise.reject(Object.assign(new Error(domain), { code: 'ENOTFOUND' }))
}

describe('listeners for mail', () => {
  let gateway: TestGateway
  let folder: string
  const ports = () => gateway.mailPorts.map((port) => port)
  const token = Buffer.from('\0demo\0demo').toString('base64')

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'svyaz-mail-'))
    const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
    writeFileSync(certFile, certificate)
    writeFileSync(keyFile, privateKey, { mode: 0o600 })
    const listener = (mode: string) => ({ host: '127.0.0.1', port: 0, mode, certFile, keyFile })
    const mail = { domains: ['sms.example'], dmarc: true, listeners: ['mx', 'submission', 'submissions'].map(listener) }
    const overrides = { senderPolicy: new DmarcPolicy(silent, resolver) }
    gateway = await startTestGateway({ config: { demo: true, mail }, overrides })
  })
  afterAll(async () => {
    await gateway.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('takes a login over TLS alone, and nothing before it where mail is submitted', async () => {
    const smtp = await SmtpDialogue.open(ports()[1] ?? 0)
    const offered = await smtp.say('EHLO client.example')
    expect(offered).toContain('STARTTLS')
    expect(offered).not.toContain('AUTH')
    expect(await smtp.say(`AUTH PLAIN ${token}`)).toMatch(/^50\d /)
    expect(await smtp.say('MAIL FROM:<a@b.example>')).toMatch(/^530 5\.7\.0 /)
    expect(await smtp.say('STARTTLS')).toMatch(/^220 /)
    await smtp.startTls({ ca: certificate, servername: 'localhost' })
    expect(await smtp.say('EHLO client.example')).toContain('AUTH PLAIN LOGIN')
    const mail = { login: 'demo', password: 'demo', to: '79000400001@sms.example', raw: 'Subject: x\n\ny' }
    expect(await sendIn(smtp, mail)).toMatch(/^250 2\.6\.0 /)
    smtp.close()
  })

  it('speaks TLS from the first byte', async () => {
    const { connect } = await import('node:tls')
    const socket = connect({ port: ports()[2] ?? 0, host: '127.0.0.1', ca: certificate, servername: 'localhost' })
    const smtp = new SmtpDialogue(socket)
    expect(await smtp.reply()).toMatch(/^220 sms\.example ESMTP/)
    const mail = { login: 'demo', password: 'demo', to: '79000400002@sms.example', raw: 'Subject: x\n\ny' }
    expect(await sendIn(smtp, mail)).toMatch(/^250 2\.6\.0 /)
    smtp.close()
  })

  it('takes the mail of an integration whose certificate the peer shows, and of nobody else', async () => {
    const fingerprint = new X509Certificate(certificate).fingerprint256
    const number = '+79000400009'
    const settings = { name: 'Icinga', recipients: [number], certificates: [fingerprint] }
    const { body } = await gateway.request('POST', '/v1/mail/integrations', { body: settings })
    expect(body.certificates).toEqual([fingerprint.replaceAll(':', '').toLowerCase()])
    const { body: other } = await gateway.request('POST', '/v1/mail/integrations', { body: { name: 'Other' } })
    const mail = { to: 'mail2sms@sms.example', raw: 'Subject: certified\n\ny' }
    const submitted = async (port: number | undefined, options: ConnectionOptions) => {
      const smtp = await SmtpDialogue.open(port ?? 0)
      await smtp.say('EHLO client.example')
      await smtp.say('STARTTLS')
      await smtp.startTls({ ca: certificate, servername: 'localhost', ...options })
      await smtp.say('EHLO client.example')
      return smtp
    }
    const known = await submitted(ports()[1], { cert: certificate, key: privateKey })
    expect(await sendIn(known, mail)).toContain(': 1 SMS')
    expect(await sendIn(known, { ...mail, to: `i-${other.id}@sms.example` })).toMatch(/^550 5\.7\.1 /)
    known.close()
    const stranger = await submitted(ports()[1], {})
    expect(await stranger.say('MAIL FROM:<a@b.example>')).toMatch(/^530 5\.7\.0 /)
    stranger.close()
    const { body: journal } = await gateway.request('GET', `/v1/mail/journal?integrationId=${body.id}`)
    expect(journal.mails.map(({ proof }: { proof: string }) => proof)).toEqual(['certificate'])
    const wrong = await gateway.request('PATCH', `/v1/mail/integrations/${body.id}`, {
      body: { certificates: ['z'.repeat(64)] },
    })
    expect(wrong.body).toMatchObject({ code: 'invalid_parameter', field: '/certificates/0' })
  })

  it('throws away what was said before TLS was spoken', async () => {
    const smtp = await SmtpDialogue.open(ports()[1] ?? 0)
    await smtp.say('EHLO client.example')
    smtp.write('STARTTLS\r\nEHLO injected.example\r\nNOOP\r\n')
    expect(await smtp.reply()).toMatch(/^220 /)
    await smtp.startTls({ ca: certificate, servername: 'localhost' })
    expect(await smtp.say('NOOP')).toMatch(/^250 /)
    smtp.write('QUIT\r\n')
    expect(await smtp.reply()).toMatch(/^221 /)
    expect(await smtp.reply()).toBe('')
    smtp.close()
  })

  it('lets DMARC prove the sender of an integration, and From alone never', async () => {
    const settings = { name: 'Zabbix', senders: ['@hosting.example', '@slow.example'], recipients: ['+79000400003'] }
    const { body } = await gateway.request('POST', '/v1/mail/integrations', { body: settings })
    expect(body.address).toBe(`i-${body.id}@sms.example`)
    const mail = (from: string, subject: string) => `From: <${from}>\nSubject: ${subject}\n\nx`
    const post = (to: string, returnPath: string, raw: string) =>
      sendMail(ports()[0] ?? 0, { to, from: returnPath, raw })
    const own = 'zabbix@hosting.example'
    expect(await post(body.address, own, mail(own, 'aligned'))).toContain(': 1 SMS')
    expect(await post('mail2sms@sms.example', own, mail(own, 'unnamed'))).toContain(': 1 SMS')
    expect(await post(body.address, 'a@forger.example', mail(own, 'forged'))).toMatch(/^550 5\.7\.1 /)
    expect(await post(body.address, own, mail('a@forger.example', 'not listed'))).toMatch(/^550 5\.7\.1 /)
    expect(await post(body.address, 'a@slow.example', mail('a@slow.example', 'no answer'))).toMatch(/^451 4\.4\.3 /)
    const journal = await gateway.request('GET', '/v1/mail/journal?limit=2')
    expect(journal.body.mails.map(({ proof }: { proof: string }) => proof)).toEqual(['dmarc', 'dmarc'])
  })

  it('tells those who are connected when it stops', async () => {
    const other = await startTestGateway({})
    const smtp = await SmtpDialogue.open(other.mailPorts[0] ?? 0)
    const mail = { login: 'demo', password: 'demo', to: '79000400004@localhost', raw: 'Subject: x\n\ny' }
    expect(await sendIn(smtp, mail)).toMatch(/^250 2\.6\.0 /)
    const stopped = other.stop()
    expect(await smtp.reply()).toMatch(/^421 4\.3\.2 /)
    await stopped
    smtp.close()
  })
})
