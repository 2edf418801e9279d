import type { NamedRecipient, RecipientCommand } from '../messaging/commands.js'
import type { MessageClass, TransliterationMode } from '../messaging/message.js'
import type { BroadcastId, CompanyId, MailingId, MailingRunId } from '../values/ids.js'
import type { CalendarRule } from './calendar-rule.js'

/** A text that is sent again and again, to whoever is in its groups and lists when its time comes. */
export interface Mailing {
  id: MailingId
  companyId: CompanyId
  name: string
  content: MailingContent
  rule: CalendarRule
  /** By whose clocks the rule is read. */
  zone: string
  ifMissed: MissedPolicy
  state: MailingState
  /** When it is sent next; null once nothing follows. */
  nextAt: number | null
  createdAt: number
  updatedAt: number
}

/** What each run sends. */
export interface MailingContent {
  to: readonly (string | RecipientCommand | NamedRecipient)[]
  text: string
  from?: string
  class: MessageClass
  transliterate?: TransliterationMode
  /** From the run on, how long a message is worth anything. */
  validForMs?: number
  onUnusableSender?: 'use_default'
}

/** `ended`: its rule names no more times. */
export const mailingStates = ['active', 'paused', 'ended'] as const
export type MailingState = (typeof mailingStates)[number]

/** What becomes of a run whose time passed while no gateway ran: sent once when one runs again, or left out. */
export const missedPolicies = ['send_once', 'skip'] as const
export type MissedPolicy = (typeof missedPolicies)[number]

export interface MailingRun {
  id: MailingRunId
  mailingId: MailingId
  /** When it should have been. */
  dueAt: number
  /** When it was. */
  at: number
  outcome: RunOutcome
  /** Runs that were due before it since the one before, and took place with it or not at all. */
  missed: number
  broadcastId: BroadcastId | null
  recipients: number
  segments: number
  refused: number
  /** Why nothing was sent. */
  reason: string | null
}

export const runOutcomes = ['sent', 'missed', 'failed'] as const
export type RunOutcome = (typeof runOutcomes)[number]

/** A run that is later than this was missed. */
export const toleranceMs = 3_600_000

/** What the messages of a mailing have as their reference, by which the history finds them. */
export function referenceOf(id: MailingId): string {
  return `mailing:${id}`
}
