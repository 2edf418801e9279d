import type { NewRatingEvent } from '../../events/event.js'
import { multiplyExact } from '../../values/exact.js'
import { formatMoney, noMoney } from '../../values/money.js'
import type { StoredAccount } from './ports.js'

/** Percent of the limit at which the company is told (R27). Nothing is blocked: it is a credit. */
const thresholds = [80, 100]

/** What is told of a write that brought a month's sum to a threshold, or over it. */
export function limitEvents(before: StoredAccount, after: StoredAccount, at: number): NewRatingEvent[] {
  const limit = after.spendingLimit
  if (limit === null || limit !== before.spendingLimit) return []
  return after.document.booked.flatMap(([month, booked]) => {
    const was = before.document.booked.find(([each]) => each === month)?.[1] ?? noMoney
    return thresholds
      .filter((percent) => isReached(was, limit, percent) < isReached(booked, limit, percent))
      .map((percent) => ({
        companyId: after.companyId,
        type: 'rating.limit_reached' as const,
        version: after.version + 1,
        occurredAt: at,
        payload: { month, percent, limit: formatMoney(limit), booked: formatMoney(booked) },
      }))
  })
}

function isReached(booked: number, limit: number, percent: number): number {
  return multiplyExact(booked, 100) >= multiplyExact(limit, percent) ? 1 : 0
}
