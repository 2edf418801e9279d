import type { NewEvent } from '../events/event.js'
import type { NewAudit } from '../ports.js'
import type { CompanyId, MessageId, PersonId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import type { Alert, AlertState, Respondent } from './alert.js'
import type { MailId, MailOutcome, NewMail, WaitingMail } from './mail.js'
import type { Poll, PollCounts, PollState } from './poll.js'
import type { Question, QuestionId } from './question.js'
import type { Reply, ShownReply } from './reply.js'
import type { Report, ReportForm, ReportFormId } from './report-form.js'

/** Replies of subscribers and what they were asked: polls, alerts, forms of reports; and mail about them. */
export interface ConversationStore extends ReplyStore, QuestionStore, PollStore, ReportStore, AlertStore, MailStore {}

export interface ReplyStore {
  /** Those that something is still to be done about, the oldest first. */
  listPendingReplies(limit: number): Promise<readonly Reply[]>
  /** Nothing is left to be done; `answeredAt` when it was answered by itself. */
  finishReply(reply: ReplyKey, answeredAt: number | null): Promise<void>
  /** What was answered by itself since an instant, to whom and what he had written. */
  listAnswered(companyId: CompanyId, msisdn: string, since: number): Promise<readonly AnsweredReply[]>
  /** Of messages that subscribers wrote, by their ids. */
  findReplies(companyId: CompanyId, ids: readonly MessageId[]): Promise<ReadonlyMap<MessageId, ShownReply>>
  /** What a subscriber wrote, with what it is about. */
  findReply(companyId: CompanyId, messageId: MessageId): Promise<Reply | undefined>
  /** Where answers to this message are sent. */
  findReplyMail(companyId: CompanyId, messageId: MessageId): Promise<string | undefined>
}

export type ReplyKey = Pick<Reply, 'companyId' | 'messageId' | 'version'>

export interface AnsweredReply {
  at: number
  text: string
}

export interface QuestionStore {
  /** Of the company, those that are not closed. */
  listOpenQuestions(companyId: CompanyId): Promise<readonly Pick<Question, 'id' | 'kind' | 'code' | 'takes'>[]>
  /** Whose these numbers are; the first of several. */
  ownersOf(companyId: CompanyId, msisdns: readonly Msisdn[]): Promise<ReadonlyMap<Msisdn, NumberOwner>>
  findQuestion(key: QuestionKey): Promise<Question | undefined>
  listRespondents(key: QuestionKey, page: RespondentPage): Promise<readonly Respondent[]>
}

export interface NumberOwner {
  id: PersonId
  name: string
  language: string | null
}

export interface QuestionKey {
  companyId: CompanyId
  id: QuestionId
}

export interface RespondentPage {
  /** Whose position comes after this one. */
  after: number
  limit: number
  which?: 'answered' | 'silent'
}

/** Written once for each idempotency key. */
export interface Keyed {
  key: string
  requestHash: string
}

/** `conflict`: the code of the question was taken meanwhile. */
export type InsertAnswer = 'inserted' | 'conflict' | { kind: 'replayed'; id: QuestionId; requestHash: string }

export interface NewQuestion {
  question: Question
  respondents: readonly Respondent[]
  keyed: Keyed | null
  events: readonly NewEvent[]
  audit: NewAudit
}

export interface PollStore {
  insertPoll(poll: Poll, made: NewQuestion): Promise<InsertAnswer>
  findPoll(key: QuestionKey): Promise<Poll | undefined>
  /** The newest first. */
  listPolls(companyId: CompanyId, page: BeforePage<PollState>): Promise<readonly Poll[]>
  listDuePolls(at: number, limit: number): Promise<readonly Poll[]>
  countPoll(key: QuestionKey): Promise<PollCounts>
  /** False, with nothing written, when the poll has another version by now. */
  updatePoll(poll: Poll, changes: PollChanges, events: readonly NewEvent[], audit?: NewAudit): Promise<boolean>
}

export type PollChanges = Partial<Pick<Poll, 'state' | 'nextAt' | 'sentAt' | 'remindedAt' | 'closedAt'>>

/** Before this id, in the order of ids downwards. */
export interface BeforePage<State extends string> {
  before?: QuestionId
  state?: State
  limit: number
}

export interface ReportStore {
  insertReportForm(form: ReportForm, audit: NewAudit): Promise<void>
  /** False where there is none. */
  /** False where it is gone. */
  updateReportForm(form: ReportForm, audit: NewAudit): Promise<boolean>
  deleteReportForm(key: ReportFormKey, at: number, audit: NewAudit): Promise<boolean>
  findReportForm(key: ReportFormKey): Promise<ReportForm | undefined>
  listReportForms(companyId: CompanyId): Promise<readonly ReportForm[]>
  /** The newest first. */
  listReports(form: ReportFormKey, query: ReportQuery): Promise<readonly Report[]>
}

export interface ReportFormKey {
  companyId: CompanyId
  id: ReportFormId
}

export interface ReportQuery {
  /** Only with this value in a field. */
  field?: { name: string; value: string }
  msisdn?: Msisdn
  personId?: PersonId
  before?: MessageId
  limit: number
}

export interface AlertStore {
  insertAlert(alert: Alert, made: NewQuestion): Promise<InsertAnswer>
  findAlert(key: QuestionKey): Promise<Alert | undefined>
  listAlerts(companyId: CompanyId, page: BeforePage<AlertState>): Promise<readonly Alert[]>
  listDueAlerts(at: number, limit: number): Promise<readonly Alert[]>
  /** The company has told everybody how it ended. */
  finishAlert(key: QuestionKey): Promise<void>
  /** Puts people on the list before they are asked; who stands there already stays. */
  addRespondents(key: QuestionKey, respondents: readonly Respondent[]): Promise<void>
  /** False, with nothing written, when the alert has another version by now. An alert that ends closes its question. */
  updateAlert(alert: Alert, changes: AlertChanges, events: readonly NewEvent[], audit?: NewAudit): Promise<boolean>
}

export type AlertChanges = Partial<
  Pick<Alert, 'state' | 'step' | 'sends' | 'nextAt' | 'endedAt' | 'endedBy' | 'endedName'>
>

export interface MailStore {
  /** One with a key that was used before is left out. */
  insertMail(mail: NewMail, at: number): Promise<void>
  /** Whether there is one with this key. */
  hasMail(companyId: CompanyId, key: string): Promise<boolean>
  /** Of a company, newest first. */
  listMails(companyId: CompanyId, page: { beforeId: MailId; limit: number }): Promise<readonly OutgoingMail[]>
  listDueMails(at: number, limit: number): Promise<readonly WaitingMail[]>
  /** What became of an attempt; `nextAt` null where there is none after it. */
  recordMail(mail: { companyId: CompanyId; id: MailId }, attempt: MailAttempt): Promise<void>
}

export interface OutgoingMail extends WaitingMail {
  state: 'pending' | 'sent' | 'failed'
  /** What the relay said last. */
  error: string | null
  endedAt: number | null
}

export interface MailAttempt {
  outcome: MailOutcome
  at: number
  nextAt: number | null
  event: NewEvent | null
}
