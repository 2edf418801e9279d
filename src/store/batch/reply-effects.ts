import { takeOption } from '../../core/conversations/alert.js'
import type { ReplyMatch } from '../../core/conversations/reply.js'
import { answerKey } from '../../core/conversations/words.js'
import type { PersonId } from '../../core/values/ids.js'
import { reportFields, reports } from '../tables/conversation-tables.js'
import type { Tuple } from '../tables/table.js'
import type { NewEvent } from './event-log.js'
import type { Inbound } from './replies.js'
import type { BatchTransaction } from './transaction.js'

/** Who wrote. */
export interface Author {
  personId: PersonId | null
  /** The number, or what stands for it where it is another company's person. */
  shownFrom: string
}

interface Applied {
  /** The decision, which is another where something has ended in the same moment. */
  decided: ReplyMatch
  events: NewEvent[]
}

/** Counts an answer, lets an alert be taken, stores a report: with the message, in its transaction. */
export async function applyReply(
  tx: BatchTransaction,
  inbound: Inbound,
  match: ReplyMatch,
  author: Author,
): Promise<Applied> {
  const { detail, target } = match
  if (detail.kind === 'report' && target !== null) {
    await storeReport(tx, inbound, target.id, detail.fields, author)
    return { decided: match, events: [reportEvent(inbound, match, author)] }
  }
  if (detail.kind === 'near_report') return { decided: match, events: [reportEvent(inbound, match, author)] }
  if (detail.kind !== 'answer' || detail.isLate || target === null) return { decided: match, events: [] }
  if (target.type === 'poll') return answerPoll(tx, inbound, match, author)
  if (target.type === 'alert') return answerAlert(tx, inbound, match, author)
  return { decided: match, events: [] }
}

async function storeReport(
  tx: BatchTransaction,
  { companyId, id, receivedAt, version }: Inbound,
  formId: number,
  fields: Readonly<Record<string, string>>,
  { personId, shownFrom }: Author,
): Promise<void> {
  if (version > 1) {
    await tx.run(`DELETE FROM reports WHERE company_id = ? AND message_id = ?`, [companyId, id])
    await tx.run(`DELETE FROM report_fields WHERE company_id = ? AND message_id = ?`, [companyId, id])
  }
  await tx.insertMany(reports, [[companyId, id, formId, shownFrom, personId, JSON.stringify(fields), receivedAt]])
  const rows = Object.entries(fields).map(([name, value]): Tuple => [companyId, formId, name, answerKey(value), id])
  await tx.insertMany(reportFields, rows)
}

function reportEvent(inbound: Inbound, { detail, target }: ReplyMatch, author: Author): NewEvent {
  const common = { formId: String(target?.id), ...subjectOf(inbound, author) }
  const event = { companyId: inbound.companyId, subjectType: 'report', subjectId: inbound.id } as const
  const at = { version: inbound.version, occurredAt: inbound.receivedAt }
  return detail.kind === 'report'
    ? { ...event, ...at, type: 'report.received', payload: { ...common, fields: detail.fields } }
    : { ...event, ...at, type: 'report.not_understood', payload: { ...common, text: inbound.text } }
}

function subjectOf({ id }: Inbound, { personId, shownFrom }: Author) {
  return { messageId: String(id), from: shownFrom, personId: personId === null ? null : String(personId) }
}

async function setAnswer(
  tx: BatchTransaction,
  { companyId, id, from, receivedAt }: Inbound,
  questionId: number,
  fit: { option: string | null; comment: string | null },
): Promise<void> {
  await tx.run(
    `UPDATE respondents SET option_key = ?, comment = ?, answered_at = ?, message_id = ?
     WHERE company_id = ? AND question_id = ? AND msisdn = ?`,
    [fit.option, fit.comment, receivedAt, id, companyId, questionId, from],
  )
}

