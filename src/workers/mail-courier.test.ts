import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, beforeEach, expect, it } from 'vitest'

import type { AttachedFile, MailId, WaitingMail } from '../core/conversations/mail.js'
import type { MailAttempt } from '../core/conversations/ports.js'
import type { Store } from '../core/ports.js'
import type { CompanyId } from '../core/values/ids.js'
import { folderTransport } from '../notifiers/mail/folder-transport.js'
import { relayTransport } from '../notifiers/mail/relay-transport.js'
import { VirtualClock } from '../testing/virtual-clock.js'
import { MailCourier } from './mail-courier.js'

const hour = 3_600_000
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** What the relay says to the next mails; 250 when the list has run out. */
let answers: number[]
let taken: string[]
let server: SMTPServer
let clock: VirtualClock
let mail: WaitingMail
let attempts: MailAttempt[]
let nextAt: number | null
let files: AttachedFile[] | undefined

const options: SMTPServerOptions = {
  disabledCommands: ['AUTH', 'STARTTLS'],
  onData(stream, _session, callback) {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('end', () => {
      const code = answers.shift()
      if (code === undefined) taken.push(Buffer.concat(chunks).toString('utf8'))
      callback(code === undefined ? null : Object.assign(new Error('not now'), { responseCode: code }))
    })
  },
}

beforeEach(async () => {
  answers = []
  taken = []
  attempts = []
  files = []
  clock = new VirtualClock()
  nextAt = clock.now()
  mail = {
    id: 7 as MailId,
    companyId: 5 as CompanyId,
    key: 'reply:1044:1',
    to: 'author@crm.example',
    subject: 'SMS: Анна Ким, +79000000001',
    text: 'Завтра\r\n.\r\nBcc: x@y.example',
    attempts: 0,
    createdAt: clock.now(),
  }
  server = new SMTPServer(options)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
})

afterEach(() => new Promise<void>((resolve) => server.close(() => resolve())))

const store = {
  conversations: {
    listDueMails: async (at: number) => (nextAt !== null && nextAt <= at ? [mail] : []),
    recordMail: async (_mail: unknown, attempt: MailAttempt) => {
      attempts.push(attempt)
      nextAt = attempt.nextAt
      mail = { ...mail, attempts: mail.attempts + 1 }
    },
  },
} as unknown as Store

const leases = {
  hold: (_name: string, { onHeld }: { onHeld(fencing: number): void }) => {
    onHeld(1)
    return { release: async () => undefined }
  },
}

function relay() {
  const { port } = server.server.address() as AddressInfo
  return relayTransport({ from: 'svyaz@energo.example', host: '127.0.0.1', port, security: 'none' })
}

async function deliver(ms: number): Promise<void> {
  const courier = new MailCourier({
    ...{
      store,
      clock,
      log: silent,
      transport: relay(),
      giveUpAfterMs: 72 * hour,
      openAttachments: async () => files,
      chance: () => 0.5,
    },
    leases: leases,
  })
  courier.start()
  const settle = async () => {
    while (!courier.idle) await new Promise<void>((resolve) => setImmediate(resolve))
  }
  await settle()
  for (let passed = 0; passed < ms; passed += 5_000) {
    await clock.advance(5_000)
    await settle()
  }
  await courier.stop()
}

it('hands a mail to the relay with its own id, as sent by itself, and its text as it is', async () => {
  await deliver(0)
  expect(attempts).toMatchObject([{ outcome: { kind: 'sent' }, nextAt: null, event: null }])
  const [text = ''] = taken
  expect(text).toContain('Message-ID: <mail-5-7@energo.example>')
  expect(text).toContain('Auto-Submitted: auto-generated')
  expect(text).toContain('To: author@crm.example')
})

it('tries again later and later what the relay does not take for now', async () => {
  answers = [451, 450]
  await deliver(20_000)
  expect(attempts.map(({ outcome }) => outcome.kind)).toEqual(['retry', 'retry', 'sent'])
  const [first, second] = attempts
  expect([(first?.nextAt ?? 0) - (first?.at ?? 0), (second?.nextAt ?? 0) - (second?.at ?? 0)]).toEqual([5_000, 10_000])
  expect(taken).toHaveLength(1)
})

it('gives up at once what the relay never takes, with an event', async () => {
  answers = [550]
  await deliver(10_000)
  expect(attempts).toMatchObject([
    { outcome: { kind: 'refused' }, nextAt: null, event: { type: 'mail.failed', subjectId: 7 } },
  ])
})

it('gives up after its time what nobody answers', async () => {
  mail = { ...mail, createdAt: clock.now() - 72 * hour }
  answers = [421]
  await deliver(0)
  expect(attempts).toMatchObject([{ nextAt: null, event: { type: 'mail.failed', payload: { attempts: 1 } } }])
})

it('attaches what goes with the mail, and gives up where that is gone', async () => {
  files = [{ name: 'message.wav', type: 'audio/wav', content: Buffer.from('RIFF') }]
  await deliver(0)
  expect(taken[0]).toMatch(/Content-Type: audio\/wav; name=message\.wav[\s\S]*UklGRg==/)
  files = undefined
  nextAt = clock.now()
  await deliver(0)
  expect(attempts.at(-1)).toMatchObject({ outcome: { kind: 'refused' }, event: { type: 'mail.failed' } })
})

it('makes files where there is no relay', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'svyaz-mail-'))
  try {
    const transport = folderTransport('svyaz@localhost', join(folder, 'mail'))
    expect(await transport.send(mail, [])).toEqual({ kind: 'sent' })
    expect(await transport.send(mail, [])).toEqual({ kind: 'sent' })
    expect(readdirSync(join(folder, 'mail'))).toEqual(['5-7.eml'])
    expect(readFileSync(join(folder, 'mail/5-7.eml'), 'utf8')).toContain('To: author@crm.example')
    const broken = folderTransport('svyaz@localhost', join(folder, 'mail/5-7.eml'))
    expect(await broken.send(mail, [])).toMatchObject({ kind: 'retry' })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
