import { multiplyExact } from '../values/exact.js'
import type { NumberId } from '../values/ids.js'
import { type Money, moneyFromKopecks } from '../values/money.js'
import type { Account } from './account.js'
import { type DirectionCode, inForce } from './catalogue/index.js'
import { copyForPreview, copySms } from './copy-account.js'
import { recordUsage, type UsageOutcome } from './record-usage.js'
import { totalOf } from './simulate.js'
import { expectedPool, overOf } from './sms/pool.js'
import { recordSms, type SmsOutcome, type SmsUsage } from './sms/record-sms.js'
import { isEmployeeOfferOn } from './sms/sms-account.js'

/** What something would cost. */
export interface Preview {
  /** Null where it has no price: the outcome says why. */
  amount: Money | null
  /** It may turn out otherwise, because the month's head-count is not over (R21). */
  isEstimate: boolean
  outcome: UsageOutcome | SmsOutcome
}

const previewId = Number.MAX_SAFE_INTEGER

/** What so many seconds of a direction would cost, beginning at an instant (UTC ms). Nothing changes. */
export function previewUsage(
  account: Account,
  number: NumberId,
  { direction, seconds, at }: { direction: DirectionCode; seconds: number; at: number },
): Preview {
  const found = account.numbers.get(number)
  const copy = found === undefined ? account : copyForPreview(account, found).account
  const endedAt = at + multiplyExact(seconds, 1000)
  const outcome = recordUsage(copy, { id: previewId, number, direction, startedAt: at, endedAt, seconds })
  return told(outcome)
}

/** What SMS would cost that were accepted at an instant. Nothing changes. */
export function previewSms(account: Account, usage: Omit<SmsUsage, 'id'>): Preview {
  const { sms, calendar, catalogue } = account
  const today = calendar.dayAt(usage.acceptedAt)
  const outcome = recordSms({ ...account, sms: copySms({ ...sms, known: new Set() }) }, { id: previewId, ...usage })
  const terms = inForce(catalogue.sms, today.date)
  if (outcome.kind !== 'rated' || usage.isAbroad || terms === undefined || !isEmployeeOfferOn(sms, today.date))
    return told(outcome)
  const sent = sms.sent.get(today.month) ?? 0
  const pool = expectedPool(account, today)
  const over = overOf(sent + usage.segments, pool) - overOf(sent, pool)
  return { amount: moneyFromKopecks(multiplyExact(over, terms.employee.smsPrice)), isEstimate: true, outcome }
}

function told(outcome: UsageOutcome | SmsOutcome): Preview {
  const amount = outcome.kind === 'rated' ? totalOf(outcome.postings) : null
  return { amount, isEstimate: false, outcome }
}
