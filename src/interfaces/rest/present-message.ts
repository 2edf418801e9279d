import { replyDocument } from '../../core/conversations/reply.js'
import type { Broadcast as CoreBroadcast } from '../../core/messaging/commands.js'
import type { MessageWithSegments, Segment as CoreSegment, SubmitResult } from '../../core/messaging/message.js'
import { notRated, type Price } from '../../core/rating/price.js'
import { formatId } from '../../core/values/ids.js'
import { formatMoney } from '../../core/values/money.js'
import type { components } from './generated/contract.js'
import { formatInstant, formatNullableInstant } from './instant.js'

type Schemas = components['schemas']

/** As every answer with a price has it. */
export function presentPrice({ amount, reason }: Price) {
  return { price: amount === null ? null : formatMoney(amount), priceReason: reason }
}

export function presentSubmitResult(result: SubmitResult, price: Price): Schemas['SendMessageResult'] {
  return {
    broadcastId: result.broadcastId === null ? null : formatId(result.broadcastId),
    messages: result.messages.map(({ id, to, state, segmentCount }) => ({ id: formatId(id), to, state, segmentCount })),
    refused: result.refused.map(({ to, code, reason }) => ({ to, code, reason })),
    state: result.state,
    segments: {
      encoding: result.encoding,
      perMessage: result.segmentsPerMessage,
      total: result.segmentsTotal,
    },
    class: result.class,
    lane: result.lane,
    createdAt: formatInstant(result.createdAt),
    scheduledAt: formatNullableInstant(result.scheduledAt),
    deliverBefore: formatNullableInstant(result.deliverBefore),
    ...presentPrice(price),
  }
}

export function presentMessage(message: MessageWithSegments, price: Price = notRated): Schemas['Message'] {
  const { segments } = message
  return {
    id: formatId(message.id),
    broadcastId: message.broadcastId === null ? null : formatId(message.broadcastId),
    direction: message.direction,
    from: message.from,
    to: message.to,
    recipientCompanyId: message.recipientCompanyId === null ? null : formatId(message.recipientCompanyId),
    tags: [...message.tags],
    text: message.text,
    sentText: message.sentText,
    encoding: message.encoding,
    class: message.class,
    lane: message.lane,
    state: message.state,
    version: message.version,
    reference: message.reference,
    personId: message.personId === null ? null : formatId(message.personId),
    requestId: message.traceId,
    author: message.author,
    via: message.via,
    complete: message.complete,
    createdAt: formatInstant(message.createdAt),
    scheduledAt: formatNullableInstant(message.scheduledAt),
    sendAt: formatInstant(message.sendAt),
    heldBy: message.heldBy,
    route: message.route,
    deliverBefore: formatNullableInstant(message.deliverBefore),
    submittedAt: formatNullableInstant(earliest(segments.map(({ submittedAt }) => submittedAt))),
    sentAt: formatNullableInstant(latestOfAll(segments.map(({ sentAt }) => sentAt))),
    doneAt: formatNullableInstant(latestOfAll(segments.map(({ doneAt }) => doneAt))),
    updatedAt: formatInstant(message.updatedAt),
    segmentCount: message.segmentCount,
    segments: segments.map(presentSegment),
    ...presentPrice(price),
    ...(message.reply !== undefined && { reply: replyDocument(message.reply) }),
  }
}

function presentSegment(segment: CoreSegment): Schemas['Segment'] {
  return {
    ordinal: segment.ordinal,
    state: segment.state,
    carrier: segment.carrier,
    carrierMessageId: segment.carrierMessageId,
    attempts: segment.attempts,
    submittedAt: formatNullableInstant(segment.submittedAt),
    sentAt: formatNullableInstant(segment.sentAt),
    doneAt: formatNullableInstant(segment.doneAt),
    errorCode: segment.errorCode,
    errorReason: segment.errorReason,
  }
}

export function presentBroadcast(broadcast: CoreBroadcast): Schemas['Broadcast'] {
  return {
    id: formatId(broadcast.id),
    recipients: broadcast.recipients,
    materialised: broadcast.materialised,
    states: broadcast.states,
    createdAt: formatInstant(broadcast.createdAt),
    cancelledAt: formatNullableInstant(broadcast.cancelledAt),
  }
}

function earliest(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((at) => at !== null)
  return known.length === 0 ? null : Math.min(...known)
}

/** Null while one of them is still open. */
function latestOfAll(instants: readonly (number | null)[]): number | null {
  const known = instants.filter((at) => at !== null)
  return known.length === 0 || known.length < instants.length ? null : Math.max(...known)
}
