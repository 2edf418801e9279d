import type {
  AlertStore,
  ConversationStore,
  InsertAnswer,
  Keyed,
  MailStore,
  NewQuestion,
  NumberOwner,
  PollStore,
  QuestionKey,
  QuestionStore,
  ReplyStore,
  ReportStore,
} from '../core/conversations/ports.js'
import type { QuestionId } from '../core/conversations/question.js'
import type { NewEvent } from '../core/events/event.js'
import type { CompanyId } from '../core/values/ids.js'
import type { Msisdn } from '../core/values/msisdn.js'
import type { Statement } from './batch/change.js'
import { isUniqueViolation } from './errors.js'
import { insertAudit } from './repositories/account-repository.js'
import * as alerts from './repositories/alert-repository.js'
import { insertEvent } from './repositories/event-repository.js'
import * as mails from './repositories/outgoing-mail-repository.js'
import { inPieces } from './repositories/pieces.js'
import * as polls from './repositories/poll-repository.js'
import * as questions from './repositories/question-repository.js'
import * as replies from './repositories/reply-repository.js'
import * as reports from './repositories/report-repository.js'
import { conditional, reading, type StoreContext, writeAudited } from './writing.js'

export function conversationStore(context: StoreContext): ConversationStore {
  return {
    ...replyStore(context),
    ...questionStore(context),
    ...pollStore(context),
    ...reportStore(context),
    ...alertStore(context),
    ...mailStore(context),
  }
}

async function write({ commits }: StoreContext, ...statements: Statement[]): Promise<void> {
  await commits.write({ kind: 'statements', statements })
}

function eventsOf({ database }: StoreContext, events: readonly NewEvent[]): Statement[] {
  return events.flatMap(({ subjectType: type, subjectId: id, ...event }) =>
    insertEvent(database.kind, { ...event, subject: { type, id } }),
  )
}

function replyStore(context: StoreContext): ReplyStore {
  const { db } = context
  return {
    listPendingReplies: (limit) => reading(replies.listPending(db, limit)),
    finishReply: (reply, answeredAt) => write(context, replies.finishReply(db, reply, answeredAt)),
    listAnswered: (companyId, msisdn, since) => reading(replies.listAnswered(db, companyId, msisdn, since)),
    findReplies: (companyId, ids) => reading(replies.findReplies(db, companyId, ids)),
    findReply: (companyId, messageId) => reading(replies.findReply(db, companyId, messageId)),
    findReplyMail: (companyId, messageId) => reading(replies.findReplyMail(db, companyId, messageId)),
  }
}

function questionStore({ db }: StoreContext): QuestionStore {
  return {
    listOpenQuestions: (companyId) => reading(questions.listOpenQuestions(db, companyId)),
    ownersOf: async (companyId, msisdns) => {
      const pieces = inPieces(msisdns, (piece) => piece)
      const found = new Map<Msisdn, NumberOwner>()
      for (const piece of pieces) {
        for (const [msisdn, owner] of await reading(questions.ownersOf(db, companyId, piece))) found.set(msisdn, owner)
      }
      return found
    },
    findQuestion: (key) => reading(questions.findQuestion(db, key)),
    listRespondents: (key, page) => reading(questions.listRespondents(db, key, page)),
  }
}

/** The poll or alert with its question, whom it asks, its events and its audit record, all or nothing. */
async function insertWith(
  context: StoreContext,
  table: 'polls' | 'alerts',
  subject: Statement,
  { question, respondents, keyed, events, audit }: NewQuestion,
): Promise<InsertAnswer> {
  const { db } = context
  try {
    await writeAudited(
      context,
      audit,
      subject,
      questions.insertQuestion(db, question, audit.at),
      ...questions.insertRespondents(db, question, respondents),
      ...eventsOf(context, events),
    )
    return 'inserted'
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    return (await findKeyed(context, table, question.companyId, keyed)) ?? 'conflict'
  }
}

