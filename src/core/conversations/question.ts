import type { CompanyId } from '../values/ids.js'
import { answerKey } from './words.js'

export type QuestionKind = 'poll' | 'alert'
export type QuestionId = number & { readonly __kind: 'question' }

/** One of the answers that a question takes, by any of its words, which are in the form of `answerKey`. */
export interface AnswerOption {
  key: string
  words: readonly string[]
}

export interface Takes {
  options: readonly AnswerOption[]
  /** Whether an answer of other words counts too. */
  freeText: boolean
}

/** What a subscriber was asked and may answer by SMS: a poll, or who takes an alert. Its id is that of the poll or alert. */
export interface Question {
  id: QuestionId
  companyId: CompanyId
  kind: QuestionKind
  /** A number of two digits or more that an answer may begin with, unique among the open questions of a company. */
  code: number
  /** For people: what it is about. */
  title: string
  takes: Takes
  /** UTC ms; null: until it is closed. */
  closesAt: number | null
  closedAt: number | null
}

export function isOpenAt({ closesAt, closedAt }: Question, at: number): boolean {
  return (closedAt === null || closedAt > at) && (closesAt === null || closesAt > at)
}

/** What an answer says to a question: an option with what was added to it, words of its own, or nothing that it takes. */
export interface Fit {
  option: string | null
  /** What stands beside the option, or the free text. */
  comment: string | null
}

/** An option and something beside it: `да, буду к девяти`. */
const withComment = /^([^\s,.;:!]+)[,.;:!]\s*(\S.*)$/su

export function optionFit({ takes }: Question, text: string): Fit | null {
  const whole = optionOf(takes, text)
  if (whole !== undefined) return { option: whole, comment: null }
  const [, first, comment] = withComment.exec(text.trim()) ?? []
  const option = first === undefined ? undefined : optionOf(takes, first)
  return option === undefined ? null : { option, comment: comment ?? null }
}

function optionOf({ options }: Takes, text: string): string | undefined {
  const key = answerKey(text)
  return options.find(({ words }) => words.includes(key))?.key
}

export function freeFit({ takes }: Question, text: string): Fit | null {
  return takes.freeText && text.trim() !== '' ? { option: null, comment: text.trim() } : null
}
