import type { CompanyId } from '../values/ids.js'
import { readKeyword } from './keywords.js'
import { type Fit, freeFit, isOpenAt, optionFit, type Question } from './question.js'
import type { ReplyMatch, ReplyTarget } from './reply.js'
import { fitReport, parseReportPattern, type ReportFit } from './report-pattern.js'

/** Everything that a message may be about. */
export interface ReplyCandidates {
  text: string
  at: number
  /** Of the company; open ones, and such as were closed lately. The newest first. */
  questions: readonly Question[]
  forms: readonly { id: number; name: string; pattern: string }[]
  /** What the company wrote to the subscriber last, within the window. */
  last: LastMessage | null
  /** What the subscriber wrote when he was asked which of these questions he means. */
  asked: { text: string; codes: readonly number[] } | null
}

export interface LastMessage {
  id: number
  /** The question that it asked or reminded of. */
  questionId: number | null
}

/**
 * Declared order: keyword → code of an open question → an open question whose text is quoted → the only open question that it answers → report of a known form → last message
 * within the window. What answers several questions alike is asked back.
 */
export function matchReply(candidates: ReplyCandidates): ReplyMatch {
  return (
    byKeyword(candidates) ??
    byCode(candidates) ??
    byQuote(candidates) ??
    byOption(candidates) ??
    byReport(candidates, 'fits') ??
    byFreeText(candidates) ??
    byReport(candidates, 'near') ??
    byAlmost(candidates) ??
    byClosed(candidates) ??
    byLast(candidates)
  )
}

/** Whether the company has asked for exactly this: on a shared number that counts for more than who wrote last. */
export function answersExactly(questions: readonly Question[], text: string, at: number): boolean {
  const open = questions.filter((question) => isOpenAt(question, at))
  const coded = readCode(text)
  return open.some((question) => optionFit(question, text) !== null || question.code === coded?.code)
}

function byKeyword({ text, last }: ReplyCandidates): ReplyMatch | null {
  const keyword = readKeyword(text)
  if (keyword === null) return null
  const target: ReplyTarget | null = last && { type: 'message', id: last.id }
  const reason = `The whole message is the keyword "${keyword.word}"`
  return { decision: 'keyword', reason, target, detail: { kind: 'keyword', keyword } }
}

/** A number of two to four digits that the message begins with. */
export function readCode(text: string): { code: number; rest: string } | null {
  const [, digits, rest = ''] = /^\s*№?(\d{2,4})(?!\d)[\s.,:;)-]*(.*)$/su.exec(text) ?? []
  return digits === undefined ? null : { code: Number(digits), rest: rest.trim() }
}

function byCode(candidates: ReplyCandidates): ReplyMatch | null {
  const coded = readCode(candidates.text)
  if (coded === null) return null
  const open = openOf(candidates)
  const question = open.find(({ code }) => code === coded.code)
  // The number may itself be an answer that somebody else waits for.
  if (question === undefined || open.some((one) => optionFit(one, candidates.text) !== null)) return null
  const asked = candidates.asked?.codes.includes(coded.code) === true ? candidates.asked.text : ''
  const text = coded.rest === '' ? asked : coded.rest
  const reason = `It begins with the code ${coded.code} of an open ${nameOf(question)}`
  const fit = fitOf(question, text) ?? onlyOption(question, text)
  if (fit === null) return about('code', question, reason)
  return answering('code', question, fit, reason)
}

/** Characters of a quote at least: shorter titles stand in many a text. */
const shortestQuote = 8

/**
 * The text of a question stands in the message: in lines that begin with `>`, or before or behind the answer, as phones put it there when
 * one answers with the text. What is left is the answer.
 */
function byQuote(candidates: ReplyCandidates): ReplyMatch | null {
  const quoted = openOf(candidates).flatMap((question) => {
    const rest = withoutQuote(candidates.text, question.title)
    return rest === null ? [] : [{ question, rest }]
  })
  const [first, second] = quoted.sort((a, b) => b.question.title.length - a.question.title.length)
  if (first === undefined || second?.question.title === first.question.title) return null
  const reason = `It quotes an open ${nameOf(first.question)}`
  const fit = fitOf(first.question, first.rest) ?? onlyOption(first.question, first.rest)
  return fit === null ? about('question', first.question, reason) : answering('question', first.question, fit, reason)
}

/** Null where the title, as far as it was not cut off, does not stand in the text. */
function withoutQuote(text: string, title: string): string | null {
  const quote = comparable(title).replace(/[\s.…!?:]+$/, '')
  if (quote.length < shortestQuote) return null
  const lines = text.split(/\r?\n/)
  const marked = lines.filter((line) => line.startsWith('>'))
  if (comparable(marked.join(' ')).includes(quote)) {
    return lines
      .filter((line) => !line.startsWith('>'))
      .join('\n')
      .trim()
  }
  const plain = withoutMarks(text)
  // Where lower case has another length, the place in the one is not that in the other.
  const folded = comparable(text)
  const start = folded.length === plain.length ? folded.indexOf(quote) : -1
  if (start < 0) return null
  return `${plain.slice(0, start)} ${plain.slice(start + quote.length)}`.replace(/^[\s.,:;!?-]+|[\s,:;-]+$/g, '')
}

