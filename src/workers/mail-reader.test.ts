import { afterAll, expect, it } from 'vitest'

import { MailTooComplex } from '../core/mail/mime/parts.js'
import { readMail } from '../core/mail/read-mail.js'
import { VirtualClock } from '../testing/virtual-clock.js'
import { ThreadedMailReader } from './mail-reader.js'

const clock = new VirtualClock()
const reader = new ThreadedMailReader(clock)
afterAll(() => reader.close())

const size = 2 * 1024 * 1024
const flood = (unit: string) => unit.repeat(Math.ceil(size / unit.length))
/** Refused is as good as read. */
const tooComplex = (error: unknown) => expect(error).toBeInstanceOf(MailTooComplex)
const html = 'Content-Type: text/html\r\n\r\n'

it('reads in the thread what it reads here', async () => {
  const text = 'Сервер 1 не отвечает\n'.repeat(3_000)
  const raw = Buffer.from(
    `Subject: large\r\nMessage-ID: <1@x.example>\r\nFrom: a@x.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`,
  )
  const [here, there] = [readMail(raw), await reader.read(raw)]
  expect({ ...there, headers: [...there.headers.entries()] }).toEqual({ ...here, headers: [...here.headers.entries()] })
  expect(there.headers.raw('message-id')).toBe('<1@x.example>')
})

it('keeps the event loop turning while it reads what takes longest', async () => {
  const hostile = [
    html + flood('<'),
    `Subject: x\r\n${flood(' y\r\n')}\r\nx`,
    `${html}<a ${flood('x=1 ')}>`,
    flood('\r\n>'),
  ]
  for (const raw of hostile) {
    let turns = 0
    let isRead = false
    const turn = () => {
      turns += 1
      if (!isRead) setImmediate(turn)
    }
    const reading = reader.read(Buffer.from(raw)).catch(tooComplex)
    setImmediate(turn)
    await reading
    isRead = true
    // Were it read here, there would be one or two.
    expect(turns).toBeGreaterThan(50)
  }
}, 60_000)

it('refuses a mail that takes longer than it is waited for, and reads the next one', async () => {
  const reading = reader.read(Buffer.from(html + flood('<b><i>')))
  const refused = expect(reading).rejects.toThrow(MailTooComplex)
  // The turn in which the thread is asked.
  await new Promise<void>((resolve) => setImmediate(resolve))
  await clock.advance(11_000)
  await refused
  const next = await reader.read(Buffer.from(`Subject: next\r\n\r\n${'x\n'.repeat(40_000)}`))
  expect(next.subject).toBe('next')
}, 60_000)

it('says of a structure that no mail has what is wrong with it', async () => {
  const parts = `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n'.repeat(1_100)}`
  await expect(reader.read(Buffer.from(parts))).rejects.toThrow('more than 1000 parts')
})
