import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { Svyaz } from '@svyaz/sdk'
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
