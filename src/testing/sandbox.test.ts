import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { Svyaz } from '@svyaz/sdk'
import { type RawWebhook, verifyWebhook } from '@svyaz/sdk/webhooks'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { type Sandbox, startSandbox } from './sandbox.js'

const minuteMs = 60_000
const number = '+79000000001'

describe('a sandbox', () => {
  let sandbox: Sandbox
  let svyaz: Svyaz

  beforeEach(async () => {
    sandbox = await startSandbox()
    svyaz = new Svyaz(sandbox.client)
  })

  afterEach(() => sandbox.stop())

  const send = async (text: string) => (await svyaz.messages.send({ to: number, text })).messages[0]!.id

  it('shows on the phone what was sent, and takes its answer', async () => {
    const phone = sandbox.phones.get(number)
    const id = await send('Дежурный, перезвоните')
    expect(phone.inbox).toEqual([])
    await sandbox.advance(1_000)
    expect(phone.inbox).toMatchObject([{ from: sandbox.shortCode, text: 'Дежурный, перезвоните', state: 'delivered' }])
    expect(await svyaz.messages.get(id)).toMatchObject({ state: 'delivered' })
    await phone.reply('Выезжаю')
    const { items } = await svyaz.messages.list({ direction: 'mo' }).page()
    expect(items).toMatchObject([{ from: number, to: sandbox.shortCode, text: 'Выезжаю' }])
  })

  it('keeps a message for a subscriber who is away for 20 minutes', async () => {
    const phone = sandbox.phones.get(number)
    phone.script({ kind: 'absent', forMs: 20 * minuteMs })
    const startedAt = sandbox.now()
    const id = await send('Как только появитесь')
    await sandbox.advance(19 * minuteMs)
    expect(phone.inbox).toEqual([])
    expect(phone.messages).toMatchObject([{ state: 'enroute', receivedAt: null }])
    expect(await svyaz.messages.get(id)).toMatchObject({ state: 'sent' })
    await sandbox.advance(1 * minuteMs)
    expect(phone.inbox).toMatchObject([{ receivedAt: new Date(startedAt.getTime() + 20 * minuteMs) }])
    expect(await svyaz.messages.get(id)).toMatchObject({ state: 'delivered' })
  })

  it('lets each thing happen at its own time within one step', async () => {
    sandbox.phones.get(number).script({
      kind: 'all',
      of: [
        { kind: 'throttle', firstSubmits: 2 },
        { kind: 'deliver', afterMs: 7_000 },
        { kind: 'reply', text: 'Да', afterMs: 30_000 },
      ],
    })
    const id = await send('Придёте?')
    await sandbox.advance(10 * minuteMs)
    const message = await svyaz.messages.get(id)
    expect(message).toMatchObject({ state: 'delivered', segments: [{ attempts: 3 }] })
    const { items } = await svyaz.messages.list({ direction: 'mo' }).page()
    expect(Date.parse(items[0]!.createdAt) - Date.parse(message.doneAt!)).toBe(30_000)
    expect(Date.parse(message.doneAt!) - Date.parse(message.sentAt!)).toBe(7_000)
  })

  it('tells over the feed what happens, as time passes', async () => {
    const { nextCursor } = await svyaz.events.page({ after: 'now' })
    const id = await send('Заказ готов')
    const types: string[] = []
    const reading = (async () => {
      for await (const event of svyaz.events.feed({ after: nextCursor, subject: `message:${id}` })) {
        types.push(event.type)
        if (event.type === 'message.delivered') return event
      }
      return undefined
    })()
    await sandbox.advance(minuteMs)
    expect(await reading).toMatchObject({ subject: { type: 'message', id }, data: { to: number, state: 'delivered' } })
    expect(types.slice(-2)).toEqual(['message.sent', 'message.delivered'])
  })

  it('calls a webhook that the SDK verifies, with the secret it was given and with the one after a roll-over', async () => {
    const calls: RawWebhook[] = []
    const receiver = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        calls.push({ body: Buffer.concat(chunks), headers: request.headers })
        response.writeHead(204).end()
      })
    })
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
    try {
      const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`
      const { id, secret } = await svyaz.webhooks.create({ url, types: ['message.received'] })
      await send('Когда вас ждать?')
      await sandbox.advance(1_000)
      await sandbox.phones.get(number).reply('Буду к шести')
      const rolled = await svyaz.webhooks.rotateSecret(id, { keepOldHours: 1 })
      await sandbox.phones.get(number).reply('Нет, к семи')
      await sandbox.advance(5_000)
      const now = sandbox.now().getTime()
      const texts: unknown[] = []
      for (const call of calls) {
        const { webhookId, events } = await verifyWebhook(call, secret, { now })
        expect(webhookId).toBe(id)
        texts.push(...events.map(({ data }) => data.text))
      }
      expect(texts).toEqual(['Буду к шести', 'Нет, к семи'])
      await expect(verifyWebhook(calls.at(-1)!, rolled.secret, { now })).resolves.toMatchObject({ webhookId: id })
      await expect(verifyWebhook(calls[0]!, rolled.secret, { now })).rejects.toThrow('No signature matches')
    } finally {
      receiver.close()
    }
  })

  it('begins at the instant it is given, with the settings it is given', async () => {
    const other = await startSandbox({
      startAt: '2026-12-31T23:59:00+03:00',
      settings: { limits: { maxRecipients: 1 } },
    })
    try {
      expect(other.now().toISOString()).toBe('2026-12-31T20:59:00.000Z')
      const two = { to: [number, '+79000000002'], text: 'С наступающим' }
      await expect(new Svyaz(other.client).messages.send(two)).rejects.toMatchObject({ field: '/to' })
      expect((await svyaz.messages.send(two)).messages).toHaveLength(2)
      expect(await new Svyaz(other.administrator).carriers.list()).toMatchObject([{ ready: true }])
    } finally {
      await other.stop()
    }
  })
})

it('a sandbox that was stopped leaves nothing behind, nor does one that could not start', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'svyaz-'))
  vi.stubEnv('TMPDIR', folder)
  try {
    const sandbox = await startSandbox()
    expect(readdirSync(folder)).toHaveLength(1)
    await sandbox.stop()
    await sandbox[Symbol.asyncDispose]()
    await expect(startSandbox({ settings: { nonsense: true } })).rejects.toThrow('nonsense')
    await expect(startSandbox({ startAt: 'tomorrow' })).rejects.toThrow('startAt')
    expect(readdirSync(folder)).toEqual([])
  } finally {
    vi.unstubAllEnvs()
    rmSync(folder, { recursive: true })
  }
})
