import { createHmac } from 'node:crypto'

import { describe, expect, it } from 'vitest'

import { type RawWebhook, SvyazWebhookError, verifyWebhook, type WebhookHeaders } from '../webhooks.js'

const secret = 'whsec_1'
const seconds = 1_768_467_600
const now = seconds * 1000
const payload = {
  webhookId: '7',
  deliveryId: '9',
  events: [{ id: '1', type: 'message.delivered', data: { text: "Жду 'вас' 🙂\u2028 / <b>" } }],
}
const body = JSON.stringify(payload)

const signatureOf = (text: string | Uint8Array, key = secret, at: number | string = seconds) =>
  createHmac('sha256', key).update(`${at}.`).update(text).digest('hex')
const signed = (text: string | Uint8Array = body, key = secret, at: number | string = seconds) =>
  `t=${at},v1=${signatureOf(text, key, at)}`
const call = (header: string, text: string | Uint8Array = body): RawWebhook => ({
  body: text,
  headers: { 'svyaz-signature': header },
})

async function checkOf(...[request, secrets = secret, options = { now }]: Partial<Parameters<typeof verifyWebhook>>) {
  const error: unknown = await verifyWebhook(request!, secrets, options).catch((caught: unknown) => caught)
  return error instanceof SvyazWebhookError ? error.check : error
}

describe('a call that the gateway signed', () => {
  it('is read from a Web Request, whatever the address was that a proxy made of it', async () => {
    const init = { method: 'POST', body, headers: { 'Svyaz-Signature': signed() } }
    const request = new Request("http://10.0.0.1:81/hooks?a=%27b'&c", init)
    expect(await verifyWebhook(request, secret, { now })).toEqual(payload)
  })

  it.each<[string, WebhookHeaders]>([
    ['Headers', new Headers({ 'svyaz-signature': signed() })],
    ['those of Node', { host: 'x', 'svyaz-signature': signed() }],
    ['those of a function platform', { 'Svyaz-Signature': signed() }],
    ['several values', { 'svyaz-signature': [`t=${seconds}`, `v1=${signatureOf(body)}`] }],
  ])('is read from text or bytes with %s', async (_name, headers) => {
    expect(await verifyWebhook({ body, headers }, secret, { now })).toEqual(payload)
    expect(await verifyWebhook({ body: Buffer.from(body), headers }, secret, { now })).toEqual(payload)
  })

  it('is taken with either of two secrets on either side while they are rolled over', async () => {
    const both = `${signed(body, 'old')},v1=${signatureOf(body, 'new')}`
    for (const secrets of ['old', 'new', ['old', 'new'], ['new', 'other']]) {
      expect(await verifyWebhook(call(both), secrets, { now })).toEqual(payload)
    }
    expect(await verifyWebhook(call(signed(body, 'old')), ['new', 'old'], { now })).toEqual(payload)
  })

  it('may carry fields of a later version', async () => {
    expect(await verifyWebhook(call(`${signed()},v2=ff,x`), secret, { now })).toEqual(payload)
  })

  it.each([-300, 300])('may be %i s off', async (offset) => {
    expect(await verifyWebhook(call(signed()), secret, { now: now + offset * 1000 })).toEqual(payload)
  })
})

describe('a call that is refused says why', () => {
  it.each([
    ['no header', 'header_missing', ''],
    ['no timestamp', 'header_malformed', `v1=${signatureOf(body)}`],
    ['no signature', 'header_malformed', `t=${seconds}`],
    ['two timestamps', 'header_malformed', `t=1,${signed()}`],
    ['a signature cut short', 'header_malformed', signed().slice(0, -1)],
    ['a timestamp that is none', 'header_malformed', signed(body, secret, '1e9')],
    ['very many signatures', 'header_malformed', `${signed()}${`,v1=${'0'.repeat(64)}`.repeat(10)}`],
    ['another secret', 'signature_mismatch', signed(body, 'other')],
    ['the timestamp of another call', 'signature_mismatch', signed().replace(String(seconds), String(seconds + 1))],
    ['an old timestamp', 'timestamp_too_old', signed(body, secret, seconds - 301)],
    ['a timestamp of the future', 'timestamp_too_new', signed(body, secret, seconds + 301)],
  ])('%s', async (_name, check, header) => {
    expect(await checkOf(call(header))).toBe(check)
  })

  it.each([
    ['text', 'body_not_json', 'to=1&text=2'],
    ['JSON that is not UTF-8', 'body_not_json', Buffer.from('{"a": "\xff"}', 'latin1')],
    ['null', 'body_not_events', 'null'],
    ['something else', 'body_not_events', '{"events": 1}'],
  ])('signed %s', async (_name, check, text) => {
    expect(await checkOf(call(signed(text), text))).toBe(check)
  })

  it('a body of which any byte was changed', async () => {
    const bytes = Buffer.from(body)
    for (let i = 0; i < bytes.length; i += 1) {
      const forged = Buffer.from(bytes)
      forged[i] = (forged[i] ?? 0) ^ 1
      expect(await checkOf(call(signed(), forged))).toBe('signature_mismatch')
    }
  })

  it('a body that was parsed or read before, and a missing secret', async () => {
    const request = new Request('http://x/', { method: 'POST', body, headers: { 'Svyaz-Signature': signed() } })
    await request.text()
    expect(await checkOf(request)).toEqual(
      expect.objectContaining({ message: expect.stringContaining('read already') as string }),
    )
    const parsed = call(signed(), JSON.parse(body) as string)
    expect(await checkOf(parsed)).toEqual(
      expect.objectContaining({ message: expect.stringContaining('parsed') as string }),
    )
    for (const none of ['', []]) expect(await checkOf(call(signed()), none)).toBeInstanceOf(TypeError)
  })
})
