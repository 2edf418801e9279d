import type { RefusedRecipient } from '../errors.js'
import type { NamedRecipient, RecipientCommand } from '../messaging/commands.js'
import type { CompanyId, MessageId, PersonId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import type { QuestionId, Takes } from './question.js'
import type { Language } from './words.js'

/** Keys of what an alert can be answered with. */
export const takeOption = 'take'
export const declineOption = 'decline'

export const alertStates = ['open', 'acknowledged', 'unacknowledged', 'cancelled'] as const
export type AlertState = (typeof alertStates)[number]

/** Who is written to, how often, and how long each time is waited for an answer. */
export interface AlertStep {
  to: readonly AlertRecipient[]
  /** At least 1. */
  sends: number
  waitMs: number
}

export type AlertRecipient = string | RecipientCommand | NamedRecipient

export interface Alert {
  id: QuestionId
  companyId: CompanyId
  text: string
  /** Its first words, for lists and for those who are told how it ended. */
  title: string
  from: string | null
  /** What is answered to take it. */
  word: string
  steps: readonly AlertStep[]
  state: AlertState
  /** The step that runs, from 0. */
  step: number
  /** How often it was sent. */
  sends: number
  /** When it goes on unless somebody answers. Of one that has ended: those who were asked are still to be told; null once they were. */
  nextAt: number | null
  endedAt: number | null
  /** Who took or cancelled it: a number, or the actor who said so over the API. */
  endedBy: string | null
  endedName: string | null
  messageId: MessageId | null
  /** Who is told by mail that nobody took it. */
  mail: string | null
  reference: string | null
  author: string
  version: number
  createdAt: number
  refused: readonly RefusedRecipient[]
}

/** Somebody who is asked. */
export interface Respondent {
  msisdn: Msisdn
  /** In the order of the request, from 1. */
  position: number
  personId: PersonId | null
  /** The company whose person it is, where that is another: its number and name are not shown. */
  guestId: CompanyId | null
  name: string | null
  language: Language
  /** Of an alert: at which he is written to. */
  step: number
  askedAt: number | null
  option: string | null
  comment: string | null
  answeredAt: number | null
  messageId: MessageId | null
}

const taking = ['+', 'да', 'ок', 'беру', 'принял', 'приняла', 'принято', 'еду', 'выезжаю', 'yes', 'ok', 'ack', 'take']
const declining = ['-', '0', 'нет', 'не могу', 'отказ', 'no', 'cannot']

/** What an alert is answered with, beside its own word. */
export function alertTakes(word: string): Takes {
  const options = [
    { key: takeOption, words: [word, ...taking] },
    { key: declineOption, words: declining },
  ]
  return { options, freeText: false }
}
