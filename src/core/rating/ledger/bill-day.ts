import type { CoreContext } from '../../context.js'
import type { Person } from '../../people/person.js'
import type { CompanyId, PersonId } from '../../values/ids.js'
import type { Account } from '../account.js'
import { chargeThrough } from '../billing-day.js'
import { inForce } from '../catalogue/index.js'
import { billableUnits, type CountedPerson, headCountOn } from '../sms/head-count.js'
import type { BillableUnit } from '../sms/sms-account.js'
import { advance, nextDayOf } from './advance-account.js'

/**
 * Bills the company's next local day, when it is over: shares, packages that began, head-count, and on a month's last day what was sent
 * over the pool. One day is one write, so whoever stops in between goes on where it was.
 * @returns the day; undefined where none is due
 */
export async function billNextDay(core: CoreContext, companyId: CompanyId): Promise<string | undefined> {
  const people = { units: undefined as readonly CountedPerson[] | undefined }
  const done = await advance(core, companyId, async (open) => {
    const { dueAt } = open.stored
    const date = nextDayOf(open.account)
    if (date === undefined || dueAt === null || dueAt > core.clock.now()) return null
    if (open.account.sms.employeeOffer.length > 0) {
      people.units ??= await countedPeople(core, companyId)
      open.headCount = count(open.account, people.units, date)
    }
    open.postings.push(...chargeThrough(open.account, date))
    return { result: date, audit: null }
  })
  return done?.result
}

/** Puts who is counted into the account; how many they are on the day. */
export function count(
  account: Account,
  people: readonly CountedPerson[],
  date: Parameters<Account['calendar']['day']>[0],
) {
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
