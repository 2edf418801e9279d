import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { PLATFORM } from '../values/ids.js'
import { parseMsisdn } from '../values/msisdn.js'
import { type Alert, declineOption, takeOption } from './alert.js'
import { answerReply } from './auto-answer.js'
import { keywordHandlers } from './keyword-handlers.js'
import type { Keyword } from './keywords.js'
import { optionLine, phrases } from './phrases.js'
import type { QuestionKey } from './ports.js'
import type { QuestionId } from './question.js'
import type { Reply, ReplyDetail } from './reply.js'
import { mailReply } from './reply-mail.js'
import type { ReportFormId } from './report-form.js'
import { type Language, languageOf } from './words.js'

/**
 * Does what a subscriber's message still asks for: keywords, answers to him, mail to the author. May be done again after a crash: each
 * step is done once.
 */
export async function handleReply(core: CoreContext, reply: Reply): Promise<void> {
  const text = await textFor(core, reply)
  const answeredAt = text === null ? null : await answerReply(core, reply, text)
  if (reply.companyId !== PLATFORM) await mailReply(core, reply)
  await core.store.conversations.finishReply(reply, answeredAt)
}

/** What the subscriber is told. */
async function textFor(core: CoreContext, reply: Reply): Promise<string | null> {
  const { detail } = reply
  const language = await languageFor(core, reply)
  switch (detail.kind) {
    case 'nothing':
      return null
    case 'keyword':
      return parseMsisdn(reply.msisdn).ok ? handleKeyword(core, reply, detail.keyword, language) : null
    case 'ask':
      return phrases.ask[language]({ choices: detail.questions.map(({ code, title }) => `${code} - ${title}`) })
    case 'no_answer':
      return helpToAnswer(core, reply, language)
    case 'answer':
      return reply.target?.type === 'alert'
        ? aboutAlert(core, reply, detail, language)
        : aboutPoll(core, reply, detail, language)
    case 'report':
    case 'near_report':
      return aboutReport(core, reply, detail, language)
  }
}

function handleKeyword(core: CoreContext, reply: Reply, keyword: Keyword, language: Language): Promise<string | null> {
  switch (keyword.word) {
    case 'stop':
      return keywordHandlers.stop(core, reply, keyword, language)
    case 'start':
      return keywordHandlers.start(core, reply, keyword, language)
    case 'help':
      return keywordHandlers.help(core, reply, keyword, language)
    case 'subscribe':
      return keywordHandlers.subscribe(core, reply, keyword, language)
    case 'leave':
      return keywordHandlers.leave(core, reply, keyword, language)
  }
}

async function languageFor(core: CoreContext, { companyId, personId, text }: Reply): Promise<Language> {
  const person = personId === null ? undefined : await core.store.people.findPerson(companyId, personId)
  return languageOf(person?.language ?? null, text)
}

function questionKey({ companyId, target }: Reply): QuestionKey {
  return { companyId, id: (target?.id ?? 0) as QuestionId }
}

async function helpToAnswer(core: CoreContext, reply: Reply, language: Language): Promise<string | null> {
  if (reply.target?.type === 'alert') {
    const alert = await core.store.conversations.findAlert(questionKey(reply))
    return alert === undefined ? null : phrases.takes[language]({ choices: [`${alert.word} - ${alert.title}`] })
  }
  const poll = await core.store.conversations.findPoll(questionKey(reply))
  return poll === undefined ? null : phrases.takes[language]({ choices: [optionLine(poll.options)] })
}

type Answer = Extract<ReplyDetail, { kind: 'answer' }>

async function aboutPoll(core: CoreContext, reply: Reply, answer: Answer, language: Language): Promise<string | null> {
  const poll = await core.store.conversations.findPoll(questionKey(reply))
  if (poll === undefined) return null
  if (answer.isLate) return phrases.pollClosed[language]({ title: poll.title })
  if (!poll.confirms) return null
  const { option, comment } = answer.fit
  const label = poll.options.find(({ key }) => key === option)?.label
  return phrases.counted[language]({ answer: label ?? comment ?? '' })
}

async function aboutAlert(core: CoreContext, reply: Reply, answer: Answer, language: Language): Promise<string | null> {
  const alert = await core.store.conversations.findAlert(questionKey(reply))
  if (alert === undefined) return null
  if (answer.isLate) return howItEnded(alert, language)
  const { title } = alert
  if (answer.fit.option === takeOption) return phrases.alertYours[language]({ title })
  return answer.fit.option === declineOption ? phrases.declined[language]({ title }) : null
}

/** For those who were asked and did not take it. */
export function howItEnded(alert: Alert, language: Language): string | null {
  const { state, title, endedName, endedBy } = alert
  if (state === 'acknowledged') return phrases.alertTaken[language]({ title, who: endedName ?? endedBy ?? '' })
  return state === 'open' ? null : phrases.alertClosed[language]({ title })
}

async function aboutReport(
  core: CoreContext,
  { companyId, target }: Reply,
  detail: Extract<ReplyDetail, { kind: 'report' | 'near_report' }>,
  language: Language,
): Promise<string | null> {
  const form = await core.store.conversations.findReportForm({ companyId, id: (target?.id ?? 0) as ReportFormId })
  if (form === undefined) return null
  if (detail.kind === 'report') return form.confirms ? phrases.reported[language]({ form: form.name }) : null
  return phrases.nearReport[language]({ problem: detail.problem, example: form.example ?? '' })
}

/** A bounded number of those that wait; true when more may be left. One that fails holds up no other. */
export async function handleReplies(
  core: CoreContext,
  onFailure: (error: unknown, reply: Reply) => void,
): Promise<boolean> {
  const pending = await core.store.conversations.listPendingReplies(chunk)
  let handled = 0
  for (const reply of pending) {
    try {
      await handleReply(core, reply)
      handled += 1
    } catch (error) {
      if (error instanceof GatewayError && error.code === 'storage_unavailable') throw error
      onFailure(error, reply)
    }
  }
  return handled === chunk
}

const chunk = 100