async function answerPoll(tx: BatchTransaction, inbound: Inbound, match: ReplyMatch, author: Author): Promise<Applied> {
  const { companyId, from, receivedAt } = inbound
  const pollId = match.target?.id ?? 0
  const fit = match.detail.kind === 'answer' ? match.detail.fit : { option: null, comment: null }
  const [poll] = await tx.query<{ version: number; options: string; title: string; reference: string | null }>(
    `UPDATE polls SET version = version + 1 WHERE company_id = ? AND id = ? AND state = 'open'
     RETURNING version, options, title, reference`,
    [companyId, pollId],
  )
  if (poll === undefined) return { decided: tooLate(match), events: [] }
  const [before] = await tx.query<{ option_key: string | null; answered_at: number | null }>(
    `SELECT option_key, answered_at FROM respondents WHERE company_id = ? AND question_id = ? AND msisdn = ?`,
    [companyId, pollId, from],
  )
  await setAnswer(tx, inbound, pollId, fit)
  const options = JSON.parse(poll.options) as { key: string; label: string }[]
  const payload = {
    ...subjectOf(inbound, author),
    title: poll.title,
    reference: poll.reference,
    option: fit.option,
    label: options.find(({ key }) => key === fit.option)?.label ?? null,
    comment: fit.comment,
    changed: (before?.answered_at ?? null) !== null,
    previousOption: before?.option_key ?? null,
  }
  const subject = { companyId, subjectType: 'poll', subjectId: pollId } as const
  const event: NewEvent = { ...subject, type: 'poll.answered', version: poll.version, occurredAt: receivedAt, payload }
  return { decided: match, events: [event] }
}

/** Whoever is first takes it; for everybody else it is too late. */
async function answerAlert(
  tx: BatchTransaction,
  inbound: Inbound,
  match: ReplyMatch,
  author: Author,
): Promise<Applied> {
  const { companyId, id, from, receivedAt: at } = inbound
  const alertId = match.target?.id ?? 0
  const fit = match.detail.kind === 'answer' ? match.detail.fit : { option: null, comment: null }
  if (fit.option !== takeOption) return declineAlert(tx, inbound, match, alertId, author)
  const [person] = await tx.query<{ name: string | null }>(
    `SELECT name FROM respondents WHERE company_id = ? AND question_id = ? AND msisdn = ?`,
    [companyId, alertId, from],
  )
  const name = person?.name ?? null
  const [alert] = await tx.query<{ version: number; reference: string | null }>(
    `UPDATE alerts SET state = 'acknowledged', next_at = ?, ended_at = ?, ended_by = ?, ended_name = ?, message_id = ?,
       version = version + 1
     WHERE company_id = ? AND id = ? AND state = 'open' RETURNING version, reference`,
    [at, at, author.shownFrom, name, id, companyId, alertId],
  )
  if (alert === undefined) return { decided: tooLate(match), events: [] }
  await setAnswer(tx, inbound, alertId, fit)
  await tx.run(`UPDATE questions SET closed_at = ? WHERE company_id = ? AND id = ?`, [at, companyId, alertId])
  const payload = { ...subjectOf(inbound, author), name, comment: fit.comment, reference: alert.reference, by: 'sms' }
  const subject = { companyId, subjectType: 'alert', subjectId: alertId } as const
  const event: NewEvent = { ...subject, type: 'alert.acknowledged', version: alert.version, occurredAt: at, payload }
  return { decided: match, events: [event] }
}

/** When all who were asked have declined, nobody is waited for any longer. */
async function declineAlert(
  tx: BatchTransaction,
  inbound: Inbound,
  match: ReplyMatch,
  alertId: number,
  author: Author,
): Promise<Applied> {
  const { companyId, receivedAt: at } = inbound
  const fit = match.detail.kind === 'answer' ? match.detail.fit : { option: null, comment: null }
  const [alert] = await tx.query<{ version: number; reference: string | null }>(
    `UPDATE alerts SET version = version + 1 WHERE company_id = ? AND id = ? AND state = 'open' RETURNING version, reference`,
    [companyId, alertId],
  )
  if (alert === undefined) return { decided: tooLate(match), events: [] }
  await setAnswer(tx, inbound, alertId, fit)
  await tx.run(
    `UPDATE alerts SET next_at = ? WHERE company_id = ? AND id = ? AND NOT EXISTS (
       SELECT 1 FROM respondents WHERE company_id = ? AND question_id = ? AND asked_at IS NOT NULL AND answered_at IS NULL)`,
    [at, companyId, alertId, companyId, alertId],
  )
  const payload = { ...subjectOf(inbound, author), comment: fit.comment, reference: alert.reference }
  const subject = { companyId, subjectType: 'alert', subjectId: alertId } as const
  const event: NewEvent = { ...subject, type: 'alert.declined', version: alert.version, occurredAt: at, payload }
  return { decided: match, events: [event] }
}

function tooLate(match: ReplyMatch): ReplyMatch {
  if (match.detail.kind !== 'answer') return match
  const reason = 'It answers a question that was closed in the meantime'
  return { ...match, decision: 'late', reason, detail: { ...match.detail, isLate: true } }
}
