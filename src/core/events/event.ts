import type { MessageClass } from '../messaging/message.js'
import type { BroadcastId, CompanyId } from '../values/ids.js'

/** The catalogue. Others may come: whoever reads events passes over types that he does not know. */
export const eventTypes = [
  'message.accepted',
  'message.scheduled',
  'message.held',
  'message.queued',
  'message.sending',
  'message.sent',
  'message.partially_delivered',
  'message.delivered',
  'message.undelivered',
  'message.expired',
  'message.rejected',
  'message.failed',
  'message.cancelled',
  'message.unknown',
  'message.retry',
  'message.in_doubt',
  'message.rerouted',
  'message.delivered_after_failure',
  'message.received',
  'message.completed',
  'poll.opened',
  'poll.answered',
  'poll.reminded',
  'poll.closed',
  'report.received',
  'report.not_understood',
  'alert.opened',
  'alert.sent',
  'alert.step_empty',
  'alert.declined',
  'alert.acknowledged',
  'alert.unacknowledged',
  'alert.cancelled',
  'mail.failed',
  'call.started',
  'call.answered',
  'call.leg_started',
  'call.leg_answered',
  'call.leg_connected',
  'call.leg_ended',
  'call.recording_ready',
  'call.recording_deleted',
  'call.ended',
  'rating.limit_reached',
  'rating.usage_parked',
  'invoice.issued',
  'webhook.failed',
  'webhook.disabled',
  'webhook.test',
] as const

/** A place in the log: the transaction that wrote, and the event's own id within the order of writing. */
export interface EventPosition {
  txId: number
  id: number
}

export interface GatewayEvent {
  companyId: CompanyId
  position: EventPosition
  /** `message.delivered` … */
  type: string
  subjectType: string
  subjectId: number
  version: number
  occurredAt: number
  /** What was written with the change. */
  payload: Readonly<Record<string, unknown>>
  /** Of the message it is about, as far as it is still kept. */
  message: EventMessage | null
}

/** What does not change about a message, beside the text of one that was received. */
export interface EventMessage {
  direction: 'mt' | 'mo'
  from: string
  to: string
  text: string
  reference: string | null
  broadcastId: BroadcastId | null
  segmentCount: number
  class: MessageClass
  recipientCompanyId: CompanyId | null
  tags: readonly string[]
}

/** What events of conversations are about, beside messages. */
export type ConversationSubject = 'poll' | 'alert' | 'report' | 'mail'

/** An event that is written with statements, beside those of messages. */
export interface NewEvent {
  type: (typeof eventTypes)[number]
  companyId: CompanyId
  subjectType: 'webhook' | ConversationSubject
  subjectId: number
  version: number
  occurredAt: number
  payload: Readonly<Record<string, unknown>>
}

export interface NewWebhookEvent {
  type: 'webhook.failed' | 'webhook.disabled'
  companyId: CompanyId
  webhookId: number
  version: number
  occurredAt: number
  payload: Readonly<Record<string, unknown>>
}

/** About the company's spending. */
export interface NewRatingEvent {
  type: 'rating.limit_reached' | 'rating.usage_parked' | 'invoice.issued'
  companyId: CompanyId
  version: number
  occurredAt: number
  payload: Readonly<Record<string, unknown>>
}

export function comparePositions(a: EventPosition, b: EventPosition): number {
  return a.txId - b.txId || a.id - b.id
}

/** Before everything that was ever written. */
export const logStart: EventPosition = { txId: 0, id: 0 }
