import type { CompanyId, MessageId, PersonId } from '../values/ids.js'
import type { Keyword } from './keywords.js'
import type { Fit, QuestionKind } from './question.js'
import type { ReportProblem } from './report-pattern.js'

/** How it was found out what a subscriber's message is about; in the order in which it is tried. */
export const replyDecisions = ['keyword', 'code', 'question', 'report', 'ask', 'late', 'message', 'none'] as const
export type ReplyDecision = (typeof replyDecisions)[number]

export type ReplyTarget = { type: QuestionKind | 'message' | 'report_form'; id: number }

/** What a subscriber's message is about, and why it was taken for that. */
export interface ReplyMatch {
  decision: ReplyDecision
  /** For people. */
  reason: string
  target: ReplyTarget | null
  detail: ReplyDetail
}

/** What follows from it. */
export type ReplyDetail =
  | { kind: 'nothing' }
  | { kind: 'keyword'; keyword: Keyword }
  /** An answer to a question; `isLate`: the question was closed before it came. */
  | { kind: 'answer'; fit: Fit; isLate: boolean }
  /** It is about the question and no answer that it takes. */
  | { kind: 'no_answer' }
  /** It answers several questions, of which the person is asked to choose. */
  | { kind: 'ask'; questions: readonly { code: number; title: string }[] }
  | { kind: 'report'; fields: Readonly<Record<string, string>> }
  | { kind: 'near_report'; problem: ReportProblem }

/** A network operator, where it is known; `isForeign`: not one of those whose subscribers can answer to our short codes. */
export interface ReplyNetwork {
  operator: string
  isForeign: boolean | null
}

export interface Reply extends ReplyMatch {
  companyId: CompanyId
  messageId: MessageId
  msisdn: string
  /** The number as the company may see it. */
  shownFrom: string
  /** Whose person it is, where that is another company. */
  guest: { companyId: CompanyId; personId: PersonId | null } | null
  /** Ours. */
  ownAddress: string
  text: string
  receivedAt: number
  personId: PersonId | null
  network: ReplyNetwork | null
  /** False for what robots write: nothing is answered by itself. */
  mayAnswer: boolean
  /** Grows when the rest of a long message comes and it is looked at again. */
  version: number
}

/** What is shown beside a message that a subscriber wrote. */
export type ShownReply = Pick<Reply, 'decision' | 'reason' | 'target' | 'detail' | 'network' | 'personId'>

/** The same in the API and in events: ids as text. */
export interface ReplyDocument {
  decision: ReplyDecision
  reason: string
  target: { type: ReplyTarget['type']; id: string } | null
  /** Of an answer: the option, null for words of its own. */
  option: string | null
  /** Of an answer: free text, or what stands beside the option. */
  comment: string | null
  /** Of a report. */
  fields: Readonly<Record<string, string>> | null
  keyword: Keyword['word'] | null
  personId: string | null
  /** The subscriber's network operator, and whether it is another than those from which answers to short codes are sure to come. */
  operator: string | null
  offNetwork: boolean | null
}

export function replyDocument({ decision, reason, target, detail, network, personId }: ShownReply): ReplyDocument {
  const fit = detail.kind === 'answer' ? detail.fit : null
  return {
    decision,
    reason,
    target: target && { type: target.type, id: String(target.id) },
    option: fit?.option ?? null,
    comment: fit?.comment ?? null,
    fields: detail.kind === 'report' ? detail.fields : null,
    keyword: detail.kind === 'keyword' ? detail.keyword.word : null,
    personId: personId === null ? null : String(personId),
    operator: network?.operator ?? null,
    offNetwork: network?.isForeign ?? null,
  }
}
