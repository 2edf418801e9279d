import type { CoreContext } from '../../context.js'
import { comparePositions } from '../../events/event.js'
import type { CompanyId, MessageId } from '../../values/ids.js'
import type { Msisdn } from '../../values/msisdn.js'
import { isAbroad } from '../is-abroad.js'
import { recordSms, type SmsUsage } from '../sms/record-sms.js'
import { advance, type OpenAccount } from './advance-account.js'
import { usageOfSegment } from './segment-usage.js'

/**
 * Events that follow an operator's answer. A segment that was accepted while others of its message wait has no event of its own; each of
 * those brings one, and then all are charged.
 */
const types = [
  'message.sent',
  'message.partially_delivered',
  'message.delivered',
  'message.undelivered',
  'message.expired',
  'message.rejected',
  'message.failed',
  'message.unknown',
  'message.retry',
  'message.in_doubt',
  'message.rerouted',
]
/** Events at a time. */
const chunk = 500

export interface ChargedChunk {
  charged: number
  parked: number
  /** Nothing more can be read for now. */
  isEnd: boolean
}

/**
 * Charges the segments of one part of the company's log. The place in the log, the balances and the postings move in one write that
 * proves the account's version, and each posting is unique by its segment: whatever is repeated, by whomever, changes nothing.
 * @returns undefined where the log holds nothing new
 */
export async function chargeMessages(core: CoreContext, companyId: CompanyId): Promise<ChargedChunk | undefined> {
  const done = await advance(core, companyId, async (open) => {
    const { smsSince, followed } = open.stored
    if (smsSince === null) return null
    const { events, next, isEnd } = await core.store.events.read(companyId, {
      after: followed,
      filter: { types },
      limit: chunk,
    })
    if (comparePositions(next, followed) <= 0) return null
    const messages = [...new Set(events.map(({ subjectId }) => subjectId as MessageId))]
    open.changes.followed = next
    const counts = await chargeSegments(core, open, messages, smsSince)
    return { result: { ...counts, isEnd }, audit: null }
  })
  return done?.result
}

async function chargeSegments(
  core: CoreContext,
  open: OpenAccount,
  messages: readonly MessageId[],
  since: number,
): Promise<Omit<ChargedChunk, 'isEnd'>> {
  const found = await core.store.rating.uncharged(open.stored.companyId, messages)
  const { catalogue, calendar } = open.account
  const usages = found
    .filter(({ acceptedAt }) => acceptedAt >= since)
    .map(({ messageId, ordinal, to, acceptedAt }): SmsUsage => {
      const id = usageOfSegment(messageId, ordinal)
      return { id, acceptedAt, segments: 1, isAbroad: isAbroad(to as Msisdn, catalogue.countries, calendar.dateAt(acceptedAt)) }
    })
  for (const usage of usages.sort((left, right) => left.acceptedAt - right.acceptedAt || left.id - right.id))
    chargeSms(open, usage, core.clock.now())
  return { charged: open.postings.length, parked: open.parked.length }
}

/** Charges a segment, or parks it: what has no price is neither free nor lost. */
export function chargeSms(open: OpenAccount, usage: SmsUsage, now: number): boolean {
  const outcome = recordSms(open.account, usage, now)
  if (outcome.kind === 'rated') open.postings.push(...outcome.postings)
  if (outcome.kind === 'refused') throw new Error(`segment ${usage.id} cannot be charged: ${outcome.explanation}`)
  if (outcome.kind === 'parked') {
    const { reason, explanation } = outcome
    open.parked.push({ kind: 'sms', id: usage.id, reason, explanation, usage, parkedAt: now })
  }
  return outcome.kind === 'rated'
}
