import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { deliverBody, ScriptedSmsc } from '../carriers/smpp/_scripted-smsc.js'
import { commandId, responseTo } from '../carriers/smpp/command.js'
import { systemPrincipal } from '../core/accounts/permissions.js'
import { createPlatformKey } from '../core/accounts/platform-key.js'
import {
  type Company,
  newCompany,
  numberOf,
  operatorConfig,
  pass,
  send,
  startWatched,
  type WatchedGateway,
} from './_operator.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { VirtualClock } from './virtual-clock.js'

const hour = 3_600_000
/** Whom the deliver_sm of these tests come from. */
const subscriber = '+79161234567'
const udhIndicator = 0x40
const ucs2 = 8
const deliverSmResp = responseTo(commandId.deliverSm)

for (const kind of testDatabases) {
  describe(`incoming messages on ${kind.name}`, () => {
    let database: TestDatabase
    let smsc: ScriptedSmsc
    let clock: VirtualClock
    let gateway: WatchedGateway
    let adminToken: string
    let romashka: Company
    let sequence = 0

    beforeEach(async () => {
      database = await kind.create()
      smsc = await ScriptedSmsc.listen()
      clock = new VirtualClock()
      await start()
      adminToken = await createPlatformKey(gateway.core, systemPrincipal, 'test')
      romashka = await newCompany(gateway, adminToken, 'Ромашка')
      await write(romashka)
    })

    afterEach(async () => {
      await gateway.stop()
      await smsc.close()
      await database.drop()
    })

    async function start(): Promise<void> {
      const config = operatorConfig(smsc.port)
      gateway = await startWatched({ databaseUrl: database.url, config, overrides: { clock } })
    }

    /** A company writes to the subscriber, so that an answer to 4938 is for it. */
    async function write(company: Company, body: object = {}): Promise<void> {
      await send(gateway, { to: subscriber, text: 'Как дела?', ...body }, { token: company.token })
      await gateway.rest()
    }

    /** Resolves when the gateway has answered. */
    async function deliver(body: Buffer): Promise<void> {
      const answers = smsc.of(deliverSmResp).length
      smsc.last.send(commandId.deliverSm, (sequence += 1), { body })
      while (smsc.of(deliverSmResp).length === answers) await gateway.rest()
      expect(smsc.of(deliverSmResp).at(-1)?.status).toBe(0)
    }

    const part = (text: string, ordinal: number, total: number, reference = 7) =>
      deliverBody(Buffer.concat([Buffer.from([5, 0, 3, reference, total, ordinal]), utf16(text)]), {
        esmClass: udhIndicator,
        dataCoding: ucs2,
      })
    const single = (text: string) => deliverBody(utf16(text), { dataCoding: ucs2 })

    async function inbox({ token }: { token: string }): Promise<Inbound[]> {
      const { status, body } = await gateway.request('GET', '/v1/messages?direction=mo&limit=100', { token })
      expect(status).toBe(200)
      return body.messages
    }

    it('are put together from parts that come out of order', async () => {
      for (const ordinal of [3, 1, 4]) await deliver(part(`часть ${ordinal}; `, ordinal, 4))
      expect(await inbox(romashka)).toEqual([])
      await deliver(part('часть 2; ', 2, 4))
      const text = 'часть 1; часть 2; часть 3; часть 4; '
      expect(await inbox(romashka)).toMatchObject([
        { from: subscriber, to: '4938', text, complete: true, segmentCount: 4 },
      ])
    })

    it('keep a character whose halves came in two parts', async () => {
      const [high, low] = [Buffer.from([0xd8, 0x3d]), Buffer.from([0xde, 0x00])]
      const half = (octets: Buffer, ordinal: number) =>
        deliverBody(Buffer.concat([Buffer.from([5, 0, 3, 9, 2, ordinal]), octets]), {
          esmClass: udhIndicator,
          dataCoding: ucs2,
        })
      await deliver(half(low, 2))
      await deliver(half(high, 1))
      expect(await inbox(romashka)).toMatchObject([{ text: '😀' }])
    })

    it('are shown once when the operator repeats a part', async () => {
      for (const ordinal of [1, 1, 2, 2, 1]) await deliver(part(`${ordinal};`, ordinal, 2))
      expect(await inbox(romashka)).toMatchObject([{ text: '1;2;', complete: true }])
    })

    it('begin anew when a reference comes round again with another text', async () => {
      for (const ordinal of [1, 2]) await deliver(part(`первое ${ordinal};`, ordinal, 2))
      for (const ordinal of [2, 1]) await deliver(part(`второе ${ordinal};`, ordinal, 2))
      const texts = (await inbox(romashka)).map(({ text }) => text)
      expect(texts).toEqual(['второе 1;второе 2;', 'первое 1;первое 2;'])
    })

    it('are shown incomplete after five minutes, and completed by the late part', async () => {
      await deliver(part('начало ', 1, 3))
      await deliver(part('конец', 3, 3))
      await pass(gateway, 299_000, 'coarse')
      expect(await inbox(romashka)).toEqual([])
      await pass(gateway, 2_000)
      const [incomplete] = await inbox(romashka)
      expect(incomplete).toMatchObject({ text: 'начало конец', complete: false })
      await deliver(part('середина ', 2, 3))
      expect(await inbox(romashka)).toMatchObject([
        { id: incomplete?.id, text: 'начало середина конец', complete: true },
      ])
    })

    it('survive a restart between their parts', async () => {
      await deliver(part('первая; ', 1, 3))
      await gateway.stop()
      await start()
      await deliver(part('третья', 3, 3))
      await gateway.stop()
      await start()
      await deliver(part('вторая; ', 2, 3))
      expect(await inbox(romashka)).toMatchObject([{ text: 'первая; вторая; третья', complete: true }])
    })

    it('are all shown after days of standstill, from however many subscribers parts are missing', async () => {
      for (let index = 0; index < 600; index += 1) {
        const body = from(numberOf(index), part('начало', 1, 2))
        smsc.last.send(commandId.deliverSm, (sequence += 1), { body })
      }
      while (smsc.of(deliverSmResp).length < 600) await gateway.rest()
      await gateway.stop()
      clock = new VirtualClock(clock.now() + 70 * hour)
      await start()
      await pass(gateway, 3_000)
      const seen = await allOf(await platformReader(), '&direction=mo')
      expect(seen).toHaveLength(600)
      expect(seen.every(({ complete }) => !complete)).toBe(true)
    })

    it('to a shared number go to the company that wrote last, and to no other', async () => {
      const vasilek = await newCompany(gateway, adminToken, 'Василёк')
      await write(vasilek)
      await deliver(single('Василькам'))
      await write(romashka)
      await deliver(single('Ромашкам'))
      expect(await inbox(vasilek)).toMatchObject([{ text: 'Василькам' }])
      expect(await inbox(romashka)).toMatchObject([{ text: 'Ромашкам' }])
    })

    it('are not for a company whose message has not been sent yet, or was withdrawn', async () => {
      const vasilek = await newCompany(gateway, adminToken, 'Василёк')
      const scheduledAt = new Date(clock.now() + hour).toISOString()
      await write(vasilek, { scheduledAt })
      const withdrawn = { to: subscriber, text: 'Отмена', scheduledAt }
      const id = await send(gateway, withdrawn, { token: vasilek.token })
      await gateway.request('POST', `/v1/messages/${id}/cancel`, { token: vasilek.token })
      await deliver(single('Ромашкам'))
      expect(await inbox(vasilek)).toEqual([])
      expect(await inbox(romashka)).toMatchObject([{ text: 'Ромашкам' }])
    })

    it('answer a message that was accepted long before it was sent', async () => {
      const vasilek = await newCompany(gateway, adminToken, 'Василёк')
      await write(vasilek, { scheduledAt: new Date(clock.now() + 100 * hour).toISOString() })
      await gateway.stop()
      clock = new VirtualClock(clock.now() + 101 * hour)
      await start()
      await pass(gateway, 2_000)
      await deliver(single('Василькам'))
      expect(await inbox(vasilek)).toMatchObject([{ text: 'Василькам' }])
    })

    it('of strangers are seen by the platform administrator alone', async () => {
      await deliver(from('+79169999999', single('Кто это?')))
      expect(await inbox(romashka)).toEqual([])
      expect(await inbox(await platformReader())).toMatchObject([{ from: '+79169999999', text: 'Кто это?' }])
    })

    /** A key of the platform that may read what belongs to no company. */
    async function platformReader(): Promise<{ token: string }> {
      const body = { name: 'reader', scopes: ['messages:read'] }
      const granted = await gateway.request('POST', '/v1/api-keys', { token: adminToken, body })
      return { token: granted.body.key }
    }

    async function allOf({ token }: { token: string }, filter: string): Promise<Inbound[]> {
      const found: Inbound[] = []
      for (let cursor = ''; ;) {
        const { body } = await gateway.request('GET', `/v1/messages?limit=100${filter}${cursor}`, { token })
        found.push(...body.messages)
        if (body.nextCursor === null) return found
        cursor = `&cursor=${body.nextCursor}`
      }
    }
  })
}

interface Inbound {
  id: string
  text: string
  complete: boolean
}

/** The same deliver_sm from another subscriber with as many digits. */
function from(number: string, body: Buffer): Buffer {
  body.write(number.slice(1), body.indexOf(subscriber.slice(1)), 'latin1')
  return body
}

function utf16(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}
