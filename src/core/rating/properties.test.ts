import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { LocalDate } from '../calendar/local-date.js'
import { accountWith, number, subscription, usage, uses } from './_arbitraries.js'
import { at, catalogue } from './_scenario.js'
import {
  type Account,
  type Action,
  closeMonth,
  copyAccount,
  correctUsage,
  invoiceOf,
  perform,
  type Posting,
  recordUsage,
  simulate,
  totalOf,
  type UsageRecord,
  vatInside,
} from './index.js'
import { inOrder } from './usage-record.js'

function run(account: Account, actions: readonly Action[]): Posting[] {
  return actions.flatMap((action) => perform(account, action).postings)
}

function sorted(records: readonly UsageRecord[]): UsageRecord[] {
  return records.toSorted(inOrder)
}

/** What the account is in the end, whatever way led there: lines and what is left of packages. */
function stateOf(account: Account) {
  const found = account.numbers.get(number)
  const plain = <T>(map: ReadonlyMap<string, T> | undefined) => Object.fromEntries([...(map ?? [])].sort())
  const lines = [...(found?.lines ?? [])].map(([key, { sum }]) => [key, sum] as const).filter(([, sum]) => sum !== 0)
  return { lines: Object.fromEntries(lines.sort()), remaining: settled(plain(found?.remaining)) }
}

/** A package that is full again is as one that was never touched. */
function settled(remaining: Record<string, number>) {
  return Object.fromEntries(Object.entries(remaining).filter(([, seconds]) => !Number.isInteger(seconds / 30_000)))
}

/** Each line's exact sum in bigints, from what the postings say of themselves. */
function linesOf(postings: readonly Posting[]): Map<string, { exact: bigint; amount: bigint }> {
  const lines = new Map<string, { exact: bigint; amount: bigint }>()
  for (const { basis, bookedOn, amount } of postings) {
    if (basis.kind !== 'priced_use') continue
    const key = [bookedOn.slice(0, 7), basis.record.direction, basis.source.code, basis.price].join()
    const line = lines.get(key) ?? { exact: 0n, amount: 0n }
    const exact = BigInt(basis.price) * BigInt(basis.billedSeconds) * (basis.isReversal ? -1n : 1n)
    lines.set(key, { exact: line.exact + exact, amount: line.amount + BigInt(amount) })
  }
  return lines
}

const halfUp = (sixtieths: bigint) => (2n * sixtieths + 60n) / 120n

describe('rating', () => {
  it('gives lines that are the rounded exact sums of their records', () => {
    fc.assert(
      fc.property(subscription, usage, (bought, records) => {
        const postings = run(accountWith(bought), uses(sorted(records)))
        for (const { exact, amount } of linesOf(postings).values()) expect(amount).toBe(halfUp(exact))
      }),
    )
  })

  it('uses every second once: packages and prices together cover the record', () => {
    fc.assert(
      fc.property(subscription, usage, (bought, records) => {
        const postings = run(accountWith(bought), uses(sorted(records)))
        for (const { id, seconds } of records) {
          const own = postings.filter((posting) => posting.id.startsWith(`usage:${id}:`))
          const covered = own.reduce((sum, { basis }) => sum + ('seconds' in basis ? basis.seconds : 0), 0)
          expect(covered).toBe(seconds)
        }
      }),
    )
  })

  it('takes no package below zero, and no more than was granted', () => {
    fc.assert(
      fc.property(subscription, usage, (bought, records) => {
        for (const { basis } of run(accountWith(bought), uses(sorted(records)))) {
          if (basis.kind !== 'package_use') continue
          expect(basis.remainingAfter).toBeGreaterThanOrEqual(0)
          expect(basis.remainingBefore - basis.remainingAfter).toBe(basis.takenSeconds)
        }
      }),
    )
  })

  it('charges no more for a record than its base price, where no package names another', () => {
    fc.assert(
      fc.property(usage, (records) => {
        const mine = sorted(records.filter(({ direction }) => direction === 'mts_home'))
        const cost = (bought: readonly Action[]) => totalOf(run(accountWith(bought), uses(mine)))
        const connect = { do: 'connect_number', number, kind: 'mobile', tariff: 'mts', existsFrom: 0 } as const
        const plain = [{ ...connect, at: at('2024-01-01') }]
        const withPackage = [
          ...plain,
          { do: 'connect_package', number, connection: 1, package: 'mts_500', at: at('2024-01-02') } as const,
        ]
        expect(cost(withPackage)).toBeLessThanOrEqual(cost(plain))
      }),
    )
  })

  it('does not depend on the order in which records come', () => {
    fc.assert(
      fc.property(
        subscription,
        usage.chain((records) =>
          fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
        ),
        (bought, [records, shuffled]) => {
          const inTime = accountWith(bought)
          const late = accountWith(bought)
          const expected = run(inTime, uses(sorted(records)))
          const postings = run(late, uses(shuffled))
          expect(totalOf(postings)).toBe(totalOf(expected))
          expect(stateOf(late)).toEqual(stateOf(inTime))
          expect(new Set(postings.map(({ id }) => id)).size).toBe(postings.length)
        },
      ),
    )
  })

  it('gives after corrections what the corrected records give', () => {
    const change = fc.record({ which: fc.nat(), seconds: fc.integer({ min: 0, max: 5000 }), isGone: fc.boolean() })
    fc.assert(
      fc.property(subscription, usage, fc.array(change, { maxLength: 8 }), (bought, records, changes) => {
        const corrected = accountWith(bought)
        const postings = run(corrected, uses(sorted(records)))
        const truth = new Map(records.map((record) => [record.id, record]))
        for (const { which, seconds, isGone } of changes) {
          const before = [...truth.values()][which % Math.max(1, truth.size)]
          if (before === undefined) continue
          const after = isGone ? null : { ...before, seconds, endedAt: before.startedAt + seconds * 1000 }
          const outcome = correctUsage(corrected, number, before.id, after, at('2024-04-01'))
          expect(['rated', 'known']).toContain(outcome.kind)
          if (outcome.kind === 'rated') postings.push(...outcome.postings)
          if (after === null) truth.delete(before.id)
          else truth.set(before.id, after)
        }
        const fresh = accountWith(bought)
        expect(totalOf(postings)).toBe(totalOf(run(fresh, uses(sorted([...truth.values()])))))
        expect(stateOf(corrected)).toEqual(stateOf(fresh))
      }),
    )
  })

  it('is not touched by a package of a direction that is not used', () => {
    fc.assert(
      fc.property(subscription, usage, (bought, records) => {
        const used = sorted(records.filter(({ direction }) => direction !== 'ivr'))
        const extra: Action = {
          do: 'connect_package',
          number,
          connection: 99,
          package: 'ivr_5000',
          at: at('2024-01-15'),
        }
        const without = run(accountWith(bought), uses(used))
        const withPackage = run(accountWith([...bought, extra]), uses(used))
        expect(withPackage).toEqual(without)
      }),
    )
  })

  it('books nothing into a month that is invoiced', () => {
    fc.assert(
      fc.property(subscription, usage, fc.nat(40), (bought, records, before) => {
        const account = accountWith(bought)
        run(account, uses(sorted(records).slice(0, before)))
        closeMonth(account, '2024-02' as never)
        for (const record of sorted(records).slice(before)) {
          const outcome = recordUsage(account, record, at('2024-03-05'))
          if (outcome.kind !== 'rated') throw new Error(outcome.kind)
          for (const { bookedOn } of outcome.postings) expect(bookedOn >= '2024-03-01').toBe(true)
        }
      }),
    )
  })
})

