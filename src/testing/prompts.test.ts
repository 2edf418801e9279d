import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { wavHeader } from '../core/calls/prompts/wav.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const soundOf = (seconds: number, value: number) =>
  Buffer.concat([wavHeader(16_000 * seconds), Buffer.alloc(16_000 * seconds, value)])

for (const kind of testDatabases) {
  describe(`prompts on ${kind.name}`, () => {
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

    const authorization = 'Bearer demo-token'
    const upload = async (query: string, body: Buffer<ArrayBuffer>) => {
      const headers = { authorization, 'content-type': 'audio/wav' }
      const response = await fetch(`${gateway.url}/v1/prompts?${query}`, { method: 'POST', headers, body })
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read whatever came
      return { status: response.status, body: (await response.json()) as any }
    }
    const ask = async (method: string, path: string, body?: object, status = 200) => {
      const answer = await gateway.request(method, path, body === undefined ? {} : { body })
      expect([answer.status, answer.body]).toEqual([status, answer.body])
      return answer.body
    }
    const steps = (prompt: object) => ({ a: { verb: 'play', prompt: [prompt], exits: { done: 'end' } }, end })
    const end = { verb: 'hangup' }

    it('are uploaded, listed, heard, and replaced under their name', async () => {
      const first = await upload('name=greeting&text=Hello', soundOf(2, 1))
      expect(first).toMatchObject({ status: 201, body: { name: 'greeting', language: 'ru', durationMs: 2_000 } })
      const second = await upload('name=greeting&text=Hi', soundOf(20, 2))
      expect(second.body).toMatchObject({ id: first.body.id, durationMs: 20_000, text: 'Hi' })
      expect((await ask('GET', '/v1/prompts')).prompts).toMatchObject([{ name: 'greeting', text: 'Hi' }])
      const file = await fetch(`${gateway.url}/v1/prompts/${first.body.id}/file`, { headers: { authorization } })
      expect(file.headers.get('content-type')).toBe('audio/wav')
      expect(Buffer.from(await file.arrayBuffer()).equals(soundOf(20, 2))).toBe(true)
    })

    it.each([
      ['name=Гудок', 'name'],
      ['name=x&language=RUS', 'language'],
    ])('are refused with %s', async (query, field) => {
      expect(await upload(query, soundOf(1, 1))).toMatchObject({ status: 400, body: { field } })
    })

    it('are refused where they are no sound', async () => {
      expect(await upload('name=x', Buffer.from('hello'))).toMatchObject({
        status: 400,
        body: { detail: expect.stringContaining('neither WAV') },
      })
    })

    it('that are not there keep a scenario from being published', async () => {
      const document = { format: 1, start: 'a', steps: steps({ prompt: 'nobody' }) }
      const { findings } = await ask('POST', '/v1/scenarios/check', { document })
      expect(findings).toMatchObject([
        { code: 'unknown_prompt', step: 'a', message: expect.stringContaining('nobody') },
      ])
      const { id } = await ask('POST', '/v1/scenarios', { name: 'Without', document }, 201)
      await ask('POST', `/v1/scenarios/${id}/publish`, {}, 400)
    })

    it('are heard in the language of the call, and last as long as they are', async () => {
      await upload('name=hours&text=Часы работы', soundOf(3, 1))
      await upload('name=hours&language=en&text=Hours', soundOf(7, 1))
      const spoken = async (language: string) => {
        const set = { verb: 'set', variables: { language }, exits: { done: 'a' } }
        const document = { format: 1, start: 'set', steps: { set, ...steps({ prompt: 'hours' }) } }
        const { simulation } = await ask('POST', '/v1/scenarios/simulate', { document, call: { caller: null } })
        const heard = simulation.trace.find((each: { kind: string }) => each.kind === 'heard')
        return [heard.what, simulation.durationMs]
      }
      expect(await spoken('en')).toEqual(['Hours', 7_000])
      expect(await spoken('en-GB')).toEqual(['Hours', 7_000])
      expect(await spoken('de')).toEqual(['Часы работы', 3_000])
    })

    it('are deleted only while no scenario plays them', async () => {
      const { body } = await upload('name=a_b', soundOf(1, 1))
      const other = await upload('name=axb', soundOf(1, 1))
      const document = { format: 1, start: 'a', steps: steps({ prompt: 'a_b' }) }
      const scenario = await ask('POST', '/v1/scenarios', { name: 'With', document }, 201)
      await ask('DELETE', `/v1/prompts/${other.body.id}`)
      await ask('DELETE', `/v1/prompts/${body.id}`, undefined, 409)
      await ask('POST', `/v1/scenarios/${scenario.id}/publish`, {})
      await ask('PATCH', `/v1/scenarios/${scenario.id}`, { document: { ...document, steps: steps({ sound: 'x' }) } })
      await ask('DELETE', `/v1/prompts/${body.id}`, undefined, 409)
      await gateway.advance(1_000)
      await ask('POST', `/v1/scenarios/${scenario.id}/publish`, {})
      await gateway.advance(1_000)
      await ask('DELETE', `/v1/prompts/${body.id}`)
      await ask('POST', `/v1/scenarios/${scenario.id}/switches`, { version: 1 }, 400)
    })

    it('are given to a switch that knows the address, and to nobody else', async () => {
      const found = await fetch(`${gateway.url}/sounds/1-2-${'0'.repeat(40)}-00000000.wav`)
      expect(found.status).toBe(404)
    })
  })
}
