import { Buffer } from 'node:buffer'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { tableFiles } from '../tables/index.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

for (const kind of testDatabases) {
  describe(`imports of persons on ${kind.name}`, () => {
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

    const upload = async (content: string | Uint8Array<ArrayBuffer>, type = 'text/csv') => {
      const answer = await fetch(`${gateway.url}/v1/persons/imports?fileName=people.csv`, {
        method: 'POST',
        headers: { authorization: 'Bearer demo-token', 'content-type': type },
        body: content,
      })
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read whatever came
      const body = (await answer.json()) as any
      if (answer.status === 202) await gateway.processAll()
      return { status: answer.status, body }
    }
    const get = async (path: string) => (await gateway.request('GET', path)).body
    const planned = async (content: string | Uint8Array<ArrayBuffer>, type?: string) => {
      const { status, body } = await upload(content, type)
      expect([status, body]).toEqual([202, body])
      return get(`/v1/persons/imports/${body.id}`)
    }
    const rowsOf = async (id: string) => (await get(`/v1/persons/imports/${id}/rows`)).rows
    const apply = async ({ id, hash }: { id: string; hash: string }) => {
      const answer = await gateway.request('POST', `/v1/persons/imports/${id}/apply`, { body: { hash } })
      await gateway.processAll()
      return answer
    }
    const personWith = async (number: string) =>
      (await get(`/v1/persons?number=${encodeURIComponent(number)}`)).persons[0]

    it('shows row by row what would change, and changes it only when it is told to', async () => {
      const file =
        'ФИО;Телефон;Район;Принят\nАнна Ким;+7 901 000-00-01;Север;15.01.2026\nБорис;12;;\n;89010000003;Юг;\n'
      const plan = await planned(file)
      expect(plan).toMatchObject({
        state: 'planned',
        fileName: 'people.csv',
        encoding: 'utf-8',
        delimiter: ';',
        rows: 3,
        created: 1,
        refused: 2,
        applied: 0,
      })
      const rows = await rowsOf(plan.id)
      expect(rows.map(({ row, action, reason }: Record<string, unknown>) => [row, action, reason])).toEqual([
        [2, 'created', null],
        [3, 'refused', expect.stringContaining('Телефон:')],
        [4, 'refused', 'Nobody has this number, and a new person needs a name.'],
      ])
      expect(await personWith('+79010000001')).toBeUndefined()
      expect((await apply(plan)).status).toBe(202)
      expect(await get(`/v1/persons/imports/${plan.id}`)).toMatchObject({ state: 'done', applied: 1, conflicts: 0 })
      expect(await personWith('+79010000001')).toMatchObject({
        id: rows[0].personId,
        name: 'Анна Ким',
        attributes: { Район: 'Север' },
        // Midnight on the clocks of the company, in Moscow.
        employedFrom: '2026-01-14T21:00:00.000Z',
      })
    })

    it('changes whom it finds by number or id, and leaves what it does not name', async () => {
      await apply(await planned('name,number,email,grade\nВера,89010000011,vera@example.com,5\n'))
      const { id } = await personWith('+79010000011')
      const plan = await planned(`id\tnumber\tgrade\n${id}\t89010000012\t6\n`)
      expect(plan).toMatchObject({ delimiter: '\t', changed: 1 })
      expect((await rowsOf(plan.id))[0].changes).toEqual([
        { field: 'numbers', from: '+79010000011', to: '+79010000012, +79010000011' },
        { field: 'attributes.grade', from: '5', to: '6' },
      ])
      await apply(plan)
      expect(await personWith('+79010000012')).toMatchObject({
        id,
        name: 'Вера',
        email: 'vera@example.com',
        attributes: { grade: '6' },
      })
      expect(await planned(`id\tnumber\tgrade\n${id}\t89010000012\t6\n`)).toMatchObject({ unchanged: 1, changed: 0 })
    })

    it('refuses a second row about the same person, an unknown id, and a number of another', async () => {
      await apply(await planned('name;number\nГлеб;89010000021\nДина;89010000022\n'))
      const { id } = await personWith('+79010000021')
      const plan = await planned(
        `id;name;number\n;Глеб;89010000021\n${id};Глеб;\n;Е;89010000021\n987654321;Ж;\n${id};З;89010000022\n;;\n;И;\n`,
      )
      const reasons = (await rowsOf(plan.id)).map(({ row, reason }: Record<string, unknown>) => [row, reason])
      expect(reasons).toEqual([
        [2, null],
        [3, 'Row 2 is about the same person.'],
        [4, 'Row 2 has the same number.'],
        [5, 'There is no person 987654321.'],
        [6, 'The number belongs to another person.'],
        [8, 'The row has neither a number nor the id of a person.'],
      ])
    })

    it('leaves a person that has changed since the plan, and reports it', async () => {
      await apply(await planned('name;number\nКира;89010000031\nЛев;89010000032\n'))
      const { id } = await personWith('+79010000031')
      const plan = await planned('number;position\n89010000031;инженер\n89010000032;инженер\n')
      await gateway.advance(1_000)
      await gateway.request('PATCH', `/v1/persons/${id}`, { body: { position: 'мастер' } })
      await apply(plan)
      expect(await get(`/v1/persons/imports/${plan.id}`)).toMatchObject({ state: 'done', applied: 1, conflicts: 1 })
      expect(await personWith('+79010000031')).toMatchObject({ position: 'мастер' })
      const report = (await gateway.request('GET', `/v1/persons/imports/${plan.id}/report.csv`)).body
      expect(report).toContain('"conflict"')
      expect(report).toContain('"The person was changed since; read the file again"')
    })

    it('puts people into groups and tags, takes them out, and deletes them, as the plan shows', async () => {
      const made = async (path: string, body: object) =>
        (await gateway.request('POST', path, { body })).body.id as string
      const [north, duty] = [
        await made('/v1/groups', { name: 'Север' }),
        await made('/v1/groups', { name: 'Дежурные' }),
      ]
      const tag = await made('/v1/tags', { name: 'авария9' })
      await made('/v1/groups', { name: 'По правилу', rule: 'position = "мастер"' })
      await apply(await planned('name;number\nОля;89010000061\nПётр;89010000062\nРая;89010000063\n'))
      const idOf = async (number: string) => (await personWith(number)).id as string
      const [olya, petr, raya] = [await idOf('+79010000061'), await idOf('+79010000062'), await idOf('+79010000063')]
      await gateway.request('POST', `/v1/groups/${north}/members`, { body: { persons: [petr] } })
      await gateway.advance(1_000)
      const plan = await planned(
        'name;number;Группы;Теги;Действие\n' +
          ';89010000061;"север; Дежурные";#Авария9;\n' +
          `;89010000062;"-Север, ${duty}";-#авария9;\n` +
          ';89010000063;;;удалить\n' +
          'Сева;89010000064;Дежурные;;\n' +
          'Тая;89010000065;Нет такой;;\n' +
          'Уля;89010000066;По правилу;;\n' +
          'Фая;89010000067;;#нетэтого;\n' +
          'Хая;89010000068;;;уволить\n' +
          'Цой;89010000069;;;удалить\n',
      )
      expect(plan).toMatchObject({ created: 1, changed: 2, deleted: 1, refused: 5 })
      const rows = await rowsOf(plan.id)
      expect(rows.slice(0, 4)).toMatchObject([
        {
          action: 'changed',
          changes: [
            { field: 'groups', from: null, to: 'Север' },
            { field: 'groups', from: null, to: 'Дежурные' },
            { field: 'tags', from: null, to: '#авария9' },
          ],
        },
        {
          action: 'changed',
          changes: [
            { field: 'groups', from: 'Север', to: null },
            { field: 'groups', from: null, to: 'Дежурные' },
          ],
        },
        { action: 'deleted', personId: raya, changes: [{ field: 'person', from: 'Рая', to: null }] },
        { action: 'created', name: 'Сева' },
      ])
      expect(rows.slice(4).map(({ reason }: { reason: string }) => reason)).toEqual([
        'There is no group "Нет такой".',
        'The group "По правилу" has a rule, which says who is in it.',
        '"#нетэтого": There is no such tag.',
        '"уволить" is nothing to be done; write delete, or leave it blank.',
        'Nobody has this number, so there is nobody to delete.',
      ])
      const namesIn = async (path: string) =>
        ((await get(path)).people as { name: string }[]).map(({ name }) => name).sort()
      expect(await namesIn(`/v1/groups/${duty}/people`)).toEqual([])
      await gateway.advance(1_000)
      await apply(plan)
      expect(await get(`/v1/persons/imports/${plan.id}`)).toMatchObject({ state: 'done', applied: 4, conflicts: 0 })
      expect(await namesIn(`/v1/groups/${duty}/people`)).toEqual(['Оля', 'Пётр', 'Сева'])
      expect(await namesIn(`/v1/groups/${north}/people`)).toEqual(['Оля'])
      expect(await namesIn(`/v1/tags/${tag}/people`)).toEqual(['Оля'])
      expect(await personWith('+79010000063')).toBeUndefined()
      const again = await planned('number;groups;tags\n89010000061;"Север;Дежурные";#авария9\n')
      expect(again).toMatchObject({ unchanged: 1 })
      await gateway.request('POST', `/v1/tags/${tag}/subscriptions/remove`, { body: { persons: [olya], left: true } })
      const back = await planned('number;tags\n89010000061;#авария9\n')
      expect((await rowsOf(back.id))[0].reason).toContain('has left #авария9')
    })

    it('writes a consent of somebody who is known', async () => {
      await apply(await planned('name;number;kind\nЧук;89010000071;contact\n'))
      const plan = await planned('number;consent;consentGivenAt\n89010000071;Анкета 7;2026-01-10\n')
      await apply(plan)
      expect((await personWith('+79010000071')).consent).toMatchObject({ source: 'Анкета 7' })
      const later = await planned('number;consent;consentGivenAt\n89010000071;Анкета 7;2026-01-11\n')
      expect(later).toMatchObject({ changed: 1 })
    })

    it('applies a plan once, and only the one that was seen', async () => {
      const plan = await planned('name;number\nМая;89010000041\n')
      const other = await gateway.request('POST', `/v1/persons/imports/${plan.id}/apply`, {
        body: { hash: 'x'.repeat(43) },
      })
      expect([other.status, other.body.code]).toEqual([409, 'plan_changed'])
      expect((await apply(plan)).status).toBe(202)
      expect((await apply(plan)).body.code).toBe('conflict')
    })

    it('reads Windows-1251 and a workbook', async () => {
      // «ФИО;Телефон» and «Яна» as Excel of Russia saves them.
      const cyrillic = Buffer.from([
        0xd4, 0xc8, 0xce, 0x3b, 0xd2, 0xe5, 0xeb, 0xe5, 0xf4, 0xee, 0xed, 0x0d, 0x0a, 0xdf, 0xed, 0xe0, 0x3b,
      ])
      const plan = await planned(Buffer.concat([cyrillic, Buffer.from('89010000051\r\n')]))
      expect(plan).toMatchObject({ encoding: 'windows-1251', created: 1 })
      expect((await rowsOf(plan.id))[0].name).toBe('Яна')
      // A workbook that the gateway itself writes: its headings are `to`, `from` and the like, and none is of a person.
      const pieces: Buffer[] = []
      for await (const piece of tableFiles.writeMessages('xlsx', pagesOfNothing(), 'UTC', 0)) {
        pieces.push(Buffer.from(piece))
      }
      const table = await planned(Buffer.concat(pieces), xlsxType)
      expect(table).toMatchObject({ format: 'xlsx', state: 'planned', rows: 0 })
      expect(table.columns[0]).toEqual({ heading: 'id', field: 'id' })
    })

    it.each([
      ['', 'invalid_parameter'],
      ['{}', 'unsupported_media_type', 'application/json'],
    ])('does not take %j', async (content, code, type = 'text/csv') => {
      expect((await upload(content, type)).body.code).toBe(code)
    })

    it.each([
      ['just;some;text\n1;2;3\n', 'No column has'],
      ['PK\u0000\u0001', 'This is no text'],
    ])('fails in words for %j', async (content, words) => {
      const failed = await planned(content)
      expect(failed).toMatchObject({ state: 'failed', hash: null })
      expect(failed.error).toContain(words)
    })

    it('fails in words for a workbook that is none', async () => {
      expect((await planned('name;number', xlsxType)).error).toContain('no workbook')
    })

    it('shows an import to its company alone', async () => {
      const plan = await planned('name;number\nОля;89010000061\n')
      const { body: company } = await gateway.request('POST', '/v1/companies', {
        body: { name: 'Чужие', zone: 'Asia/Omsk' },
        token: 'demo-admin-token',
      })
      const asOther = await gateway.request('GET', `/v1/persons/imports/${plan.id}?companyId=${company.id}`, {
        token: 'demo-admin-token',
      })
      expect(asOther.status).toBe(404)
    })
  })
}

async function* pagesOfNothing() {
  yield await Promise.resolve([])
}
