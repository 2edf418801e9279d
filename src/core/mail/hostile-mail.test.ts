import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { expect, it } from 'vitest'

import { MailTooComplex } from './mime/parts.js'
import { readMail } from './read-mail.js'

const folder = join(import.meta.dirname, '../../testing/vectors/mail')
const mails = readdirSync(folder).flatMap((file) => (file.endsWith('.eml') ? [readFileSync(join(folder, file))] : []))
/** What is allowed for one mail of the largest size; the rest of the gateway waits meanwhile. */
const patienceMs = 1_000
const size = 2 * 1024 * 1024

/** Random numbers that are the same in every run. */
function* randoms(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state
  }
}

function timeOf(raw: Buffer): number {
  const startedAt = performance.now()
  try {
    readMail(raw)
  } catch (error) {
    if (!(error instanceof MailTooComplex)) throw error
  }
  return performance.now() - startedAt
}

it('survives 20,000 mutations', () => {
  const random = randoms(1)
  const next = (below: number) => random.next().value % below
  const small = mails.filter(({ length }) => length < 5_000)
  let longest = 0
  for (let round = 0; round < 20_000; round += 1) {
    const raw = Buffer.from(small[next(small.length)] ?? '')
    for (let change = next(8); change >= 0; change -= 1) {
      const at = next(raw.length)
      if (next(3) === 0) raw.copyWithin(at, next(raw.length), raw.length)
      else raw[at] = next(2) === 0 ? next(256) : ':;=?"<>-\r\n\t @#&'.charCodeAt(next(15))
    }
    longest = Math.max(longest, timeOf(raw))
  }
  expect(longest).toBeLessThan(patienceMs)
})

const boundary = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n'
const html = 'Content-Type: text/html\r\n\r\n'
const flood = (unit: string) => unit.repeat(Math.ceil(size / unit.length))
const hostile: Record<string, string> = {
  'half-open encoded words': `Subject: ${flood('=?utf-8?B?')}\r\n\r\nx`,
  'empty encoded words': `Subject: ${flood('=?utf-8?B??= ')}\r\n\r\nx`,
  'words in an unknown charset': `Subject: ${flood('=?x-y?Q?=FF?= ')}\r\n\r\nx`,
  'blanks in quoted-printable': `Content-Transfer-Encoding: quoted-printable\r\n\r\n${flood(' ')}x`,
  'padding in base64': `Content-Transfer-Encoding: base64\r\n\r\n${flood('= ')}x`,
  'open tags': html + flood('<'),
  'open comments': html + flood('<!--'),
  'open attributes': html + flood('<a b="'),
  'attributes of one tag': `${html}<a ${flood('x=1 ')}>`,
  'closing tags': html + flood('<b></i>'),
  'open scripts': html + flood('<script>'),
  entities: html + flood('&lt'),
  'broken metas': html + flood('<meta '),
  'blanks in HTML': html + flood(' ') + 'x',
  'parts without end': boundary + flood('--b\r\n\r\n'),
  'lines like boundaries': boundary + flood('--bb\r\n'),
  parameters: `Content-Type: text/plain; ${flood('a*0*="b";')}\r\n\r\nx`,
  addresses: `From: ${flood('a@')}\r\n\r\nx`,
  'open comments in addresses': `From: ${flood('(')}\r\n\r\nx`,
  'folded header': `Subject: x\r\n${flood(' y\r\n')}\r\nx`,
  'header fields': `${flood('A: b\r\n')}\r\nx`,
  quotes: flood('\r\n>'),
  'flowed lines': `Content-Type: text/plain; format=flowed\r\n\r\n${flood('> \r\n')}`,
  joiners: `Content-Type: text/plain; charset=utf-8\r\n\r\n${flood('\u200d')}`,
  'shifts of UTF-7': `Content-Type: text/plain; charset=utf-7\r\n\r\n${flood('+AB')}`,
  prefixes: `Subject: ${flood('Re: ')}\r\n\r\nx`,
}

it.each(Object.keys(hostile))('reads two megabytes of %s in time', (name) => {
  expect(timeOf(Buffer.from(hostile[name] ?? ''))).toBeLessThan(patienceMs)
})

it('refuses parts without number and depth', () => {
  const nested = Array.from(
    { length: 60 },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}x\r\n\r\n--b${n}x\r\n`,
  )
  expect(() => readMail(Buffer.from(nested.join('')))).toThrow(MailTooComplex)
  expect(() => readMail(Buffer.from(boundary + '--b\r\n\r\nx\r\n'.repeat(1_100)))).toThrow(MailTooComplex)
})
