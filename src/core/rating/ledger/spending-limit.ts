import type { LocalMonth } from '../../calendar/local-date.js'
import type { CoreContext } from '../../context.js'
import { GatewayError } from '../../errors.js'
import type { NewRatingEvent } from '../../events/event.js'
import type { Lane, MessageClass } from '../../messaging/message.js'
import { ceilingOf, multiplyExact } from '../../values/exact.js'
import type { CompanyId } from '../../values/ids.js'
import { formatMoney, type Money, noMoney } from '../../values/money.js'
import type { AccountDocument, LimitScope } from './account-document.js'
import type { StoredAccount } from './ports.js'

/** Percent of the limit at which the company is told (R27). */
const thresholds = [80, 100]

/** A limit of the company, or of one of its numbers or scenarios, for one month. */
export interface LimitState {
  scope: 'company' | LimitScope
  limit: Money
  holds: boolean
  booked: Money
}

type Limited = Pick<StoredAccount, 'spendingLimit' | 'document'>

export function limitsIn({ spendingLimit, document }: Limited, month: LocalMonth): LimitState[] {
  const { limits = [], holds = false } = document
  const own = { scope: 'company', limit: spendingLimit, holds } as const
  return [own, ...limits].flatMap(({ scope, limit, ...each }) =>
    limit === null ? [] : [{ scope, limit, holds: each.holds, booked: bookedIn(document, scope, month) }],
  )
}

function bookedIn({ booked, bookedBy = [] }: AccountDocument, scope: LimitState['scope'], month: LocalMonth): Money {
  if (scope === 'company') return booked.find(([each]) => each === month)?.[1] ?? noMoney
  return bookedBy.find(([of, each]) => of === scope && each === month)?.[2] ?? noMoney
}

/** What is told of a write that brought a month's sum to a threshold, or over it. */
export function limitEvents(before: StoredAccount, after: StoredAccount, at: number): NewRatingEvent[] {
  return after.document.booked.flatMap(([month]) => {
    const earlier = limitsIn(before, month)
    return limitsIn(after, month).flatMap(({ scope, limit, booked }) => {
      const was = earlier.find((each) => each.scope === scope)
      if (was?.limit !== limit) return []
      return thresholds
        .filter((percent) => !isReached(was.booked, limit, percent) && isReached(booked, limit, percent))
        .map((percent) => ({
          companyId: after.companyId,
          type: 'rating.limit_reached' as const,
          version: after.version + 1,
          occurredAt: at,
          payload: { month, percent, limit: formatMoney(limit), booked: formatMoney(booked), ...partsOf(scope) },
        }))
    })
  })
}

/** Of a limit of a number or scenario, whose it is. */
export function partsOf(scope: LimitState['scope']): { numberId: string | null; scenarioId: string | null } {
  const [kind, id = null] = scope.split(':')
  return { numberId: kind === 'number' ? id : null, scenarioId: kind === 'scenario' ? id : null }
}

/** The last month in which a limit that holds mailings back is reached. */
export function heldMonthOf(account: Limited): LocalMonth | null {
  const held = account.document.booked
    .map(([month]) => month)
    .filter((month) => limitsIn(account, month).some((each) => each.holds && isReached(each.booked, each.limit, 100)))
  return held.sort().at(-1) ?? null
}

function isReached(booked: number, limit: number, percent: number): boolean {
  return multiplyExact(booked, 100) >= multiplyExact(limit, percent)
}

/**
 * Holds mailings and bulk messages while a limit says so; alerts, and service messages that are not bulk, always pass (R27).
 * @throws GatewayError `rate_limited` until the month ends
 */
export function requireSpending(
  { rating, clock }: Pick<CoreContext, 'rating' | 'clock'>,
  companyId: CompanyId,
  { messageClass, lane }: { messageClass: MessageClass; lane: Lane },
): void {
  if (messageClass === 'alert' || (messageClass !== 'mailing' && lane !== 'bulk')) return
  const now = clock.now()
  const until = rating.heldUntil(companyId, now)
  if (until === null) return
  throw new GatewayError(
    'rate_limited',
    'Mailings and bulk messages are held: what the month has cost reached a spending limit. Raise it (PUT /v1/rating/limit), or wait for the next month; alerts and other service messages go on.',
    { limit: 'spending_per_month', retryAfterSeconds: ceilingOf(until - now, 1_000) },
  )
}
