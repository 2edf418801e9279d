import type { MessageProgress, SegmentProgress } from '../../core/messaging/progress.js'
import type { MessageCommon, NewRecipient } from '../../core/messaging/submission-record.js'
import type { SqlValue, Tuple } from '../tables/table.js'
import { loadedBudget, storedBudget } from './budgets.js'
import type { NewEvent } from './event-log.js'
import type { LoadedMessage } from './recent-messages.js'
import { storedSegment } from './recent-messages.js'

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
    laterSendAt(common),
    common.heldBy,
    common.route,
    common.alternatives.length === 0 ? null : JSON.stringify(common.alternatives),
    common.zone,
    recipient.personId ?? null,
    recipient.recipientCompanyId ?? null,
    common.tags === undefined ? null : JSON.stringify(common.tags.map(({ name }) => name)),
    common.budget === undefined ? null : storedBudget(common.budget, recipient.kopecks),
    common.author ?? null,
    common.via ?? null,
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

/** A message that is under way from its first row on, as it would be loaded. */
export function claimedMessage(common: MessageCommon, { id, kopecks }: NewRecipient, holder: number): LoadedMessage {
  const segments = Array.from({ length: common.segmentCount }, (_, index) => claimedSegment(common, index + 1, holder))
  const progress: MessageProgress = {
    companyId: common.companyId,
    id,
    state: 'sending',
    version: 1,
    traceId: common.traceId,
    createdAt: common.createdAt,
    sendAt: laterSendAt(common),
    deliverBefore: common.deliverBefore,
    from: common.from,
    alternatives: common.alternatives,
    segments,
    dirty: false,
    hasMoved: false,
  }
  const message: LoadedMessage = { progress, stored: segments.map(storedSegment) }
  if (common.budget !== undefined) {
    message.budget = loadedBudget(storedBudget(common.budget, kopecks), progress)
  }
  return message
}

function claimedSegment({ carrier, createdAt }: MessageCommon, ordinal: number, holder: number): SegmentProgress {
  return {
    ordinal,
    state: 'submitting',
    carrier,
    dispatchAt: null,
    holder,
    carrierMessageId: null,
    attempts: 0,
    submittedAt: createdAt,
    sentAt: null,
    doneAt: null,
    checkAt: null,
    errorCode: null,
    errorReason: null,
    dirty: false,
  }
}

function laterSendAt({ sendAt, createdAt }: MessageCommon): number | null {
  return sendAt > createdAt ? sendAt : null
}
