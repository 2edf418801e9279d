import { describe, expect, it } from 'vitest'

import type { Msisdn } from '../values/msisdn.js'
import { type NumberingData, packPorted } from './number-ranges.js'
import { NumberTable } from './number-table.js'

const descriptions = [
  { operator: 'mts', operatorName: 'МТС', region: 'Приморский край', zone: 'Asia/Vladivostok' },
  { operator: 'a', operatorName: 'Компания А', region: null, zone: null },
]
const data: NumberingData = {
  version: '2026-01-15-7',
  ranges: {
    first: Float64Array.of(9_140_000_000, 9_140_100_000, 9_999_990_000),
    last: Float64Array.of(9_140_009_999, 9_140_100_000, 9_999_999_999),
    description: Uint32Array.of(0, 1, 1),
    descriptions,
  },
  ported: null,
}
const ported: NumberingData['ported'] = {
  operators: [
    { key: 'beeline', name: 'Билайн' },
    { key: 't2', name: 'T2' },
  ],
  packed: Float64Array.of(packPorted(9_140_000_000, 1), packPorted(9_140_000_002, 0), packPorted(9_999_999_999, 1)),
}

function tableOf(loaded: NumberingData | null): NumberTable {
  const table = new NumberTable()
  table.load(loaded)
  return table
}

const find = (table: NumberTable, msisdn: string) => table.find(msisdn as Msisdn)

describe('NumberTable', () => {
  it.each([
    ['+79140000000', 'mts'],
    ['+79140009999', 'mts'],
    ['+79140010000', null],
    ['+79140099999', null],
    ['+79140100000', 'a'],
    ['+79140100001', null],
    ['+79139999999', null],
    ['+79999999999', 'a'],
    ['+79000000000', null],
  ])('finds the range of %s: %s', (msisdn, operator) => {
    const precision = operator === null ? 'none' : 'range'
    expect(find(tableOf(data), msisdn)).toMatchObject({ operator, precision, dataVersion: data.version })
  })

  it('tells all that the register tells', () => {
    expect(find(tableOf(data), '+79140000123')).toEqual({
      kind: 'mobile',
      operator: 'mts',
      region: 'Приморский край',
      zone: 'Asia/Vladivostok',
      precision: 'range',
      range: { from: '+79140000000', to: '+79140009999' },
      portStatus: 'unknown',
      dataVersion: '2026-01-15-7',
    })
  })

  it('falls back to the codes for files that were not imported, and for no others', () => {
    expect(find(tableOf(data), '+74242123456')).toMatchObject({ zone: 'Asia/Sakhalin', dataVersion: 'built-in' })
    expect(find(tableOf(data), '+79161234567')).toMatchObject({ operator: null, dataVersion: data.version })
  })

  it('gives a ported number its new operator, in the region and zone of its range', () => {
    const table = tableOf({ ...data, ported })
    expect(find(table, '+79140000002')).toMatchObject({
      operator: 'beeline',
      precision: 'ported',
      portStatus: 'ported',
      zone: 'Asia/Vladivostok',
      range: { from: '+79140000000' },
    })
    expect(find(table, '+79140000000').operator).toBe('t2')
    expect(find(table, '+79999999999').operator).toBe('t2')
    expect(find(table, '+79140000001')).toMatchObject({ operator: 'mts', portStatus: 'not_ported', precision: 'range' })
    expect(find(table, '+77011234567').portStatus).toBe('unknown')
  })

  it('finds every number of many ranges as a plain search does', () => {
    const count = 20_000
    const first = Float64Array.from({ length: count }, (_, index) => 9_000_000_000 + index * 49_999)
    const last = first.map((each, index) => each + ((index * 7919) % 49_999))
    const description = new Uint32Array(count).map((_, index) => index % 2)
    const table = tableOf({ ...data, ranges: { first, last, description, descriptions } })
    for (let number = 9_000_000_000; number < 10_000_000_000; number += 1_234_567) {
      const place = Math.floor((number - 9_000_000_000) / 49_999)
      const isInside = place < count && number <= (last[place] ?? 0)
      const operator = isInside ? descriptions[place % 2]?.operator : null
      expect([number, find(table, `+7${number}`).operator]).toEqual([number, operator])
    }
  })

  it('knows operators by the register, by the list of ported numbers, and those that are built in', () => {
    const table = tableOf({ ...data, ported })
    expect(['a', 't2', 'motiv', 'nobody'].map((key) => table.operatorName(key))).toEqual([
      'Компания А',
      'T2',
      'Мотив',
      null,
    ])
  })

  it('goes back to the built-in codes', () => {
    const table = tableOf(data)
    table.load(null)
    expect(find(table, '+79140000000')).toMatchObject({ operator: 'mts', region: null, dataVersion: 'built-in' })
  })
})
