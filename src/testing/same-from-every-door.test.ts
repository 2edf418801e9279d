import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { messageClasses, transliterationModes } from '../core/messaging/message.js'
import { type Row, rowsIn } from './_rows.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

/** What somebody wants sent, whichever door he takes. */
interface Intent {
  to: string[]
  text: string
  from?: string
  at?: string
  before?: string
  class?: string
  translit?: string
  ref?: string
}

type Door = (gateway: TestGateway, intent: Intent, id: string) => Promise<Response>

const authorization = { Authorization: 'Bearer demo-token' }

const doors: Record<string, Door> = {
  rest: ({ url }, { at, before, translit, ref, ...same }, id) =>
    fetch(`${url}/v1/messages`, {
      method: 'POST',
      headers: { ...authorization, 'Content-Type': 'application/json', 'Idempotency-Key': id },
      body: JSON.stringify({
        ...same,
        ...(at !== undefined && { scheduledAt: at }),
        ...(before !== undefined && { deliverBefore: before }),
        ...(translit !== undefined && { transliterate: translit }),
        ...(ref !== undefined && { reference: ref }),
      }),
    }),
  get: ({ url }, intent, id) =>
    fetch(`${url}/send?${encoded(intent, id, encodeURIComponent)}`, { headers: authorization }),
  'get in windows-1251': ({ url }, intent, id) => {
    const charset = isWindows1251(intent) ? '&charset=windows-1251' : ''
    const escape = isWindows1251(intent) ? escapeWindows1251 : encodeURIComponent
    return fetch(`${url}/send?${encoded(intent, id, escape)}${charset}`, { headers: authorization })
  },
  form: ({ url }, { to, ...intent }, id) =>
    fetch(`${url}/send`, {
      method: 'POST',
      headers: authorization,
      body: new URLSearchParams([...Object.entries({ ...intent, id }), ...to.map((one) => ['to', one])] as [
        string,
        string,
      ][]),
    }),
  json: ({ url }, intent, id) =>
    fetch(`${url}/send`, {
      method: 'POST',
      headers: { ...authorization, 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...intent, id }),
    }),
}

function encoded({ to, ...intent }: Intent, id: string, escape: (text: string) => string): string {
  return Object.entries({ ...intent, id, to: to.join(';') })
    .map(([name, value]) => `${name}=${escape(value)}`)
    .join('&')
}

const windows1251 = new TextDecoder('windows-1251')
const octets = new Map(Array.from({ length: 256 }, (_, octet) => [windows1251.decode(Uint8Array.of(octet)), octet]))

function isWindows1251({ text, ref = '' }: Intent): boolean {
  return [...text, ...ref].every((character) => octets.has(character))
}

function escapeWindows1251(text: string): string {
  return [...text].map((character) => `%${(octets.get(character) ?? 0).toString(16).padStart(2, '0')}`).join('')
}

/** A small generator with a fixed seed, so that a failure repeats. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const alphabets = ['abc XYZ 123 @[]€', 'Привет, ёж № 7 — «да»', 'a%+&=;#?/\\"<>\t\n', 'щ😀é漢\r\n+ %20'].map(
  (letters) => [...letters],
)
const writings = ['+7900000000', '8 900 000-00-0', '790000000', '8 (900) 000-00-', 'not a number ']

function randomIntent(random: (below: number) => number, now: number): Intent {
  const maybe = <T>(make: () => T): T | undefined => (random(2) === 0 ? make() : undefined)
  const textOf = (length: number) => {
    const letters = alphabets[random(alphabets.length)] ?? []
    return Array.from({ length }, () => letters[random(letters.length)] ?? '').join('')
  }
  const to = Array.from({ length: 1 + random(3) }, () => `${writings[random(writings.length)] ?? ''}${random(90) + 10}`)
  const optional = {
    from: maybe(() => ['4938', 'Svyaz', '+79000000099'][random(3)]),
    at: maybe(() => new Date(now + 60_000 * (1 + random(1_000))).toISOString()),
    before: maybe(() => new Date(now + 60_000 * (1_001 + random(1_000))).toISOString().replace('Z', '+00:00')),
    class: maybe(() => messageClasses[random(messageClasses.length)]),
    translit: maybe(() => transliterationModes[random(transliterationModes.length)]),
    ref: maybe(() => `r${textOf(random(20))}`),
  }
  const given = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined))
  return { to: ['+79000000007', ...to], text: `t${textOf(random(120))}`, ...given }
}

/** What no two messages have in common: who they are, how they came in, and what the operator calls them. */
const own = ['id', 'broadcast_id', 'message_id', 'trace_id', 'via', 'concat_reference', 'carrier_message_id']

for (const kind of testDatabases) {
  describe(`the same intent on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    it('is stored as the same rows through every door', async () => {
      const random = randomNumbers(20_261_121)
      for (let round = 0; round < 25; round += 1) {
        const intent = randomIntent(random, gateway.clock.now())
        const answers = await Promise.all(
          Object.entries(doors).map(async ([door, send]) => {
            const answer = await send(gateway, intent, `${round} ${door}`)
            return [door, intent, await answer.text(), answer.status]
          }),
        )
        for (const [door, , text, status] of answers)
          expect([door, intent, text, status]).toEqual([door, intent, text, 202])
        await gateway.processAll()
        const [rest, ...others] = await Promise.all(Object.keys(doors).map((door) => storedAs(`${round} ${door}`)))
        expect(others.map((other) => [intent, other])).toEqual(others.map(() => [intent, rest]))
      }
    })

    const storedAs = async (id: string) => {
      const [command] = await rowsIn(
        database.url,
        `SELECT request_hash, result FROM idempotency_keys WHERE key = '${id}'`,
      )
      const result = JSON.parse(String(command?.['result'])) as { messages: { id: number }[]; refused: unknown }
      const ids = result.messages.map((message) => message.id).join(',')
      const messages = await rowsIn(database.url, `SELECT * FROM messages WHERE id IN (${ids}) ORDER BY id`)
      const segments = await rowsIn(
        database.url,
        `SELECT * FROM segments WHERE message_id IN (${ids}) ORDER BY message_id, ordinal`,
      )
      return {
        messages: messages.map(shared),
        segments: segments.map(shared),
        refused: result.refused,
        hash: command?.['request_hash'],
      }
    }
  })
}

function shared(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !own.includes(name)))
}