describe('simulation', () => {
  it('is the run, to the kopeck and to the posting, and changes nothing', () => {
    const days: Action = { do: 'charge_days', through: '2024-03-31' as LocalDate }
    fc.assert(
      fc.property(subscription, usage, fc.nat(40), (bought, records, already) => {
        const account = accountWith(bought)
        const all = uses(records)
        run(account, all.slice(0, already))
        const before = stateOf(account)
        const plan = [...all.slice(already), days]
        const simulated = simulate(account, plan)
        expect(stateOf(account)).toEqual(before)
        const postings = run(account, plan)
        expect(simulated.postings).toEqual(postings)
        expect(simulated.total).toBe(totalOf(postings))
        expect(stateOf(simulated.account)).toEqual(stateOf(account))
      }),
    )
  })

  it('leaves what it was copied from alone', () => {
    const account = accountWith([
      { do: 'connect_number', number, kind: 'mobile', tariff: 'mts', existsFrom: 0, at: at('2024-01-01') },
    ])
    const copy = copyAccount(account)
    perform(copy, { do: 'connect_package', number, connection: 1, package: 'mts_500', at: at('2024-01-02') })
    perform(copy, { do: 'disconnect_number', number, at: at('2024-01-03') })
    perform(copy, { do: 'charge_days', through: '2024-01-31' as LocalDate })
    expect(account.numbers.get(number)).toMatchObject({ packages: [], active: [{ until: null }] })
    expect(account.billedThrough).toBeNull()
  })
})

describe('an invoice', () => {
  it('adds up: lines to the total, VAT of lines to the VAT of each rate', () => {
    const days: Action = { do: 'charge_days', through: '2024-03-31' as LocalDate }
    fc.assert(
      fc.property(subscription, usage, (bought, records) => {
        const postings = run(accountWith(bought), [...uses(records), days])
        const months = ['2023-12', '2024-01', '2024-02', '2024-03'] as never[]
        const invoices = months.map((month) => invoiceOf(postings, month, catalogue))
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
        expect(sum(invoices.map(({ total }) => total))).toBe(totalOf(postings))
        for (const { lines, total, vat } of invoices) {
          expect(sum(lines.map(({ amount }) => amount))).toBe(total)
          for (const rate of vat) {
            const own = lines.filter(({ vatHundredths }) => vatHundredths === rate.hundredths)
            expect(sum(own.map((line) => line.vat))).toBe(rate.vat)
            expect(rate.vat).toBe(vatInside(rate.total, rate.hundredths))
          }
        }
      }),
    )
  })
})
