import type { CoreContext } from '../context.js'
import type { NewMail as OutgoingMail } from '../conversations/mail.js'
import type { MessageState } from '../messaging/message.js'
import type { CompanyId } from '../values/ids.js'
import { deliveryReport, type ReportedMail } from './delivery-report.js'
import type { StoredThread } from './mail-thread.js'
import { ownDomain } from './own-domain.js'
import type { DueReport, MessageOutcome } from './ports.js'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
/** After the first look, a minute after the mail, until everything is known or given up. */
const looksMs = [2 * minuteMs, 10 * minuteMs, hourMs, 6 * hourMs, dayMs, 3 * dayMs]
const atOnce = 100
/** Messages of one mail that are reported one by one. */
const mostMessages = 200

/**
 * Tells senders of mails by RFC 3464 what became of their messages, at most once an hour each; true when more may be due. What is
 * not known yet is looked at again later.
 */
export async function sendReports(core: CoreContext): Promise<boolean> {
  const now = core.clock.now()
  const due = await core.store.mails.dueReports(now, atOnce)
  const finished = new Map<string, { thread: DueReport; outcomes: readonly MessageOutcome[] }[]>()
  for (const thread of due) {
    const outcomes = await core.store.mails.outcomesOf(thread, mostMessages)
    const nextLookMs = looksMs[thread.looks]
    if (nextLookMs !== undefined && !outcomes.every(({ state }) => isEnd(state))) {
      await core.store.mails.settleReports([thread], thread.createdAt + nextLookMs)
      continue
    }
    const key = JSON.stringify([thread.companyId, thread.report.to, thread.report.mode === 'summary'])
    const group = finished.get(key) ?? []
    group.push({ thread, outcomes: outcomes.filter((outcome) => isTold(thread, outcome)) })
    finished.set(key, group)
  }
  for (const group of finished.values()) await tell(core, group, now)
  return due.length === atOnce
}

async function tell(
  core: CoreContext,
  group: readonly { thread: DueReport; outcomes: readonly MessageOutcome[] }[],
  now: number,
): Promise<void> {
  const quiet = group.filter(({ outcomes }) => outcomes.length === 0).map(({ thread }) => thread)
  if (quiet.length > 0) await core.store.mails.settleReports(quiet, null)
  const telling = group.filter(({ outcomes }) => outcomes.length > 0)
  const [first] = telling
  if (first === undefined) return
  const { companyId, report } = first.thread
  const threads: StoredThread[] = telling.map(({ thread }) => thread)
  const periodMs = report.mode === 'summary' ? dayMs : hourMs
  const period = Math.floor(now / periodMs)
  const key = `mail-report:${report.mode === 'summary' ? 'day' : 'hour'}:${period}:${report.to}`
  if (await core.store.conversations.hasMail(companyId, key)) {
    return core.store.mails.settleReports(threads, (period + 1) * periodMs)
  }
  const mails: ReportedMail[] = telling.map(({ thread, outcomes }) => ({ thread, outcomes }))
  const mail = outgoing(companyId, key, report.to, deliveryReport(mails, ownDomain(core)))
  await core.store.mails.settleReports(threads, null, { mail, at: now })
}

function outgoing(
  companyId: CompanyId,
  key: string,
  to: string,
  { subject, text, report, from }: ReturnType<typeof deliveryReport>,
): OutgoingMail {
  return { companyId, key, to, subject, text, shape: { report, from } }
}

function isEnd(state: MessageState): boolean {
  return !['scheduled', 'held', 'queued', 'sending', 'sent'].includes(state)
}

export function isFailure(state: MessageState): boolean {
  return ['undelivered', 'expired', 'rejected', 'failed', 'cancelled'].includes(state)
}

function isTold({ report }: DueReport, { state }: MessageOutcome): boolean {
  return isFailure(state) || (report.mode !== 'failures' && (state === 'delivered' || !isEnd(state)))
}
