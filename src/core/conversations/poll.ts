import type { RefusedRecipient } from '../errors.js'
import type { CompanyId } from '../values/ids.js'
import type { QuestionId } from './question.js'

export const pollStates = ['open', 'closed'] as const
export type PollState = (typeof pollStates)[number]

export interface PollOption {
  key: string
  label: string
  /** What counts for it beside its number and its label, in the form of `answerKey`. */
  words: readonly string[]
}

export interface Poll {
  id: QuestionId
  companyId: CompanyId
  title: string
  /** As it is sent, with the options. */
  text: string
  from: string | null
  options: readonly PollOption[]
  freeText: boolean
  /** Whether each answer is confirmed by SMS. */
  confirms: boolean
  state: PollState
  closesAt: number
  remindAt: number | null
  reminder: string | null
  nextAt: number | null
  sentAt: number | null
  remindedAt: number | null
  closedAt: number | null
  reference: string | null
  replyMail: string | null
  author: string
  version: number
  createdAt: number
  refused: readonly RefusedRecipient[]
}

/** The sum of all is how many were asked. */
export interface PollCounts {
  asked: number
  silent: number
  /** Answers of their own words. */
  freeText: number
  options: Readonly<Record<string, number>>
}
