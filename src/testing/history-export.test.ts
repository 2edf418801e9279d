import { Readable } from 'node:stream'

import { readSheet } from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { csvOf } from '../tables/csv.js'
import { xlsxOf } from '../tables/xlsx.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const texts = [
  '=1+1',
  '+7 звоните',
  '-скидка',
  '@all',
  'Два\r\nряда; "кавычки" & <теги>',
  '_x000D_ как есть',
  '  поля  ',
]

for (const kind of testDatabases) {
  describe(`export of the history on ${kind.name}`, () => {
    let database: TestDatabase
    let gateway: TestGateway

    beforeAll(async () => {
      database = await kind.create()
      gateway = await startTestGateway({ databaseUrl: database.url })
      for (const text of texts) {
        await gateway.request('POST', '/v1/messages', { body: { to: '+79000000001', text, reference: '=1' } })
      }
      await gateway.processAll()
    })

    afterAll(async () => {
      await gateway.stop()
      await database.drop()
    })

    const take = (path: string) => fetch(`${gateway.url}${path}`, { headers: { authorization: 'Bearer demo-token' } })

    it('is a workbook that opens with the texts, numbers as text and times as dates of the zone', async () => {
      const answer = await take('/v1/history/export.xlsx?direction=mt')
      expect(answer.headers.get('content-disposition')).toBe('attachment; filename="messages.xlsx"')
      const [headings, ...rows] = await readSheet(Buffer.from(await answer.arrayBuffer()), { trim: false })
      expect(headings).toEqual([
        'id',
        'createdAt, Europe/Moscow',
        'direction',
        'from',
        'to',
        'text',
        'state',
        'updatedAt, Europe/Moscow',
        'class',
        'segmentCount',
        'reference',
        'broadcastId',
        'author',
        'via',
      ])
      const { body } = await gateway.request('GET', '/v1/history?direction=mt')
      expect(rows.map((row) => [row[0], row[4], row[5], row[6], row[9], row[10]])).toEqual(
        body.messages.map((message: Record<string, unknown>) => [
          message.id,
          '+79000000001',
          message.text,
          message.state,
          message.segmentCount,
          '=1',
        ]),
      )
      // What the clock of Moscow shows, three hours ahead.
      expect(rows[0]?.[1]).toEqual(new Date(Date.parse(body.messages[0].createdAt) + 3 * 3_600_000))
    })

    it('is CSV in which nothing can become a formula', async () => {
      const answer = await take('/v1/history/export.csv?direction=mt')
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
      const bytes = Buffer.from(await answer.arrayBuffer())
      expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
      const csv = bytes.toString('utf8')
      for (const text of [`"'=1+1"`, `"'+7 звоните"`, `"'-скидка"`, `"'@all"`, `"'+79000000001"`, `""кавычки""`]) {
        expect(csv).toContain(text)
      }
      expect(csv.split('\r\n').filter((line) => /^"\d+";/.test(line))).toHaveLength(texts.length)
    })

    it('holds what the search finds and nothing else', async () => {
      const answer = await take(`/v1/history/export.xlsx?${new URLSearchParams({ reference: 'other' }).toString()}`)
      expect(await readSheet(Buffer.from(await answer.arrayBuffer()), { trim: false })).toHaveLength(1)
    })

    it('refuses a filter that cannot be read', async () => {
      const answer = await gateway.request('GET', '/v1/history/export.csv?q=...')
      expect([answer.status, answer.body.code]).toEqual([400, 'invalid_parameter'])
    })

    it('gives its place back, read or not', async () => {
      for (let turn = 0; turn < 5; turn += 1) {
        const answer = await fetch(`${gateway.url}/v1/history/export.xlsx`, {
          method: 'HEAD',
          headers: { authorization: 'Bearer demo-token' },
        })
        expect(answer.status).toBe(200)
      }
      for (let turn = 0; turn < 5; turn += 1) {
        const answer = await take('/v1/history/export.csv')
        expect(answer.status).toBe(200)
        await answer.text()
      }
    })
  })
}

it.each([csvOf, (pages: Parameters<typeof csvOf>[0]) => xlsxOf(pages, 'UTC', 0)])(
  'ends with an error when a page cannot be read',
  async (tableOf) => {
    const broken = async function* () {
      yield []
      await Promise.resolve()
      throw new Error('the disk is gone')
    }
    await expect(Readable.from(tableOf(broken(), 'UTC')).toArray()).rejects.toThrow('the disk is gone')
  },
)
