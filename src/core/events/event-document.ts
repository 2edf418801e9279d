import type { MessageClass, MessageState } from '../messaging/message.js'
import { PLATFORM } from '../values/ids.js'
import type { GatewayEvent } from './event.js'

/** An event as customers get it, the same in the feed, in the stream and in webhooks. */
export interface EventDocument {
  id: string
  type: string
  companyId: string | null
  subject: { type: string; id: string }
  version: number
  occurredAt: string
  data: EventData
}

export interface EventData {
  [name: string]: unknown
  state?: MessageState
  errorCode?: string | null
  direction?: 'mt' | 'mo'
  from?: string
  to?: string
  text?: string
  complete?: boolean
  reference?: string | null
  broadcastId?: string | null
  segmentCount?: number
  class?: MessageClass
  /** Where it is another company's person, whose number is not told. */
  recipientCompanyId?: string
  tags?: string[]
}

export function eventDocument(event: GatewayEvent): EventDocument {
  return {
    id: String(event.position.id),
    type: event.type,
    companyId: event.companyId === PLATFORM ? null : String(event.companyId),
    subject: { type: event.subjectType, id: String(event.subjectId) },
    version: event.version,
    occurredAt: new Date(event.occurredAt).toISOString(),
    data: event.subjectType === 'message' ? messageData(event) : { ...event.payload },
  }
}

function messageData({ payload, message }: GatewayEvent): EventData {
  const isReceived = message === null ? 'complete' in payload : message.direction === 'mo'
  const state = isReceived ? ({ state: 'delivered' } as const) : {}
  const outcome = isReceived ? {} : { errorCode: null }
  if (message === null) return { ...state, ...outcome, ...payload }
  const { direction, from, to, text, reference, broadcastId, segmentCount } = message
  return {
    ...state,
    ...outcome,
    ...payload,
    direction,
    from,
    to,
    ...(isReceived ? { text } : {}),
    reference,
    broadcastId: broadcastId === null ? null : String(broadcastId),
    segmentCount,
    class: message.class,
    ...(message.recipientCompanyId !== null && { recipientCompanyId: String(message.recipientCompanyId) }),
    ...(message.tags.length > 0 && { tags: [...message.tags] }),
  }
}