async function findKeyed(
  { db }: StoreContext,
  table: 'polls' | 'alerts',
  companyId: CompanyId,
  keyed: Keyed | null,
): Promise<InsertAnswer | undefined> {
  if (keyed === null) return undefined
  const found = db.selectFrom(table).select(['id', 'request_hash']).where('company_id', '=', companyId)
  const row = await reading(found.where('idempotency_key', '=', keyed.key).executeTakeFirst())
  return row && { kind: 'replayed', id: row.id as QuestionId, requestHash: row.request_hash ?? '' }
}

function pollStore(context: StoreContext): PollStore {
  const { db } = context
  return {
    insertPoll: (poll, made) => insertWith(context, 'polls', polls.insertPoll(db, poll, made.keyed), made),
    findPoll: (key) => reading(polls.findPoll(db, key)),
    listPolls: (companyId, page) => reading(polls.listPolls(db, companyId, page)),
    listDuePolls: (at, limit) => reading(polls.listDuePolls(db, at, limit)),
    countPoll: (key) => reading(polls.countPoll(db, key)),
    updatePoll: async (poll, changes, events, audit) => {
      const statements = [polls.updatePoll(db, poll, changes), ...eventsOf(context, events)]
      const { closedAt } = changes
      if (closedAt !== undefined && closedAt !== null) statements.push(questions.closeQuestion(db, poll, closedAt))
      if (audit !== undefined) statements.push(insertAudit(db, await context.nextId(), audit))
      return conditional(write(context, ...statements))
    },
  }
}

function reportStore(context: StoreContext): ReportStore {
  const { db } = context
  return {
    insertReportForm: (form, audit) => writeAudited(context, audit, reports.insertReportForm(db, form)),
    updateReportForm: (form, audit) => conditional(writeAudited(context, audit, reports.updateReportForm(db, form))),
    deleteReportForm: (key, at, audit) =>
      conditional(writeAudited(context, audit, reports.deleteReportForm(db, key, at))),
    findReportForm: (key) => reading(reports.findReportForm(db, key)),
    listReportForms: (companyId) => reading(reports.listReportForms(db, companyId)),
    listReports: (form, query) => reading(reports.listReports(db, form, query)),
  }
}

function alertStore(context: StoreContext): AlertStore {
  const { db } = context
  return {
    insertAlert: (alert, made) => insertWith(context, 'alerts', alerts.insertAlert(db, alert, made.keyed), made),
    findAlert: (key) => reading(alerts.findAlert(db, key)),
    listAlerts: (companyId, page) => reading(alerts.listAlerts(db, companyId, page)),
    listDueAlerts: (at, limit) => reading(alerts.listDueAlerts(db, at, limit)),
    addRespondents: (key: QuestionKey, respondents) =>
      write(context, ...questions.insertRespondents(db, key, respondents)),
    finishAlert: (key) => write(context, alerts.finishAlert(db, key)),
    updateAlert: async (alert, changes, events, audit) => {
      const statements = [alerts.updateAlert(db, alert, changes), ...eventsOf(context, events)]
      const { endedAt } = changes
      if (endedAt !== undefined && endedAt !== null) statements.push(questions.closeQuestion(db, alert, endedAt))
      if (audit !== undefined) statements.push(insertAudit(db, await context.nextId(), audit))
      return conditional(write(context, ...statements))
    },
  }
}

function mailStore(context: StoreContext): MailStore {
  const { db, nextId } = context
  return {
    insertMail: async (mail, at) => write(context, mails.insertMail(db, await nextId(), mail, at)),
    hasMail: (companyId, key) => reading(mails.hasMail(db, companyId, key)),
    listMails: (companyId, page) => reading(mails.listOutgoingMails(db, companyId, page)),
    listDueMails: (at, limit) => reading(mails.listDueMails(db, at, limit)),
    recordMail: (mail, attempt) =>
      write(
        context,
        mails.recordMail(db, mail, attempt),
        ...eventsOf(context, attempt.event === null ? [] : [attempt.event]),
      ),
  }
}