function comparable(text: string): string {
  return withoutMarks(text).toLowerCase().replaceAll('ё', 'е')
}

function withoutMarks(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\s>«»"]+/g, ' ')
    .trim()
}

/** Who names the code of an alert says that he takes it. */
function onlyOption(question: Question, text: string): Fit | null {
  const [first] = question.takes.options
  return text === '' && question.kind === 'alert' && first !== undefined ? { option: first.key, comment: null } : null
}

function byOption(candidates: ReplyCandidates): ReplyMatch | null {
  const fitting = openOf(candidates).flatMap((question) => {
    const fit = optionFit(question, candidates.text)
    return fit === null ? [] : [{ question, fit }]
  })
  return decide(fitting, 'an answer that it takes')
}

function byFreeText(candidates: ReplyCandidates): ReplyMatch | null {
  const fitting = openOf(candidates).flatMap((question) => {
    const fit = freeFit(question, candidates.text)
    return fit === null ? [] : [{ question, fit }]
  })
  return decide(fitting, 'words of its own, which it takes')
}

function decide(fitting: readonly { question: Question; fit: Fit }[], what: string): ReplyMatch | null {
  const [first, second] = fitting
  if (first === undefined) return null
  if (second === undefined) {
    const reason = `It is ${what}, and only one open ${nameOf(first.question)} waits for such`
    return answering('question', first.question, first.fit, reason)
  }
  const questions = fitting.map(({ question: { code, title } }) => ({ code, title }))
  const reason = `It answers ${fitting.length} open questions alike, so the person is asked which`
  return { decision: 'ask', reason, target: null, detail: { kind: 'ask', questions } }
}

function byReport({ text, forms }: ReplyCandidates, wanted: ReportFit['kind']): ReplyMatch | null {
  for (const { id, name, pattern } of forms) {
    const parsed = parseReportPattern(pattern)
    const fit = parsed.ok ? fitReport(parsed.value, text) : null
    if (fit?.kind !== wanted) continue
    const target: ReplyTarget = { type: 'report_form', id }
    if (fit.kind === 'fits') {
      const detail = { kind: 'report', fields: fit.fields } as const
      return { decision: 'report', reason: `It has the form "${name}"`, target, detail }
    }
    const detail = { kind: 'near_report', problem: fit.problem } as const
    return { decision: 'report', reason: `It begins like the form "${name}" and is not complete`, target, detail }
  }
  return null
}

/** The person was just asked, and what came is none of the answers. */
function byAlmost(candidates: ReplyCandidates): ReplyMatch | null {
  const question = openOf(candidates).find(({ id }) => id === candidates.last?.questionId)
  if (question === undefined) return null
  return about(
    'question',
    question,
    `The last message to the person was this ${nameOf(question)}, which takes no such answer`,
  )
}

function byClosed({ text, at, questions, last }: ReplyCandidates): ReplyMatch | null {
  // Where nothing else was sent, the newest that it answers; else only the last message itself.
  const question =
    last === null
      ? questions.find((one) => optionFit(one, text) !== null)
      : questions.find(({ id }) => id === last.questionId)
  if (question === undefined || isOpenAt(question, at)) return null
  const fit = fitOf(question, text)
  if (fit === null) return null
  const reason = `It answers ${articled(question)} that was closed before`
  const target = { type: question.kind, id: question.id }
  return { decision: 'late', reason, target, detail: { kind: 'answer', fit, isLate: true } }
}

function byLast({ last }: ReplyCandidates): ReplyMatch {
  const detail = { kind: 'nothing' } as const
  if (last === null) {
    return { decision: 'none', reason: 'Nothing was sent to the person within the window', target: null, detail }
  }
  const reason = 'It came within the window after this message, the last to the person'
  return { decision: 'message', reason, target: { type: 'message', id: last.id }, detail }
}

function answering(decision: 'code' | 'question', question: Question, fit: Fit, reason: string): ReplyMatch {
  const target = { type: question.kind, id: question.id }
  return { decision, reason, target, detail: { kind: 'answer', fit, isLate: false } }
}

function about(decision: 'code' | 'question', question: Question, reason: string): ReplyMatch {
  return { decision, reason, target: { type: question.kind, id: question.id }, detail: { kind: 'no_answer' } }
}

function fitOf(question: Question, text: string): Fit | null {
  return optionFit(question, text) ?? freeFit(question, text)
}

function openOf({ questions, at }: ReplyCandidates): Question[] {
  return questions.filter((question) => isOpenAt(question, at))
}

const nameOf = ({ kind }: Question): string => kind
const articled = ({ kind }: Question): string => (kind === 'alert' ? 'an alert' : 'a poll')

/** The company that a message on a shared number is for, among those that have asked the subscriber. */
export function companyAsking(questions: readonly Question[], text: string, at: number): CompanyId | undefined {
  const asking = new Set(
    questions.filter((question) => answersExactly([question], text, at)).map(({ companyId }) => companyId),
  )
  return asking.size === 1 ? [...asking][0] : undefined
}
