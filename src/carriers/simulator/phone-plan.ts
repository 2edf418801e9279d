import smpp from 'smpp'

import {
  type AnswerBehaviour,
  type Extent,
  type FateBehaviour,
  type PhoneBehaviour,
  type PhoneScript,
  type ReceiptBehaviour,
  type ReceiptFormat,
  type ReplyBehaviour,
  standardReceiptFormat,
} from './phone-script.js'

type ReceiptCount = Exclude<ReceiptBehaviour, { kind: 'receipt_format' }>

/** How the next submission is answered. */
export type AnswerRule =
  | { kind: 'accept'; delayMs: number; receiptFirst: boolean }
  | { kind: 'refuse'; commandStatus: number }
  | { kind: 'stay_silent'; taken: boolean }
  | { kind: 'drop'; taken: boolean }

/** A script sorted into its groups, with the counts of what it has done so far. */
export class PhonePlan {
  readonly fate: FateBehaviour | null
  readonly receipts: ReceiptCount | null
  readonly format: ReceiptFormat
  readonly #answer: AnswerBehaviour | null
  readonly #replies: readonly { rule: ReplyBehaviour; left: number }[]
  readonly #setAt: number
  #submits = 0

  constructor(script: PhoneScript, setAt: number) {
    const behaviours = script.kind === 'all' ? script.of : [script]
    this.fate = behaviours.findLast(isFate) ?? null
    this.#answer = behaviours.findLast(isAnswer) ?? null
    this.receipts = behaviours.findLast(isReceiptCount) ?? null
    const { kind: _kind, ...format } = behaviours.findLast((one) => one.kind === 'receipt_format') ?? { kind: '' }
    this.format = { ...standardReceiptFormat, ...format }
    this.#replies = behaviours
      .filter((one) => one.kind === 'reply')
      .map((rule) => ({ rule, left: rule.times ?? Infinity }))
    this.#setAt = setAt
  }

  /** Counts the submission and says what happens to it. */
  nextAnswer(now: number, usualDelayMs: number): AnswerRule {
    this.#submits += 1
    const accept: AnswerRule = { kind: 'accept', delayMs: usualDelayMs, receiptFirst: false }
    const rule = this.#answer
    switch (rule?.kind) {
      case undefined:
        return accept
      case 'slow_answer':
        return { ...accept, delayMs: rule.delayMs }
      case 'receipt_before_answer':
        return { ...accept, receiptFirst: true }
      case 'drop_connection':
        return this.#submits <= rule.times ? { kind: 'drop', taken: rule.taken ?? true } : accept
      case 'no_answer':
        return this.#holds(rule, now) ? { kind: 'stay_silent', taken: rule.taken ?? true } : accept
      case 'reject':
      case 'throttle':
      case 'queue_full':
        return this.#holds(rule, now) ? { kind: 'refuse', commandStatus: statusOf(rule) } : accept
    }
  }

  /** When a message submitted now is delivered or fails, were it valid for ever. */
  fateAt(now: number, usualDelayMs: number): number {
    switch (this.fate?.kind) {
      case undefined:
        return now + usualDelayMs
      case 'deliver':
        return now + this.fate.afterMs
      case 'undeliverable':
        return now + (this.fate.afterMs ?? usualDelayMs)
      case 'absent':
        return Math.max(now + usualDelayMs, this.#setAt + this.fate.forMs)
    }
  }

  isAbsent(now: number): boolean {
    return this.fate?.kind === 'absent' && now < this.#setAt + this.fate.forMs
  }

  /** The replies to one message that has arrived. */
  takeReplies(): ReplyBehaviour[] {
    const due = this.#replies.filter((reply) => reply.left > 0)
    for (const reply of due) reply.left -= 1
    return due.map((reply) => reply.rule)
  }

  #holds(extent: Extent, now: number): boolean {
    return this.#submits <= (extent.firstSubmits ?? Infinity) && now < this.#setAt + (extent.forMs ?? Infinity)
  }
}

function statusOf(rule: Extract<AnswerBehaviour, { kind: 'reject' | 'throttle' | 'queue_full' }>): number {
  switch (rule.kind) {
    case 'reject':
      return rule.commandStatus
    case 'throttle':
      return smpp.errors.ESME_RTHROTTLED
    case 'queue_full':
      return smpp.errors.ESME_RMSGQFUL
  }
}

function isFate(one: PhoneBehaviour): one is FateBehaviour {
  return one.kind === 'deliver' || one.kind === 'absent' || one.kind === 'undeliverable'
}

function isReceiptCount(one: PhoneBehaviour): one is ReceiptCount {
  return one.kind === 'receipt_twice' || one.kind === 'receipt_for_one_segment' || one.kind === 'no_receipt'
}

function isAnswer(one: PhoneBehaviour): one is AnswerBehaviour {
  return !isFate(one) && !isReceiptCount(one) && one.kind !== 'receipt_format' && one.kind !== 'reply'
}
