import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import { LocalCalendar } from '../core/calendar/local-calendar.js'
import type { LocalMonth } from '../core/calendar/local-date.js'
import { at, catalogue, openAccount, type Step, take, words, zone } from '../core/rating/_scenario.js'
import {
  adviseNumber,
  dearHeadCounts,
  explainTrap,
  feeOf,
  invoiceOf,
  type Posting,
  trapsOf,
  type UsageRecord,
} from '../core/rating/index.js'
import type { NumberId } from '../core/values/ids.js'
import { formatMoney, type Money } from '../core/values/money.js'

/** Examples of the guide by name: what stands in its blocks is computed here by the functions that charge. */
const [voice] = catalogue.voice
const [sms] = catalogue.sms
if (voice === undefined || sms === undefined) throw new Error('the catalogue is empty')
const roubles = (kopecks: number) => formatMoney(kopecks as Money)

function run(steps: readonly Step[]): Posting[] {
  const account = openAccount()
  return steps.flatMap((step) => [...take(account, step).postings])
}

const connect: Step = { connect: { tariff: 'mts', at: '2024-04-01' } }
const mts500: Step = { package: { id: 1, code: 'mts_500', at: '2024-04-01' } }

function use(
  id: number,
  direction: string,
  seconds: number,
  time = `2024-04-10T10:${String(id).padStart(2, '0')}`,
): Step {
  return { use: { id, direction, at: time, seconds } }
}

function dated(postings: readonly Posting[]): string[] {
  return postings.map(({ serviceDate, amount, id }) => `${serviceDate}  ${roubles(amount).padStart(8)}  ${id}`)
}

const month: Step[] = [
  connect,
  mts500,
  use(1, 'mts_home', 29_000),
  use(2, 'mts_home', 1500, '2024-04-11T10:00'),
  use(3, 'other_home', 95, '2024-04-11T11:00'),
  use(4, 'ivr', 25, '2024-04-11T12:00'),
  { smsPackage: { id: 2, code: 'company_starter', at: '2024-04-01' } },
  { send: { id: 1, segments: 3120, at: '2024-04-20' } },
  { through: '2024-04-30' },
]

function invoice(): string[] {
  const { lines, total, vat } = invoiceOf(run(month), '2024-04' as LocalMonth, catalogue)
  const rows = lines.map(({ kind, subject, price, quantity, amount, vat: inside }) => {
    const each = price === null ? '' : roubles(price)
    return [
      kind.padEnd(16),
      subject.padEnd(16),
      String(quantity).padStart(6),
      each.padStart(6),
      roubles(amount).padStart(9),
      roubles(inside).padStart(8),
    ].join(' ')
  })
  const sums = vat.map(({ hundredths, vat: inside }) => `with VAT of ${hundredths / 100} %: ${roubles(inside)}`)
  return [...rows, `total ${roubles(total)}, ${sums.join(', ')}`]
}

function advice(): string[] {
  const records = Array.from({ length: 1000 }, (_, index): UsageRecord => {
    const startedAt = at('2024-04-01') + index * 240_000
    const direction = index % 50 === 0 ? 'other_home' : 'mts_home'
    return { id: index + 1, number: 1 as NumberId, direction, startedAt, endedAt: startedAt + 60_000, seconds: 60 }
  })
  const current = { tariff: 'mts', packages: ['mts_1000'] }
  const found = adviseNumber(catalogue, new LocalCalendar(zone), {
    ...{ kind: 'mobile', records, months: ['2024-04' as LocalMonth], current, count: 3 },
  })
  const line = ({ plan, cost }: (typeof found.best)[number]) =>
    `${roubles(cost)}  ${[plan.tariff, ...plan.packages].join(' + ')}`
  return [
    `now ${found.current === null ? '' : line(found.current)}`,
    ...found.best.map((each, index) => `${index + 1}.  ${line(each)}`),
    `saving ${roubles(found.saving ?? 0)} of ${found.compared} combinations compared`,
    ...found.remarks,
  ]
}

