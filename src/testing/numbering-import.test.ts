import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, it } from 'vitest'

import { runCommand } from '../cli/run-command.js'
import { type TestDatabase, testDatabases } from './databases.js'
import { startTestGateway, type TestGateway } from './test-gateway.js'

const header = 'АВС/ DEF;От;До;Емкость;Оператор;Регион;Территория ГАР;ИНН'
const good = [
  header,
  '914;0000000;0009999;10000;ПАО "Мобильные ТелеСистемы";Приморский край;Приморский край;7740000076',
  '914;0010000;0010000;1;ПАО "МТС";Сахалинская обл.;Сахалинская область;7740000076',
  '914;0020000;0029999;10000;ООО "Т2 МОБАЙЛ";-;Республика Саха (Якутия);7743895280',
  '914;0030000;0039999;10000;ООО "Новый оператор";Атлантида;Атлантида;1',
]
const bad = [
  header,
  '914;0000000;0009999;10000;ПАО "МТС";Приморский край;;',
  '91X;0000000;0009999;10000;ПАО "МТС";Приморский край;;',
  '914;50000;0059999;10000;ПАО "МТС";Приморский край;;',
  '914;0069999;0060000;10000;ПАО "МТС";Приморский край;;',
  '914;0070000;0079999;9999;ПАО "МТС";Приморский край;;',
  '914;0009999;0010999;1001;ПАО "МТС";Приморский край;;',
  '914;0080000;0089999;10000;;Приморский край;;',
  '',
  '914;0090000;0099999;10000;ПАО "МТС";Приморский край;;',
]

/** Windows-1251, of what the register is written in. */
function cp1251(text: string): Buffer {
  const code = (character: string) => {
    const point = character.codePointAt(0) ?? 0
    if (point < 0x80) return point
    if (point === 0x401) return 0xa8
    return point === 0x451 ? 0xb8 : point - 0x350
  }
  return Buffer.from(Array.from(text, code))
}

