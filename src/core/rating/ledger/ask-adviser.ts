import type { Principal } from '../../accounts/account.js'
import { firstDay, lastDay, type LocalMonth, nextMonth } from '../../calendar/local-date.js'
import type { CoreContext } from '../../context.js'
import { GatewayError } from '../../errors.js'
import type { CompanyId } from '../../values/ids.js'
import { tariffAt } from '../account.js'
import type { AdviserAnswer } from '../adviser/answer-question.js'
import { compactUsage, type UsageColumns } from '../adviser/compact-usage.js'
import type { VoicePlan } from '../adviser/plan.js'
import { inForce } from '../catalogue/index.js'
import { periodAt } from '../period.js'
import { OpenAccount } from './advance-account.js'
import { count, countedPeople } from './bill-days.js'
import type { RatedNumber } from './ports.js'
import { accountInScope, type Acting, getAccount } from './rated-company.js'

export interface AdviceWanted {
  /** As it is dialled; without it text messages are looked at. */
  number?: string
  from: LocalMonth
  to: LocalMonth
  /** How many plans are wanted, the cheapest first. */
  count: number
  /** Plans of a number whose cost is wanted as well. */
  plans: readonly VoicePlan[]
}

const mostMonths = 12
const mostRecords = 1_000_000
const pageSize = 20_000

/**
 * What the real usage of past months would have cost under every legal combination of tariff and packages.
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`
 */
export async function askAdviser(
  core: CoreContext,
  principal: Principal,
  { companyId, ...wanted }: Acting & AdviceWanted,
): Promise<{ months: readonly LocalMonth[]; answer: AdviserAnswer }> {
  const owner = accountInScope(principal, companyId === undefined ? {} : { companyId })
  const open = new OpenAccount(core, await getAccount(core, owner))
  const months = monthsOf(wanted)
  const { number } = wanted
  if (number !== undefined) return { months, answer: await aboutNumber(core, open, { ...wanted, number }, months) }
  const { account, stored } = open
  const span = { from: firstDay(wanted.from), to: lastDay(wanted.to) }
  const sent = await core.store.rating.countSent(owner, span)
  count(account, await countedPeople(core, owner), lastDay(wanted.to))
  const { units } = account.sms
  const question = { about: 'sms', zone: stored.zone, months, count: wanted.count, sent, units } as const
  return { months, answer: await core.adviser.answer(question) }
}

async function aboutNumber(
  core: CoreContext,
  { account, stored }: OpenAccount,
  { number: address, ...wanted }: AdviceWanted & { number: string },
  months: readonly LocalMonth[],
): Promise<AdviserAnswer> {
  const own = (await core.store.rating.listNumbers(stored.companyId)).find((each) => each.address === address)
  const found = own && account.numbers.get(own.id)
  if (own === undefined || found === undefined)
    throw new GatewayError('invalid_parameter', 'The company has no such number with a tariff.', { field: 'number' })
  checkPlans(core, wanted, months)
  const usage = compactUsage(await usageOf(core, stored.companyId, own, account.calendar, wanted))
  const now = core.clock.now()
  const tariff = tariffAt(found, now)?.tariff
  const packages = found.packages
    .filter((each) => each.disconnectedAt === null && periodAt(each, now, account.calendar) !== undefined)
    .map((each) => each.package)
  const current = tariff === undefined ? null : { tariff, packages }
  const { kind } = found
  const { plans } = wanted
  return core.adviser.answer({
    ...{ about: 'number', zone: stored.zone, months, count: wanted.count },
    ...{ kind, usage, current, plans },
  })
}

async function usageOf(
  core: CoreContext,
  companyId: CompanyId,
  { id: number }: RatedNumber,
  calendar: { day(date: string): { from: number; until: number } },
  { from, to }: AdviceWanted,
): Promise<UsageColumns[][]> {
  const started = { from: calendar.day(firstDay(from)).from, until: calendar.day(lastDay(to)).until }
  const pages: UsageColumns[][] = []
  let after = { endedAt: started.from, id: 0 }
  for (let left = mostRecords; ; ) {
    const page = await core.store.rating.usageSince(companyId, number, { after, started, limit: pageSize })
    pages.push(page.map(({ direction, startedAt, endedAt, seconds }) => ({ direction, startedAt, endedAt, seconds })))
    left -= page.length
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return pages
    if (left <= 0)
      throw new GatewayError('invalid_parameter', `More than ${mostRecords} records; ask for fewer months.`, {
        field: 'from',
      })
    after = last
  }
}

function monthsOf({ from, to }: AdviceWanted): LocalMonth[] {
  const months: LocalMonth[] = []
  for (let month = from; month <= to && months.length <= mostMonths; month = nextMonth(month)) months.push(month)
  if (months.length > 0 && months.length <= mostMonths) return months
  throw new GatewayError('invalid_parameter', `Ask about 1 to ${mostMonths} months, from the first to the last.`, {
    field: 'to',
  })
}

/** What cannot be bought together has no price. */
function checkPlans({ rating }: CoreContext, { plans }: AdviceWanted, months: readonly LocalMonth[]): void {
  const [first] = months
  const terms = first && inForce(rating.catalogue.voice, firstDay(first))
  plans.forEach(({ tariff, packages }, index) => {
    const refuse = (text: string) => new GatewayError('invalid_parameter', text, { field: `plans/${index}` })
    if (terms?.tariffs.has(tariff) !== true) throw refuse('There is no such tariff; GET /v1/tariffs names them.')
    for (const code of packages)
      if (terms.packages.get(code)?.family.tariffs.has(tariff) !== true)
        throw refuse(`«${code}» is no package of this tariff; GET /v1/tariffs names them.`)
  })
}
