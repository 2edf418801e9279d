import type { LocalDay } from '../calendar/local-calendar.js'
import { moneyFromKopecks } from '../values/money.js'
import { type Account, type NumberAccount, tariffAt } from './account.js'
import { inForce } from './catalogue/index.js'
import { shareOf } from './daily-share.js'
import type { Posting } from './posting.js'

/** The setup fee and the day's share of the number fee (R4–R7). */
export function numberFeesOf(account: Account, number: NumberAccount, day: LocalDay): Posting[] {
  const since = activeSince(number, day)
  if (since === undefined) return []
  const span = tariffAt(number, since)
  const tariff = inForce(account.catalogue.voice, day.date)?.tariffs.get(span?.tariff ?? '')
  if (tariff === undefined) throw new Error(`number ${number.number} has no tariff on ${day.date}`)
  const shared = { number: number.number, serviceDate: day.date, bookedOn: day.date }
  const postings: Posting[] = []
  if (isFirstDay(number, day)) {
    const basis = { kind: 'setup_fee', tariff: tariff.code } as const
    postings.push({ id: `setup:${number.number}`, ...shared, amount: tariff.setupFee, basis })
  }
  const fee = tariff.numberFee[number.kind]
  const { amount, share } = shareOf(number.shares, day, fee)
  const basis = { kind: 'number_fee', tariff: tariff.code, fee, ...share } as const
  postings.push({ id: `number:${number.number}:${day.date}`, ...shared, amount: moneyFromKopecks(amount), basis })
  return postings
}

/** The first moment of the day at which the number was active. A number that was connected for no time was active at that moment. */
function activeSince({ active }: NumberAccount, day: LocalDay): number | undefined {
  const span = active.find(({ from, until }) => {
    const isConnectedThen = day.from <= from && from < day.until
    return isConnectedThen || (from < day.from && (until === null || until > day.from))
  })
  return span && Math.max(span.from, day.from)
}

function isFirstDay({ active }: NumberAccount, day: LocalDay): boolean {
  const first = active[0]
  return first !== undefined && day.from <= first.from && first.from < day.until
}
