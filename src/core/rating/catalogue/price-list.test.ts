import { describe, expect, it } from 'vitest'

import { readVectors } from '../../../testing/vectors/read-vectors.js'
import { catalogue } from '../_scenario.js'
import type { MinutePackage, Tariff } from './catalogue.js'

/** The tables of the price list as they are printed, row by row. */
type Table = readonly (readonly string[])[]
const tables = readVectors<
  Record<'summary' | 'tariffs' | 'allNetworks' | 'mts' | 'record' | 'ivr' | 'company' | 'employee', Table>
>('rating/price-list-tables.json')

const [voice] = catalogue.voice
const [sms] = catalogue.sms
if (voice === undefined || sms === undefined) throw new Error('the catalogue is empty')

/** A printed number in kopecks: `1,60`, `500`, `3 000`. */
function kopecks(cell: string | undefined): number {
  const [roubles = '', rest = ''] = (cell ?? '').replaceAll(/\s/g, '').split(',')
  return Number(roubles + rest.padEnd(2, '0'))
}

function count(cell: string | undefined): number {
  return Number((cell ?? '').replaceAll(/\s/g, ''))
}

/** The direction whose name a row ends with; the longest, since «номера МТС Россия» ends with «Россия» too. */
function directionOf(label: string): string | undefined {
  const bare = label.replace(/»$/, '')
  const fitting = [...catalogue.directions.values()].filter(({ name }) => bare.endsWith(name))
  return fitting.sort((left, right) => right.name.length - left.name.length)[0]?.code
}

function tariff(code: string): Tariff {
  const found = voice?.tariffs.get(code)
  if (found === undefined) throw new Error(`no tariff ${code}`)
  return found
}

describe('tariffs', () => {
  const rows = tables.tariffs.filter(([label]) => label?.startsWith('Стоимость мин.'))

  it('prints all fourteen directions', () => {
    const printed = rows.map(([label = '']) => directionOf(label))
    const priced = [...catalogue.directions.values()]
      .filter(({ charge }) => charge === 'priced')
      .map(({ code }) => code)
    // Named in footnotes only.
    expect([...printed, 'cug_russia'].sort()).toEqual(priced.sort())
  })

  it.each(rows.map((row) => [row[0] ?? '', row] as const))('%s', (label, row) => {
    const code = directionOf(label) ?? ''
    const prices = row.slice(1).filter((cell) => cell !== '')
    expect(tariff('mts').prices.get(code)).toBe(kopecks(prices[0]))
    expect(tariff('all_networks').prices.get(code)).toBe(kopecks(prices.at(-1)))
  })

  it('charges setup and the number as printed', () => {
    const row = (label: string) => tables.tariffs.find(([first]) => first === label)?.[1]
    for (const { name, setupFee, numberFee } of voice.tariffs.values()) {
      expect(setupFee).toBe(kopecks(row('Плата за организацию услуги')))
      expect(numberFee.mobile).toBe(kopecks(row(`Тариф «а.втосекретарь – ${name}»`)))
    }
  })

  it('agrees with the summary', () => {
    for (const [name, setup, fee, home, other] of tables.summary.slice(1)) {
      const found = [...voice.tariffs.values()].find((each) => each.name === name)
      expect(found?.setupFee).toBe(kopecks(setup))
      expect(found?.numberFee.mobile).toBe(kopecks(fee))
      expect(found?.prices.get('mts_home')).toBe(kopecks(home))
      expect(found?.prices.get('other_home')).toBe(kopecks(other))
    }
  })
})

describe('minute packages', () => {
  const printed = [...tables.allNetworks, ...tables.mts, ...tables.record, ...tables.ivr].filter(
    ([name]) => name !== '',
  )
  const nameOf = (row: readonly string[]) => (row[0] ?? '').replace(/ [³⁴⁵⁶]$/, '')
  const packageOf = (name: string) => [...voice.packages.values()].find((each) => each.name === name)

  it('has the sixteen that are printed and no other', () => {
    expect([...voice.packages.values()].map(({ name }) => name).sort()).toEqual(printed.map(nameOf).sort())
    expect(printed).toHaveLength(16)
  })

  it.each(printed.map((row) => [nameOf(row), row] as const))('%s', (name, [mark, fee, minutes, price, ...over]) => {
    const found = packageOf(name) as MinutePackage
    expect(found.minutes).toBe(count(minutes))
    expect(found.fee).toBe(kopecks(price))
    expect(tariff('mts').numberFee.mobile).toBe(kopecks(fee))
    const named = { '³': ['mts_home', 'other_home'], '⁴': ['mts_home', 'other_home'], '⁵': ['record'], '⁶': ['ivr'] }
    const directions = named[(mark ?? '').slice(-1) as keyof typeof named]
    expect(Object.fromEntries(found.over)).toEqual(
      Object.fromEntries(directions.map((code, index) => [code, kopecks(over[index])])),
    )
  })

  it.each([
    ['all_networks', 60, ['ivr', 'cug_home', 'cug_russia', 'mts_home', 'mts_russia', 'other_home', 'fax', 'record']],
    ['mts', 60, ['ivr', 'cug_home', 'cug_russia', 'mts_home', 'mts_russia', 'record']],
    ['record', 1, ['record']],
    ['ivr', 1, ['ivr']],
  ])('includes in %s, in units of %i s, what its footnote lists', (code, unit, includes) => {
    for (const { family } of voice.packages.values())
      if (family.code === code) {
        expect([...family.includes].sort()).toEqual([...includes].sort())
        expect(family.unitSeconds).toBe(unit)
      }
  })
})

describe('offers of SMS', () => {
  it('has the four packages of «Компания»', () => {
    const [names = [], fees = [], included = []] = tables.company
    const printed = names.slice(1).map((name, index) => ({
      name: name.replace('Рекомендуем! ', ''),
      fee: kopecks(fees[index + 1]),
      sms: count(included[index + 1]),
    }))
    expect([...sms.company.packages.values()].map(({ name, fee, sms: count }) => ({ name, fee, sms: count }))).toEqual(
      printed,
    )
    expect(sms.company.smsPrice).toBe(100)
  })

  it('has the four steps of «Сотрудник»', () => {
    const printed = tables.employee.slice(1).map(([label = '', fee]) => {
      const [from = 0, to] = (label.match(/\d+/g) ?? []).map(Number)
      return label.startsWith('Свыше')
        ? { from: from + 1, to: null, fee: kopecks(fee) }
        : { from, to, fee: kopecks(fee) }
    })
    expect(sms.employee.steps).toEqual(printed)
    expect(sms.employee.smsPrice).toBe(100)
    for (const [, , included] of tables.employee.slice(1)) expect(sms.employee.smsPerEmployee).toBe(count(included))
  })
})
