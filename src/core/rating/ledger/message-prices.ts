import type { CoreContext } from '../../context.js'
import type { MessageWithSegments } from '../../messaging/message.js'
import type { SubmissionPlan } from '../../messaging/plan-submission.js'
import type { CompanyId, MessageId } from '../../values/ids.js'
import { addMoney, noMoney } from '../../values/money.js'
import { copyAccount } from '../copy-account.js'
import { isAbroad } from '../is-abroad.js'
import { previewSms } from '../preview.js'
import { notRated, pendingPrice, type Price, unpriced } from '../price.js'
import { recordSms } from '../sms/record-sms.js'
import { OpenAccount } from './advance-account.js'
import { usageOfSegment } from './segment-usage.js'

/** Of a message that was just taken: nothing is charged yet. */
export function priceOfNew({ rating }: Pick<CoreContext, 'rating'>, companyId: CompanyId): Price {
  return rating.charges(companyId) ? pendingPrice : notRated
}

/** States in which a segment may still be, or is, with the operator. */
const chargeable = new Set(['queued', 'submitting', 'in_doubt', 'sent', 'delivered', 'undelivered'])

/** The prices of messages by the ledger: one question for all, and none where nothing is charged. */
export async function pricesOf(
  { rating, store }: Pick<CoreContext, 'rating' | 'store'>,
  companyId: CompanyId,
  messages: readonly MessageWithSegments[],
): Promise<(message: MessageWithSegments) => Price> {
  const since = rating.chargedSince(companyId)
  const own = messages.filter((message) => since !== undefined && isCharged(message, since))
  if (own.length === 0) return () => notRated
  const ids = own.map(({ id }) => id)
  const charged = await store.rating.pricesOf(companyId, ids)
  const parked = await store.rating.parkedSegments(
    companyId,
    own.flatMap(({ id, segments }) => segments.map(({ ordinal }) => usageOfSegment(id, ordinal))),
  )
  const known = new Set<MessageId>(ids)
  return ({ id, segments }) => {
    if (!known.has(id)) return notRated
    if (segments.some(({ ordinal }) => parked.has(usageOfSegment(id, ordinal)))) return unpriced
    const open = segments.filter(({ sentAt, state }) => sentAt !== null || chargeable.has(state))
    const price = charged.get(id) ?? { amount: noMoney, segments: 0 }
    return price.segments < open.length ? pendingPrice : { amount: price.amount, reason: null }
  }
}

/** What the operator accepted before the offer was connected is not charged. */
function isCharged({ direction, createdAt, segments }: MessageWithSegments, since: number): boolean {
  if (direction === 'mo') return false
  return (
    createdAt >= since ||
    segments.some(({ sentAt, state }) => (sentAt === null ? chargeable.has(state) : sentAt >= since))
  )
}

/** What a plan would cost, were it accepted now, by the functions that charge it, on a copy of the account. */
export async function priceOfPlan(core: CoreContext, companyId: CompanyId, plan: SubmissionPlan): Promise<Price> {
  if (!core.rating.charges(companyId)) return notRated
  const stored = await core.store.rating.find(companyId)
  if (stored === undefined) return notRated
  const { account } = new OpenAccount(core, stored)
  const at = core.clock.now()
  const { countries } = account.catalogue
  const date = account.calendar.dateAt(at)
  const copy = copyAccount(account)
  let amount = noMoney
  let isEstimate = false
  let id = 1
  for (const { text, recipients } of plan.lots) {
    const segments = text.chosen.segmentation.segments.length
    const abroad = recipients.filter(({ to }) => isAbroad(to, countries, date)).length
    for (const [count, isForeign] of [
      [recipients.length - abroad, false],
      [abroad, true],
    ] as const) {
      if (count === 0) continue
      const usage = { acceptedAt: at, segments: segments * count, isAbroad: isForeign }
      const preview = previewSms(copy, usage)
      if (preview.amount === null) return unpriced
      amount = addMoney(amount, preview.amount)
      isEstimate ||= preview.isEstimate
      recordSms(copy, { id, ...usage })
      id += 1
    }
  }
  return { amount, reason: isEstimate ? 'estimate' : null }
}