const examples: Record<string, () => string[]> = {
  'daily-shares': () => dated(run([{ connect: { tariff: 'mts', at: '2024-04-28T18:00' } }, { through: '2024-05-01' }])),
  'whole-minutes': () =>
    words(
      run([connect, use(1, 'mts_home', 61), use(2, 'other_home', 60), use(3, 'mts_russia', 1), use(4, 'mts_home', 0)]),
    ),
  'package-ends': () =>
    words(run([connect, mts500, use(1, 'mts_home', 29_880), use(2, 'mts_home', 190, '2024-04-11T10:00')])),
  'most-specific': () =>
    words(
      run([
        connect,
        mts500,
        { package: { id: 2, code: 'record_5000', at: '2024-04-01' } },
        use(1, 'record', 61),
        use(2, 'ivr', 61),
      ]),
    ),
  'seconds-over': () => {
    const record: Step = { package: { id: 2, code: 'record_5000', at: '2024-04-01' } }
    const all = run([
      connect,
      record,
      use(1, 'record', 300_000, '2024-04-02'),
      use(2, 'record', 1),
      use(3, 'record', 1),
      use(4, 'record', 58),
    ])
    return words(all.slice(1))
  },
  renewal: () => {
    const packages = run([
      { connect: { tariff: 'mts', at: '2024-01-31T15:00' } },
      { package: { id: 1, code: 'mts_500', at: '2024-01-31T15:00' } },
      { through: '2024-05-31' },
    ]).filter(({ basis }) => basis.kind === 'package_fee')
    return dated(packages)
  },
  'late-record': () =>
    words(
      run([
        connect,
        mts500,
        use(1, 'mts_home', 29_940),
        use(3, 'mts_russia', 60, '2024-04-12T10:00'),
        use(2, 'mts_home', 60, '2024-04-11T10:00'),
      ]),
    ),
  'employee-april': () => {
    const all = run([
      { employees: [{ count: 15, from: '2024-01-01' }] },
      { startEmployees: '2024-04-01' },
      { send: { id: 1, segments: 4600, at: '2024-04-15' } },
      { through: '2024-04-30' },
    ])
    const fee = all.filter(({ basis }) => basis.kind === 'employee_fee').reduce((sum, { amount }) => sum + amount, 0)
    return [`fee of April: ${roubles(fee)}`, ...words(all.slice(-1))]
  },
  'employee-steps': () =>
    [1, 10, 11, 50, 51, 250, 251].map(
      (count) =>
        `${String(count).padStart(3)} employed  ${roubles(feeOf(sms.employee, count)).padStart(8)}  ${300 * count} SMS`,
    ),
  'dear-head-counts': () =>
    dearHeadCounts(sms.employee).map(
      ({ from, to, cheaper, cheaperFee }) =>
        `${from}–${to} employees cost more than ${cheaper}, which cost ${roubles(cheaperFee)}`,
    ),
  'company-over': () => {
    const pack: Step = { smsPackage: { id: 1, code: 'company_starter', at: '2024-04-01' } }
    return words(
      run([
        pack,
        { send: { id: 1, segments: 2999, at: '2024-04-02' } },
        { send: { id: 2, segments: 2, at: '2024-04-03' } },
      ]),
    )
  },
  traps: () =>
    trapsOf(voice)
      .filter(({ package: code }) => /^(mts|record_5000)/.test(code))
      .map((trap) => explainTrap(trap, voice, catalogue.directions)),
  adviser: advice,
  invoice,
}

const guide = readFileSync(new URL('../../docs/guides/tariffs.md', import.meta.url), 'utf8')
const blocks = [...guide.matchAll(/<!-- example: ([a-z-]+) -->\n\n```text\n([\s\S]*?)\n```/g)].map(
  ([, name = '', text = '']) => [name, text] as const,
)

describe('the guide to tariffs', () => {
  it('shows every example', () => {
    expect(blocks.map(([name]) => name).sort()).toEqual(Object.keys(examples).sort())
  })

  it.each(Object.keys(examples))('says of %s what the functions that charge say', (name) => {
    const shown = blocks.find(([each]) => each === name)?.[1]
    expect(shown).toBe(examples[name]?.().join('\n'))
  })
})
