import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'

import type { LedgerPosting } from '../../core/rating/ledger/ports.js'
import { testDatabases } from '../../testing/databases.js'
import { type LedgerFault, TestLedger } from './_ledger.js'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const cleanUps: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

async function create(kind: (typeof testDatabases)[number], zone: string, startAt: number) {
  const made = await TestLedger.create(kind, zone, startAt)
  cleanUps.push(
    () => made.database.drop(),
    () => made.ledger.close(),
  )
  return made
}

/** Without what differs between two databases: when it was written. */
function plain(postings: readonly LedgerPosting[]) {
  return postings.map(({ createdAt: _, ...posting }) => posting)
}

function sumOf(postings: readonly { amount: number }[], from = '', to = '9'): number {
  const dated = postings as readonly { amount: number; bookedOn?: string }[]
  return dated
    .filter(({ bookedOn = '' }) => bookedOn >= from && bookedOn <= to)
    .reduce((sum, { amount }) => sum + amount, 0)
}

type Step = { send: number } | { waitHours: number }

/** A company with a package, or with employees, from 20 October on, in a zone whose clocks go back on the 26th. */
async function live(ledger: TestLedger, offer: 'company' | 'employee', steps: readonly Step[]): Promise<void> {
  const startAt = ledger.core.clock.now()
  await ledger.hire(1, null, null)
  await ledger.hire(2, startAt + 3 * dayMs, startAt + 9 * dayMs)
  await ledger.change(
    offer === 'company' ? { do: 'connect_sms_package', package: 'company_starter' } : { do: 'start_employee_offer' },
  )
  for (const step of steps) {
    if ('send' in step) await ledger.send(step.send)
    else await ledger.wait(step.waitHours * hourMs)
    await ledger.settle()
  }
  await ledger.wait(startAt + 50 * dayMs - ledger.core.clock.now())
  await ledger.settle()
}

const startAt = Date.UTC(2025, 9, 20, 12)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ send: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ waitHours: fc.integer({ min: 1, max: 100 }) }),
)
const fault = fc.constantFrom<LedgerFault>(undefined, 'lost', 'unanswered')

for (const kind of testDatabases) {
  describe(`the ledger on ${kind.name}`, () => {
    it('is the same wherever a write was lost, or its answer', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom('company' as const, 'employee' as const),
          fc.array(step, { minLength: 3, maxLength: 8 }),
          fc.array(fault, { maxLength: 30 }),
          async (offer, steps, faults) => {
            const calm = await create(kind, 'Europe/Berlin', startAt)
            await live(calm.ledger, offer, steps)
            const stormy = await create(kind, 'Europe/Berlin', startAt)
            // The order itself is the customer's, who sees whether it was answered.
            stormy.ledger.faults = [undefined, ...faults]
            await live(stormy.ledger, offer, steps)
            expect(plain(await stormy.ledger.postings())).toEqual(plain(await calm.ledger.postings()))
          },
        ),
        // Each run makes two databases, and those of PostgreSQL are dear.
        { numRuns: kind.name === 'sqlite' ? 3 : 1 },
      )
    })

    it('adds up to the invoices to the kopeck, and replaying changes nothing', async () => {
      const { ledger } = await create(kind, 'Europe/Berlin', startAt)
      await live(ledger, 'employee', [{ send: 200 }, { waitHours: 30 }, { send: 255 }, { waitHours: 200 }, { send: 3 }])
      const before = await ledger.postings()
      expect(before.map(({ ordinal }) => ordinal)).toEqual(before.map((_, index) => index + 1))
      const november = await ledger.invoice('2025-11')
      const october = await ledger.invoice('2025-10')
      expect(october.total).toBe(sumOf(before, '2025-10-01', '2025-10-31'))
      expect(november.total).toBe(sumOf(before, '2025-11-01', '2025-11-30'))
      for (const { lines, total, vat } of [october, november]) {
        expect(sumOf(lines)).toBe(total)
        expect(lines.reduce((sum, line) => sum + line.vat, 0)).toBe(vat.reduce((sum, each) => sum + each.vat, 0))
      }
      await ledger.settle()
      expect(await ledger.postings()).toEqual(before)
      expect(await ledger.invoice('2025-10')).toEqual(october)
    })

    it('bills each local day once, also where clocks go back and months end', async () => {
      const { ledger } = await create(kind, 'Europe/Berlin', startAt)
      await live(ledger, 'employee', [])
      const days = (await ledger.postings()).filter(({ basis }) => basis.kind === 'employee_fee')
      expect(days.map(({ bookedOn }) => bookedOn).slice(4, 14)).toEqual(
        ['24', '25', '26', '27', '28', '29', '30', '31']
          .map((day) => `2025-10-${day}`)
          .concat(['2025-11-01', '2025-11-02']),
      )
      // One employee at 150.00 a month; a second from the 23rd to the 29th. 12 + 7 days of 31.
      expect(sumOf(days, '2025-10-01', '2025-10-31')).toBe(Math.floor((19 * 15_000) / 31))
      expect(sumOf(days, '2025-11-01', '2025-11-30')).toBe(15_000)
    })

    it('renews a package on its day, clamped where the month is shorter', async () => {
      const { ledger } = await create(kind, 'Asia/Sakhalin', Date.UTC(2026, 0, 31, 3))
      await ledger.change({ do: 'connect_sms_package', package: 'company_starter' })
      await ledger.wait(100 * dayMs)
      await ledger.settle()
      const fees = (await ledger.postings()).filter(({ basis }) => basis.kind === 'sms_package_fee')
      expect(fees.map(({ bookedOn }) => bookedOn)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'])
    })

    it('posts nothing into an invoiced month: what comes later stands in the next', async () => {
      const { ledger } = await create(kind, 'Asia/Sakhalin', Date.UTC(2026, 0, 31, 3))
      await ledger.change({ do: 'start_employee_offer' })
      await ledger.wait(2 * dayMs)
      await ledger.settle()
      const january = await ledger.invoice('2026-01')
      await ledger.send(1)
      await ledger.settle()
      expect((await ledger.invoice('2026-01')).total).toBe(january.total)
      expect((await ledger.postings()).at(-1)).toMatchObject({ bookedOn: '2026-02-02' })
      await expect(ledger.invoice('2026-02')).rejects.toThrow('billed through')
    })
  })
}

const postgres = testDatabases.find(({ name }) => name === 'postgres')

describe.skipIf(postgres === undefined)('two processes', () => {
  it('charge each segment and bill each day once', async () => {
    const { ledger, database, clock } = await create(
      postgres as (typeof testDatabases)[number],
      'Europe/Moscow',
      startAt,
    )
    const other = await TestLedger.open(database, clock, 'Europe/Moscow', 'two')
    cleanUps.push(() => other.close())
    await ledger.change({ do: 'connect_sms_package', package: 'company_starter' })
    for (let sent = 0; sent < 40; sent += 1) await ledger.send(2)
    await ledger.wait(5 * dayMs)
    await Promise.all([ledger.settle(), other.settle(), ledger.settle(), other.settle()])
    const postings = await ledger.postings()
    expect(postings.filter(({ messageId }) => messageId !== null)).toHaveLength(80)
    expect(new Set(postings.map(({ id }) => id)).size).toBe(postings.length)
    expect(sumOf(postings)).toBe(150_000)
  })
})
