import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

import { expect, it } from 'vitest'

import { cpuTimeMs } from '../../testing/_cpu-time.js'
import { MailTooComplex } from './mime/parts.js'
import { readMail } from './read-mail.js'

const folder = join(import.meta.dirname, '../../testing/vectors/mail')
const mails = readdirSync(folder).flatMap((file) => (file.endsWith('.eml') ? [readFileSync(join(folder, file))] : []))
/** CPU time for one mail of the largest size, in a thread of its own. */
const patienceMs = 2_000
const size = 2 * 1024 * 1024
/** What is read by the event loop, and how long everybody else may wait for that. */
const smallSize = 32 * 1024
const stallMs = 200

/** Random numbers that are the same in every run. */
function* randoms(seed: number): Generator<number, never> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state
  }
}

function timeOf(raw: Buffer): number {
  const startedAt = cpuTimeMs()
  try {
    readMail(raw)
  } catch (error) {
    if (!(error instanceof MailTooComplex)) throw error
  }
  return cpuTimeMs() - startedAt
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function heapMb(): number {
  collect()
  return process.memoryUsage().heapUsed / 1024 / 1024
}

it('survives 20,000 mutations in flat memory', () => {
  const random = randoms(1)
  const next = (below: number) => random.next().value % below
  const small = mails.filter(({ length }) => length < 5_000)
  let longest = 0
  let heap = 0
  for (let round = 0; round < 20_000; round += 1) {
    const raw = Buffer.from(small[next(small.length)] ?? '')
    for (let change = next(8); change >= 0; change -= 1) {
      const at = next(raw.length)
      if (next(3) === 0) raw.copyWithin(at, next(raw.length), raw.length)
      else raw[at] = next(2) === 0 ? next(256) : ':;=?"<>-\r\n\t @#&'.charCodeAt(next(15))
    }
    longest = Math.max(longest, timeOf(raw))
    if (round === 10_000) heap = heapMb()
  }
  expect(longest).toBeLessThan(stallMs)
  expect(heapMb() - heap).toBeLessThan(20)
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

it.each(Object.keys(hostile))('holds up nobody with 32 KB of %s', (name) => {
  expect(timeOf(Buffer.from((hostile[name] ?? '').slice(0, smallSize)))).toBeLessThan(stallMs)
})

it('refuses parts without number and depth', () => {
  const nested = Array.from(
    { length: 60 },
    (_, n) => `Content-Type: multipart/mixed; boundary=b${n}x\r\n\r\n--b${n}x\r\n`,
  )
  expect(() => readMail(Buffer.from(nested.join('')))).toThrow(MailTooComplex)
  expect(() => readMail(Buffer.from(boundary + '--b\r\n\r\nx\r\n'.repeat(1_100)))).toThrow(MailTooComplex)
})
