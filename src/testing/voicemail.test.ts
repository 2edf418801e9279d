import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { callKit } from './_calls.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const second = 1_000
const day = 86_400_000
const prompt = [{ sound: 'custom/leave-message', text: 'Оставьте сообщение.' }]

for (const kind of testDatabases) {
  describe(`voicemail and recordings on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway
    const { ask, pass, dial, published, newNumber, eventsOf } = callKit(() => gateway)

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    /** Mails that were handed over, as they are. */
    const mailsTo = (address: string): string[] => {
      const folder = join(gateway.config.dataDir, 'mail')
      const all = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'))
      return all.filter((mail) => mail.includes(`To: ${address}`))
    }
    const soundIn = (mail: string) => {
      const [, base64 = ''] = /Content-Type: audio\/wav[\s\S]*?\r\n\r\n([A-Za-z0-9+/=\r\n]+)/.exec(mail) ?? []
      return Buffer.from(base64, 'base64')
    }
    const subjectOf = (mail: string) => {
      const [, folded = ''] = /^Subject: ((?:.*\r\n )*.*)/m.exec(mail) ?? []
      const words = folded.replaceAll(/\?=\s+=\?/g, '?==?').match(/=\?UTF-8\?([QB])\?([^?]*)\?=/gi) ?? []
      return words
        .map((word) => {
          const [, form = '', text = ''] = /=\?UTF-8\?([QB])\?([^?]*)\?=/i.exec(word) ?? []
          if (form.toUpperCase() === 'B') return Buffer.from(text, 'base64').toString()
          const octets = text.replaceAll('_', ' ').replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => `%${hex}`)
          return decodeURIComponent(octets.replaceAll(/%(?![0-9A-F]{2})/gi, '%25'))
        })
        .join('')
    }
    const message = { verb: 'voicemail', prompt }

    it('mails a message with its sound and the name of who called, and texts about it', async () => {
      await ask(
        'POST',
        '/v1/persons',
        { name: 'Анна Ким', kind: 'contact', numbers: [{ number: '+79161110001' }] },
        201,
      )
      const numberId = await newNumber('+74242310001', await published('Почта', 'a', { a: message }))
      const voice = { voicemailMail: 'office@romashka.example', voicemailSms: '8 900 000-00-31' }
      expect(await ask('PATCH', `/v1/numbers/${numberId}/voice`, voice)).toMatchObject({ voicemailSms: '+79000000031' })
      const { callId } = await dial('+74242310001', { from: '+79161110001', messageSeconds: 7 })
      await pass(40 * second)
      const { recordings } = await ask('GET', `/v1/calls/${callId}`)
      const [mail = ''] = mailsTo('office@romashka.example')
      expect(subjectOf(mail)).toBe('Голосовое сообщение: Анна Ким, +79161110001 (0:07)')
      expect(createHash('sha256').update(soundIn(mail)).digest('hex')).toBe(recordings[0].sha256)
      const { messages } = await ask('GET', '/v1/messages?msisdn=79000000031')
      const text = 'Голосовое сообщение от Анна Ким, +79161110001 на +74242310001, 0:07'
      expect(messages).toMatchObject([{ text, reference: `call:${callId}` }])
      const [started] = await eventsOf(callId, (types) => types.includes('call.ended'))
      expect(started?.data['contact']).toMatchObject({ name: 'Анна Ким', kind: 'contact' })
    })

    it('lets the step name who gets its messages, and sends nothing where nobody said anything', async () => {
      const steps = { a: { ...message, mail: 'sales@romashka.example' } }
      await newNumber('+74242310002', await published('Отдел', 'a', steps), { voicemailMail: 'all@romashka.example' })
      await dial('+74242310002', { from: null, messageSeconds: 5 })
      await pass(30 * second)
      await dial('+74242310002', { messageSeconds: 0 })
      await pass(30 * second)
      const [mail = '', ...others] = mailsTo('sales@romashka.example')
      expect([subjectOf(mail), others]).toEqual(['Голосовое сообщение: номер скрыт (0:05)', []])
      expect(mailsTo('all@romashka.example')).toEqual([])
    })

    it('refuses receivers that cannot be written to', async () => {
      const numberId = await newNumber('+74242310003')
      const path = `/v1/numbers/${numberId}/voice`
      expect(await ask('PATCH', path, { voicemailMail: 'nobody' }, 400)).toMatchObject({ field: '/voicemailMail' })
      expect(await ask('PATCH', path, { voicemailSms: '12' }, 400)).toMatchObject({ field: '/voicemailSms' })
    })

    it('lists recordings by what they are, and deletes one with a record of who did it', async () => {
      const { recordings } = await ask('GET', '/v1/recordings?kind=message')
      expect(recordings.map(({ caller }: { caller: string }) => caller)).toEqual([null, '+79161110001'])
      const own = await ask('GET', '/v1/recordings?caller=8 916 111 00 01')
      const [{ callId, id, sha256 }] = own.recordings
      const first = await ask('GET', '/v1/recordings?limit=1')
      expect((await ask('GET', `/v1/recordings?limit=1&cursor=${first.nextCursor}`)).recordings).toEqual(own.recordings)
      const path = `/v1/calls/${callId}/recordings/${id}`
      expect((await ask('DELETE', path)).deletedAt).not.toBeNull()
      await ask('DELETE', path, undefined, 404)
      expect((await gateway.request('GET', `${path}/file`)).status).toBe(404)
      expect((await ask('GET', '/v1/recordings')).recordings).toHaveLength(1)
      expect((await ask('GET', `/v1/calls/${callId}`)).recordings).toMatchObject([{ id, sha256 }])
      const { records } = await ask('GET', '/v1/audit?limit=1')
      expect(records).toMatchObject([{ action: 'recording.delete', subject: `recording:${id}`, before: { sha256 } }])
      const types = (await eventsOf(callId, (all) => all.includes('call.recording_deleted'))).map(({ type }) => type)
      expect(types.at(-1)).toBe('call.recording_deleted')
    })

    it('deletes what was kept as long as the company says, and what the number says otherwise', async () => {
      const scenarioId = await published('Срок', 'a', { a: message })
      await newNumber('+74242310004', scenarioId)
      await newNumber('+74242310005', scenarioId, { recordingDays: 30 })
      for (const to of ['+74242310004', '+74242310005']) {
        await dial(to, { messageSeconds: 5 })
        await pass(30 * second)
      }
      expect(await ask('PATCH', '/v1/call-settings', { recordingDays: 10 })).toMatchObject({ recordingDays: 10 })
      const kept = async () => {
        const { recordings } = await ask('GET', '/v1/recordings')
        const numbers = recordings.map(({ number }: { number: string }) => number)
        return numbers.filter((number: string) => /[45]$/.test(number))
      }
      await gateway.leap(9 * day)
      await gateway.leap(660 * second)
      expect(await kept()).toEqual(['+74242310005', '+74242310004'])
      await gateway.leap(day)
      await gateway.leap(660 * second)
      expect(await kept()).toEqual(['+74242310005'])
      await gateway.leap(20 * day)
      await gateway.leap(660 * second)
      expect(await kept()).toEqual([])
      await ask('PATCH', '/v1/call-settings', { recordingDays: null })
      expect(await ask('GET', '/v1/call-settings')).toMatchObject({ recordingDays: null })
    })
  })
}
