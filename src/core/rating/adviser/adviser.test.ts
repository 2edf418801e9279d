import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { LocalCalendar } from '../../calendar/local-calendar.js'
import type { LocalMonth } from '../../calendar/local-date.js'
import { directions, number } from '../_arbitraries.js'
import { at, catalogue, money, zone } from '../_scenario.js'
import type { UsageRecord, VoiceTerms } from '../index.js'
import { openWallet } from '../wallet.js'
import { adviseNumber, ratePlan } from './advise-number.js'
import { adviseSms } from './advise-sms.js'
import { breakEven, type MinutePrice, plainPrice, times } from './break-even.js'
import { estimateMonth } from './estimate.js'
import { tally } from './tally.js'
import { dearHeadCounts, explainTrap, trapsOf } from './traps.js'

const terms = catalogue.voice[0] as VoiceTerms
const calendar = new LocalCalendar(zone)
const april = '2024-04' as LocalMonth

const usage = fc
  .array(
    fc.tuple(
      fc.constantFrom(...directions),
      fc.integer({ min: 0, max: 20 * 86_400 }),
      fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 200_000 })),
    ),
    { maxLength: 25 },
  )
  .map((drafts) =>
    drafts.map(([direction, after, seconds], index): UsageRecord => {
      const startedAt = at('2024-04-01') + after * 1000
      return { id: index + 1, number, direction, startedAt, endedAt: startedAt + seconds * 1000, seconds }
    }),
  )

const families = { mts: ['mts', 'record', 'ivr'], all_networks: ['all_networks', 'record', 'ivr'] }
const plan = fc.constantFrom('mts' as const, 'all_networks' as const).chain((tariff) => {
  const fitting = [...terms.packages.values()]
    .filter(({ family }) => families[tariff].includes(family.code))
    .map(({ code }) => code)
  return fc.record({ tariff: fc.constant(tariff), packages: fc.array(fc.constantFrom(...fitting), { maxLength: 4 }) })
})

describe('the estimate of a plan', () => {
  it('is what rating record by record gives', () => {
    fc.assert(
      fc.property(usage, plan, (records, { tariff, packages }) => {
        const month = tally(records, calendar, new Set([1, 60]), 0).get(april)
        const bought = packages.map((code) => terms.packages.get(code)).filter((each) => each !== undefined)
        const wallet = openWallet(terms.tariffs.get(tariff) as never, bought)
        const rated = ratePlan(
          catalogue,
          calendar,
          {
            kind: 'mobile',
            records: [...records].sort((left, right) => left.endedAt - right.endedAt || left.id - right.id),
            months: [april],
          },
          { tariff, packages },
        )
        expect(month === undefined ? 0 : estimateMonth(month, wallet)).toBe(rated.usage)
      }),
      { numRuns: 500 },
    )
  })
})

/** So many records of one direction, one after another. */
function talk(direction: string, minutes: number, month = '2024-04', from = 1): UsageRecord[] {
  const start = at(`${month}-01`)
  return Array.from({ length: minutes }, (_, index) => {
    const startedAt = start + index * 240_000
    return { id: from + index, number, direction, startedAt, endedAt: startedAt + 60_000, seconds: 60 }
  })
}

function advise(records: readonly UsageRecord[], current: { tariff: string; packages: string[] } | null = null) {
  return adviseNumber(catalogue, calendar, { kind: 'mobile', records, months: [april], current, count: 3 })
}

describe('the adviser for a number', () => {
  it.each([
    ['nothing', [], ['400.00', 'mts', '']],
    ['374 minutes of MTS', talk('mts_home', 374), ['699.20', 'mts', '']],
    ['376 minutes of MTS', talk('mts_home', 376), ['700.00', 'mts', 'mts_500']],
    ['1,000 minutes of MTS: two small packages', talk('mts_home', 1000), ['1000.00', 'mts', 'mts_500 mts_500']],
    ['320 minutes of other operators', talk('other_home', 320), ['880.00', 'all_networks', '']],
    ['335 minutes of other operators', talk('other_home', 335), ['900.00', 'all_networks', 'all_networks_500']],
    [
      '2,900 minutes of recordings: six small packages, not one for recordings',
      talk('record', 2900),
      ['2200.00', 'mts', 'mts_500 mts_500 mts_500 mts_500 mts_500 mts_500'],
    ],
  ])('finds the cheapest for %s', (_name, records, [cost, tariff, packages]) => {
    const [best] = advise(records).best
    expect(best?.plan).toEqual({ tariff, packages: packages === '' ? [] : (packages as string).split(' ') })
    expect((best?.cost ?? Number.NaN) / 100).toBeCloseTo(Number(cost), 5)
  })

  it('tells the saving against what the number has', () => {
    const { saving, current, best } = advise(talk('mts_home', 1000), { tariff: 'mts', packages: ['mts_1000'] })
    expect(current?.cost).toBe(1100_00)
    expect(best[0]?.cost).toBe(1000_00)
    expect(saving).toBe(100_00)
  })

  it('finds nothing dearer than any plan one can think of', () => {
    fc.assert(
      fc.property(usage, plan, (records, other) => {
        const { best } = advise(records)
        const rated = ratePlan(
          catalogue,
          calendar,
          {
            kind: 'mobile',
            records: [...records].sort((left, right) => left.endedAt - right.endedAt || left.id - right.id),
            months: [april],
          },
          other,
        )
        expect(best[0]?.cost).toBeLessThanOrEqual(rated.cost)
        expect(best.map(({ cost }) => cost)).toEqual(best.map(({ cost }) => cost).sort((left, right) => left - right))
      }),
      { numRuns: 30 },
    )
  })

  it('remarks on what the list hides', () => {
    const records = [...talk('mts_home', 1000), ...talk('other_home', 3, '2024-04', 5000)]
    const { remarks } = advise(records)
    expect(remarks).toContainEqual(
      expect.stringMatching(/^With «МТС Пакет 500» a minute of «другие операторы .* costs 1.90, without it 1.60\.$/),
    )
  })
})