for (const kind of testDatabases) {
  describe(`svyaz numbering import on ${kind.name}`, () => {
    let database: TestDatabase
    let folder: string

    beforeEach(async () => {
      database = await kind.create()
      folder = mkdtempSync(join(tmpdir(), 'svyaz-import-'))
      writeFileSync(join(folder, 'svyaz.yaml'), 'log: { level: error }', { mode: 0o600 })
    })

    afterEach(async () => {
      rmSync(folder, { recursive: true })
      await database.drop()
    })

    const put = (name: string, content: Buffer | readonly string[]) =>
      writeFileSync(join(folder, name), Array.isArray(content) ? content.join('\r\n') : (content as Buffer))
    const run = async (...args: string[]) => {
      const out: string[] = []
      const err: string[] = []
      const env = { SVYAZ_CONFIG: 'svyaz.yaml', SVYAZ_DATA_DIR: folder, SVYAZ_DATABASE_URL: database.url }
      const terminal = {
        env,
        cwd: folder,
        out: (text: string) => out.push(text),
        err: (text: string) => err.push(text),
      }
      const code = await runCommand(['numbering', 'import', ...args], terminal)
      return { code, out: out.join('\n'), err: err.join('\n') }
    }
    const withGateway = async <T>(work: (gateway: TestGateway) => Promise<T>): Promise<T> => {
      const gateway = await startTestGateway({ databaseUrl: database.url, config: {} })
      try {
        return await work(gateway)
      } finally {
        await gateway.stop()
      }
    }
    const lookUp = async (gateway: TestGateway, msisdn: string) => gateway.core.numbering.find(msisdn as never)
    const found = (msisdn: string) => withGateway((gateway) => lookUp(gateway, msisdn))

    it.each([
      ['UTF-8 with a mark', Buffer.from(`\ufeff${good.join('\n')}`)],
      ['UTF-8 without', Buffer.from(good.join('\r\n'))],
      ['windows-1251', cp1251(good.join('\r\n'))],
      ['UTF-16', Buffer.from(`\ufeff${good.join('\n')}`, 'utf16le')],
    ])('reads a register in %s', async (_, content) => {
      put('DEF-9xx.csv', content)
      const { code, out, err } = await run('DEF-9xx.csv')
      expect([code, err]).toEqual([0, expect.stringContaining('DEF-9xx.csv: 4 rows read')])
      expect(out).toMatch(/ranges +4, of them kept from before: 0/)
      expect(out).toMatch(/operators +3/)
      expect(out).toMatch(/regions without zone Атлантида \(1\)/)
      expect(out).toMatch(/In force as \d{4}-\d\d-\d\d-\d+\./)
      await withGateway(async (gateway) => {
        expect(await lookUp(gateway, '+79140009999')).toMatchObject({ operator: 'mts', region: 'Приморский край' })
        expect(await lookUp(gateway, '+79140010000')).toMatchObject({ operator: 'mts', zone: 'Asia/Sakhalin' })
        expect(await lookUp(gateway, '+79140020000')).toMatchObject({ operator: 't2', zone: 'Asia/Yakutsk' })
        expect(await lookUp(gateway, '+79140030000')).toMatchObject({ operator: 'novyy-operator', zone: null })
        expect(await lookUp(gateway, '+79140040000')).toMatchObject({ operator: null, precision: 'none' })
      })
    })

    it('refuses everything for broken rows, named by line, and changes nothing', async () => {
      put('good.csv', good)
      await run('good.csv')
      put('bad.csv', bad)
      const { code, out, err } = await run('bad.csv')
      expect(code).toBe(1)
      const problems = err.split('\n').filter((line) => /^bad\.csv:\d+:/.test(line))
      expect(problems).toEqual([
        'bad.csv:3: "91X" is not a code of three digits from 3, 4, 8 or 9',
        'bad.csv:4: "50000" is not the seven digits of a number',
        'bad.csv:5: the range begins at 0069999 and ends before that, at 0060000',
        'bad.csv:6: the capacity is given as "9999", the range holds 10000',
        'bad.csv:7: overlaps line 2',
        'bad.csv:8: the operator is missing',
      ])
      expect(out).toMatch(/rows refused +6\nNothing was imported/)
      expect(await found('+79140020000')).toMatchObject({ operator: 't2' })
    })

    it('leaves broken rows out when told to', async () => {
      put('bad.csv', bad)
      const { code, out } = await run('bad.csv', '--skip-bad-rows')
      expect([code, out]).toEqual([0, expect.stringMatching(/ranges +2,[^]*rows refused +6/)])
      expect(await found('+79140099999')).toMatchObject({ operator: 'mts' })
    })

    it('names the file of an overlap, and tells of files that it does not know', async () => {
      put('a.csv', good)
      put('b.csv', [header, '914;0000000;0000000;1;ПАО "МТС";Приморский край;;'])
      put('c.csv', ['имя;адрес', 'а;б'])
      const { code, err } = await run('a.csv', 'b.csv', 'c.csv')
      expect(code).toBe(1)
      expect(err).toContain('b.csv:2: overlaps line 2 of a.csv')
      expect(err).toContain('c.csv:1: the header is neither')
    })

    it('prints the first twenty problems and counts the rest', async () => {
      put('bad.csv', [header, ...Array.from({ length: 30 }, () => 'x;1;2;3;a;b;c;d')])
      const { err, out } = await run('bad.csv')
      expect(err.split('\n').filter((line) => /^bad\.csv:\d+:/.test(line))).toHaveLength(20)
      expect(out).toMatch(/rows refused +30/)
    })

    it('says which file is missing', async () => {
      const { code, err } = await run('absent.csv')
      expect([code, err]).toEqual([1, expect.stringContaining('absent.csv')])
    })

    it('replaces what its files bring and keeps the rest', async () => {
      put('def.csv', good)
      put('abc.csv', [header, '424;2000000;2999999;1000000;ПАО "Ростелеком";г. Южно-Сахалинск|Сахалинская обл.;;'])
      put('ported.csv', ['number;operator', '+7 914 000-00-01;МегаФон', '89140000002;t2'])
      await run('def.csv')
      await run('abc.csv')
      expect((await run('ported.csv')).out).toMatch(/ranges +5, of them kept from before: 5\nported numbers +2/)
      put('def.csv', [...good.slice(0, 1), '915;0000000;0009999;10000;ПАО "МТС";Тверская обл.;;'])
      await run('def.csv')
      await withGateway(async (gateway) => {
        expect(await lookUp(gateway, '+74242123456')).toMatchObject({ operator: 'rostelecom', zone: 'Asia/Sakhalin' })
        expect(await lookUp(gateway, '+79150000001')).toMatchObject({ operator: 'mts', portStatus: 'not_ported' })
        expect(await lookUp(gateway, '+79140000001')).toMatchObject({ operator: 'megafon', portStatus: 'ported' })
        expect(await lookUp(gateway, '+79140000003')).toMatchObject({ operator: null, precision: 'none' })
      })
    })

    it('refuses ported numbers that are none, and one that stands there twice', async () => {
      const rows = ['9140000001;mts', '4242123456;mts', '9140000003;', '+79140000001;t2', '9140000004;t2']
      put('ported.csv', ['number;operator', ...rows])
      const { code, err } = await run('ported.csv')
      expect(code).toBe(1)
      expect(err).toContain('ported.csv:3: "4242123456" is not a Russian mobile number')
      expect(err).toContain('ported.csv:4: the operator is missing')
      expect(err).toContain('ported.csv:5: the number stands in line 2 already')
      expect((await run('ported.csv', '--skip-bad-rows')).code).toBe(0)
      expect(await found('+79140000001')).toMatchObject({ operator: 'mts', portStatus: 'ported' })
    })

    it.runIf(kind.name === 'postgres')('is picked up by a gateway that runs', async () => {
      put('def.csv', good)
      await withGateway(async (gateway) => {
        expect(await lookUp(gateway, '+79140020000')).toMatchObject({ operator: 'mts', dataVersion: 'built-in' })
        expect((await run('def.csv')).code).toBe(0)
        await gateway.advance(1_000)
        expect(await lookUp(gateway, '+79140020000')).toMatchObject({ operator: 't2', precision: 'range' })
      })
    })

    it.runIf(process.env.SVYAZ_TEST_REGISTER !== undefined)(
      'reads the register that the environment names',
      async () => {
        const { code, out } = await run(process.env.SVYAZ_TEST_REGISTER ?? '')
        expect(out).toMatch(/rows refused +0\nIn force as/)
        expect(out).toMatch(/regions without zone none/)
        expect(code).toBe(0)
      },
    )
  })
}
