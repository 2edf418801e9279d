import { describe, expect, it } from 'vitest'

import { readCatalogueFiles } from '../../../composition/catalogue.js'
import { LocalCalendar } from '../../calendar/local-calendar.js'
import { roubles, type Step, take, zone } from '../_scenario.js'
import { newAccount } from '../account.js'
import { type CatalogueFiles, readCatalogue } from './read-catalogue.js'

type Tree = Record<string | number, never>
type Change = readonly [at: readonly (string | number)[], value: unknown]

/** What each step costs, or why it is refused, by a catalogue with changes. */
function told(changes: readonly Change[], steps: readonly Step[]): string[] {
  const files = structuredClone(readCatalogueFiles()) as unknown as Tree
  for (const [at, value] of changes) {
    let tree: Tree = files
    for (const key of at.slice(0, -1)) tree = tree[key] as unknown as Tree
    tree[at.at(-1) ?? ''] = value as never
  }
  const read = readCatalogue(files as unknown as CatalogueFiles)
  if (!read.ok) throw new Error(read.reason)
  const account = newAccount(read.value, new LocalCalendar(zone))
  return steps.map((step) => {
    const { postings, outcome } = take(account, step)
    return /^(done|rated)$/.test(outcome) ? roubles(postings) : outcome
  })
}

const version = ['voice', 'versions', 0]
const family = [...version, 'families', 1]
const connect: Step = { connect: { tariff: 'mts', at: '2024-04-01' } }
const bought = (id: number, code = 'mts_500'): Step => ({ package: { id, code, at: '2024-04-01' } })
const use = (id: number, direction: string, seconds: number, hour = 10 + id): Step => {
  return { use: { id, direction, at: `2024-04-10T${String(hour).padStart(2, '0')}:00`, seconds } }
}

describe('a catalogue can say, without code,', () => {
  it('that packages of a family exclude each other', () => {
    expect(
      told([[[...family, 'severalAtOnce'], 'forbidden']], [connect, bought(1), bought(2, 'mts_1000')]).at(-1),
    ).toBe('«МТС Пакет 1000» cannot be added: another package of «МТС» runs')
  })

  it('that a package is no longer sold', () => {
    expect(told([[[...family, 'packages', 0, 'closed'], 'yes']], [connect, bought(1)]).at(-1)).toBe(
      '«МТС Пакет 500» is no longer sold',
    )
  })

  it('that a price for what is not included waits until the package is used up', () => {
    const steps = [
      connect,
      bought(1),
      use(1, 'other_home', 60),
      use(2, 'mts_home', 30_000, 9),
      use(9, 'other_home', 60),
    ]
    expect(told([[[...family, 'overPriceOfExcluded'], 'after_exhaustion']], steps).slice(2)).toEqual([
      '1.60',
      '0.00',
      '1.90',
    ])
  })

  it('that the first seconds are free', () => {
    const steps = [connect, use(1, 'mts_home', 5), use(2, 'mts_home', 6)]
    expect(told([[[...version, 'tariffs', 0, 'freeSeconds'], '5']], steps).slice(1)).toEqual(['0.00', '0.80'])
  })

  it('that a city number costs something else', () => {
    const steps: Step[] = [{ connect: { tariff: 'mts', kind: 'city', at: '2024-04-01' } }, { through: '2024-04-30' }]
    expect(told([[[...version, 'tariffs', 0, 'numberFee', 'city'], '600.00']], steps).at(-1)).toBe('1100.00')
  })

  it('that SMS abroad have a price', () => {
    const steps: Step[] = [
      { smsPackage: { id: 1, code: 'company_starter', at: '2024-04-01' } },
      { send: { id: 1, segments: 2, at: '2024-04-02', abroad: true } },
      { smsLeft: { package: 1, at: '2024-04-02', is: 3000 } },
    ]
    expect(told([[['sms', 'versions', 0, 'offers', 0, 'abroadPrice'], '3.50']], steps)[1]).toBe('7.00')
  })

  it('that packages of SMS run by calendar months', () => {
    const steps: Step[] = [
      { smsPackage: { id: 1, code: 'company_starter', at: '2024-04-20' } },
      { send: { id: 1, segments: 3000, at: '2024-04-30T23:59' } },
      { send: { id: 2, segments: 3001, at: '2024-05-01' } },
      { through: '2024-04-30' },
      { through: '2024-05-01' },
    ]
    expect(told([[['sms', 'versions', 0, 'offers', 0, 'period'], 'calendar']], steps)).toEqual([
      ...['0.00', '0.00', '1.00', '1500.00', '1500.00'],
    ])
  })

  it('that prices change on a day: usage, shares and packages follow', () => {
    const files = structuredClone(readCatalogueFiles()) as unknown as { voice: { versions: Tree[] } }
    const later = structuredClone(files.voice.versions[0]) as unknown as Record<string, unknown>
    const text = JSON.stringify({ ...later, from: '2024-04-16' })
      .replace('"mts_home":"0.80"', '"mts_home":"0.90"')
      .replace('"mobile":"400.00"', '"mobile":"430.00"')
      .replace('"fee":"300.00"', '"fee":"330.00"')
    const versions = [...files.voice.versions, JSON.parse(text) as unknown]
    const steps: Step[] = [
      { connect: { tariff: 'mts', at: '2024-03-20' } },
      { use: { id: 1, direction: 'mts_home', at: '2024-04-15T23:59:59', seconds: 60 } },
      { use: { id: 2, direction: 'mts_home', at: '2024-04-16', seconds: 60 } },
      { package: { id: 1, code: 'mts_500', at: '2024-03-20' } },
      { through: '2024-03-31' },
      { through: '2024-04-30' },
    ]
    const days = ((400 * 15 + 430 * 15) / 30).toFixed(2)
    expect(told([[['voice', 'versions'], versions]], steps)).toEqual([
      ...['0.00', '0.80', '0.90', '0.00', '954.83', (Number(days) + 330).toFixed(2)],
    ])
  })
})
