import { type LocalDate, nextDate } from '../../calendar/local-date.js'
import type { CoreContext } from '../../context.js'
import type { Person } from '../../people/person.js'
import type { CompanyId, PersonId } from '../../values/ids.js'
import type { Account } from '../account.js'
import { chargeThrough } from '../billing-day.js'
import { inForce } from '../catalogue/index.js'
import { billableUnits, type CountedPerson, headCountOn } from '../sms/head-count.js'
import type { BillableUnit } from '../sms/sms-account.js'
import { advance, dueAtOf, nextDayOf } from './advance-account.js'

/** Local days of one write: some years are caught up in a few, and none of them is long. */
const daysPerWrite = 40

/**
 * Bills the company's local days that are over, in their order: shares, packages that began, head-count, and on a month's last day what
 * was sent over the pool. Whoever stops between two writes goes on where it was.
 * @returns the last day that was billed; undefined where none is due
 */
export async function billDays(core: CoreContext, companyId: CompanyId): Promise<LocalDate | undefined> {
  let people: readonly CountedPerson[] | undefined
  const done = await advance(core, companyId, async (open) => {
    const { account } = open
    const last = lastDue(account, core.clock.now())
    if (last === undefined) return null
    if (account.sms.employeeOffer.length > 0) {
      people ??= await countedPeople(core, companyId)
      open.headCount = count(account, people, last)
    }
    open.postings.push(...chargeThrough(account, last))
    return { result: last, audit: null }
  })
  return done?.result
}

function lastDue(account: Account, now: number): LocalDate | undefined {
  let last: LocalDate | undefined
  let next = nextDayOf(account)
  for (let left = daysPerWrite; left > 0 && next !== undefined && dueAtOf(account, next) <= now; left -= 1) {
    last = next
    next = nextDate(next)
  }
  return last
}

/** Puts who is counted into the account; how many they are on the day. */
export function count(account: Account, people: readonly CountedPerson[], date: LocalDate) {
  const rule = inForce(account.catalogue.sms, date)?.employee.counts
  const units = rule === undefined ? [] : billableUnits(people, rule)
  account.sms.units.splice(0, account.sms.units.length, ...units)
  return headCountOn(units, account.calendar.day(date))
}

const pageSize = 1_000

/** Everybody of the directory with his times, as counting sees him. */
export async function countedPeople(core: CoreContext, companyId: CompanyId): Promise<CountedPerson[]> {
  const people: CountedPerson[] = []
  for (let afterId = 0 as PersonId; ;) {
    const page = await core.store.people.listPersons(companyId, { afterId, limit: pageSize })
    for (const person of page) people.push(countedPerson(person))
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return people
    afterId = last.id
  }
}

/** A time without a beginning began before any day that is billed. */
function countedPerson({ kind, employedFrom, employedUntil, numbers }: Person): CountedPerson {
  const span = (from: number | null, until: number | null): BillableUnit => ({
    from: from ?? Number.MIN_SAFE_INTEGER,
    until,
  })
  return {
    kind,
    ...span(employedFrom, employedUntil),
    numbers: numbers.map((number) => span(number.from, number.until)),
  }
}
