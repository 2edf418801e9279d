import type { MessageCommon, NewRecipient } from '../../core/messaging/submission-record.js'
import type { SqlValue, Tuple } from '../tables/table.js'
import type { NewEvent } from './event-log.js'

/** Rows of newly accepted messages. A dispatcher may claim them from `sendAt` on. */
export function messageTuple(common: MessageCommon, recipient: NewRecipient): Tuple {
  return [
    common.companyId,
    recipient.id,
    common.broadcastId,
    'mt',
    recipient.to,
    common.from,
    common.text,
    common.sentText,
    common.encoding,
    common.segmentCount,
    recipient.concatReference,
    common.class,
    common.lane,
    recipient.claimed ? 'sending' : common.state,
    1,
    common.reference,
    common.traceId,
    common.createdAt,
    common.scheduledAt,
    common.deliverBefore,
    common.createdAt,
    1,
    common.sendAt > common.createdAt ? common.sendAt : null,
    common.heldBy,
    common.route,
    common.alternatives.length === 0 ? null : JSON.stringify(common.alternatives),
    common.zone,
    recipient.personId ?? null,
    recipient.recipientCompanyId ?? null,
    common.tags === undefined ? null : JSON.stringify(common.tags.map(({ name }) => name)),
  ]
}

export function segmentTuples(common: MessageCommon, recipient: NewRecipient, holder: number): Tuple[] {
  const tuples: Tuple[] = []
  for (let ordinal = 1; ordinal <= common.segmentCount; ordinal += 1) {
    const carried = common.whole && ordinal > 1
    const dispatchAt: SqlValue = recipient.claimed || carried ? null : common.sendAt
    tuples.push([
      common.companyId,
      recipient.id,
      ordinal,
      recipient.claimed ? 'submitting' : 'queued',
      common.carrier,
      common.lane,
      dispatchAt,
      recipient.claimed ? holder : null,
      null,
      0,
      recipient.claimed ? common.createdAt : null,
      null,
      null,
      null,
      null,
      null,
    ])
  }
  return tuples
}

export function acceptedEvent(common: MessageCommon, recipient: NewRecipient): NewEvent {
  return {
    companyId: common.companyId,
    type: 'message.accepted',
    subjectType: 'message',
    subjectId: recipient.id,
    version: 1,
    occurredAt: common.createdAt,
    payload: { state: common.state },
  }
}
