import type { CompanyId, DeliveryId, WebhookId } from '../values/ids.js'
import type { EventPosition } from './event.js'

export const webhookStates = ['active', 'paused', 'disabled'] as const
/** `paused` by its owner; `disabled` by the receiver, which answered 410 Gone. */
export type WebhookState = (typeof webhookStates)[number]

export const webhookFormats = ['events', 'm2m'] as const
/** What a request looks like: events as JSON, signed; or one received message as the M2M contract calls back. */
export type WebhookFormat = (typeof webhookFormats)[number]

/** All that the call-back of the M2M contract has a form for. */
export const m2mTypes: readonly string[] = ['message.received']

export interface Webhook {
  id: WebhookId
  companyId: CompanyId
  url: string
  format: WebhookFormat
  description: string
  /** Whole types, or `message.*`; empty for all. */
  types: readonly string[]
  /** Events in one request at most. */
  maxEvents: number
  state: WebhookState
  /** Why it is disabled. */
  stateReason: string | null
  /** Grows by one with every change. */
  version: number
  createdAt: number
  updatedAt: number
  /** Until then what is signed is signed with the old secret as well. */
  oldSecretUntil: number | null
}

/** As it is stored: with its sealed secrets, and how far the log was delivered. */
export interface StoredWebhook extends Webhook {
  secret: string
  oldSecret: string | null
  cursor: EventPosition
}

export const deliveryStates = ['pending', 'delivered', 'failed'] as const
export type DeliveryState = (typeof deliveryStates)[number]

/** One batch of events on its way to a webhook. */
export interface WebhookDelivery {
  id: DeliveryId
  companyId: CompanyId
  webhookId: WebhookId
  /** `feed`: the next part of the log, which all that follows waits for; `replay`: a part that was asked for again. */
  kind: 'feed' | 'replay'
  /** Position before the first event. */
  from: EventPosition
  /** Position of the last event. */
  to: EventPosition
  events: number
  state: DeliveryState
  attempts: number
  nextAttemptAt: number | null
  /** HTTP status of the last answer; null when none came. */
  status: number | null
  error: string | null
  durationMs: number | null
  replayOf: DeliveryId | null
  createdAt: number
  finishedAt: number | null
}

/** The lease under which one process delivers for all. */
export const webhookLease = 'webhooks'

/** Whoever may have several of them is not kept from working by one. */
export const maxWebhooks = 50
/** Replays of one webhook that wait at a time. */
export const maxReplays = 20