describe('traps of the price list', () => {
  const traps = trapsOf(terms)
  const of = (kind: string) => traps.filter((trap) => trap.kind === kind).map((trap) => trap.package)

  it('names packages «МТС», with which other operators cost more', () => {
    expect(of('dearer_with_package')).toEqual(['mts_500', 'mts_1000', 'mts_4000', 'mts_10000'])
  })

  it('names packages that smaller ones together undercut', () => {
    const found = traps.filter((trap) => trap.kind === 'smaller_together_cheaper')
    expect(found.map((trap) => [trap.package, ...trap.instead])).toEqual([
      ['mts_1000', 'mts_500', 'mts_500'],
      ['mts_4000', ...Array.from({ length: 8 }, () => 'mts_500')],
    ])
  })

  it('names packages over which a minute is cheaper than inside', () => {
    expect(of('over_cheaper_than_inside').filter((code) => /^(record|ivr)/.test(code))).toHaveLength(8)
  })

  it('has words for each', () => {
    for (const trap of traps) expect(explainTrap(trap, terms, catalogue.directions)).toMatch(/^.+\.$/)
  })

  it('names head-counts that cost more than larger ones', () => {
    const offer = catalogue.sms[0]?.employee
    expect(offer && dearHeadCounts(offer).map(({ from, to, cheaper }) => [from, to, cheaper])).toEqual([
      [8, 10, 11],
      [46, 50, 51],
      [224, 250, 251],
    ])
  })
})

describe('break-even', () => {
  const packageOf = (code: string, direction: string): MinutePrice => {
    const { fee, minutes, over } = terms.packages.get(code) as NonNullable<ReturnType<typeof terms.packages.get>>
    return { fee, minutes, over: over.get(direction) ?? 0 }
  }

  it.each([
    ['all_networks_500', 'other_home', 150, 334],
    ['all_networks_500', 'mts_home', 120, 417],
    ['mts_500', 'mts_home', 80, 375],
    ['record_5000', 'record', 160, 2813],
    ['record_5000', 'record', 150, 3000],
  ])('%s for %s against %i kopecks a minute begins at %i minutes', (code, direction, price, minutes) => {
    expect(breakEven(packageOf(code, direction), plainPrice(price))).toBe(minutes)
  })

  it.each([
    ['record_10000', 'record_5000', 'record', 9706],
    ['ivr_10000', 'ivr_5000', 'ivr', 9643],
  ])('%s against %s begins at %i minutes', (larger, smaller, direction, minutes) => {
    expect(breakEven(packageOf(larger, direction), packageOf(smaller, direction))).toBe(minutes)
  })

  it('МТС 1000 equals МТС 500 at 1,000 minutes and two of them only at 3,000', () => {
    const [one, two] = [packageOf('mts_1000', 'mts_home'), times(packageOf('mts_500', 'mts_home'), 2)]
    expect(breakEven(one, two)).toBe(3000)
    expect(breakEven(one, packageOf('mts_500', 'mts_home'))).toBe(1000)
  })

  it('agrees with trying every minute', () => {
    const price = fc.record({
      fee: fc.integer({ min: 0, max: 500 }),
      minutes: fc.integer({ min: 0, max: 60 }),
      over: fc.integer({ min: 0, max: 20 }),
    })
    fc.assert(
      fc.property(price, price, (one, other) => {
        const cost = ({ fee, minutes, over }: MinutePrice, billed: number) => fee + over * Math.max(0, billed - minutes)
        const tried = Array.from({ length: 2000 }, (_, billed) => billed).find(
          (billed) => cost(one, billed) <= cost(other, billed),
        )
        expect(breakEven(one, other)).toBe(tried ?? null)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the adviser for SMS', () => {
  const ask = (sent: number, people: number) =>
    adviseSms(catalogue, calendar, {
      months: [april],
      sent: new Map([[april, sent]]),
      units: Array.from({ length: people }, () => ({ from: 0, until: null })),
      count: 3,
    }).best[0]

  it.each([
    [100, 200, { offer: 'company', packages: ['company_starter'] }, 1500_00],
    [3000, 11, { offer: 'employee' }, 1100_00],
    [5000, 200, { offer: 'company', packages: ['company_basic'] }, 2000_00],
    [15_000, 200, { offer: 'company', packages: ['company_ultra'] }, 4500_00],
    [3400, 200, { offer: 'company', packages: ['company_starter'] }, 1900_00],
    [100, 3, { offer: 'employee' }, 450_00],
    [20_000, 500, { offer: 'company', packages: ['company_ultra', 'company_basic'] }, 6500_00],
  ])('finds the cheapest for %i SMS and %i employees', (sent, people, plan, cost) => {
    expect(ask(sent, people)).toEqual({ plan, cost: money(cost) })
  })

  it('says where more employees cost less', () => {
    const advice = adviseSms(catalogue, calendar, { months: [april], sent: new Map(), units: [], count: 1 })
    expect(advice.dearHeadCounts).toHaveLength(3)
  })
})
