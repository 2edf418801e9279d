import type { Principal } from '../accounts/account.js'
import { systemOf } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import type { NewEvent } from '../events/event.js'
import type { SubmitCommand } from '../messaging/commands.js'
import { type Alert, type Respondent, takeOption } from './alert.js'
import { nextMove, withoutStep } from './alert-machine.js'
import { findAskedOrNobody, recipientOf } from './asked-people.js'
import { sendByItself } from './auto-answer.js'
import { howItEnded } from './handle-reply.js'
import { alertRequest } from './phrases.js'
import { mailAboutAlert } from './reply-mail.js'
import type { Language } from './words.js'

/** Of an alert at most; it is written to persons and groups, not to the city. */
export const maxAlerted = 5_000

/**
 * Takes an alert one move further: sends to those who are silent, goes on to the next step, or says loudly that nobody took it; of one that
 * has ended, tells those who were asked. What is sent is sent once, however often this is repeated after a crash.
 * @throws GatewayError for what may succeed later
 */
export async function runAlert(core: CoreContext, alert: Alert): Promise<void> {
  if (alert.state !== 'open') return tellEnd(core, alert)
  const events: NewEvent[] = []
  for (let current = alert; ;) {
    const now = core.clock.now()
    const move = nextMove(current, now)
    if (move.kind === 'give_up') return giveUp(core, alert, current, events)
    const silent = await silentOf(core, alert, move.step)
    const reached = silent.length > 0 && (await sendStep(core, alert, move.step, move.sends, silent))
    if (!reached) {
      if (move.sends === 1) events.push(eventOf(alert, 'alert.step_empty', now, { step: move.step + 1 }))
      current = withoutStep(current, move.step)
      continue
    }
    const payload = { step: move.step + 1, attempt: move.sends, people: silent.length }
    events.push(eventOf(alert, 'alert.sent', now, payload))
    const { step, sends, nextAt } = move
    // False: somebody has answered meanwhile, and that counts.
    await core.store.conversations.updateAlert(alert, { step, sends, nextAt }, events)
    return
  }
}

/** What a step says. Who is in its groups is looked up each time: whoever came on duty is written to as well. */
export function commandOf(alert: Pick<Alert, 'text' | 'word' | 'from' | 'steps' | 'id'>, step: number): SubmitCommand {
  return {
    to: alert.steps[step]?.to ?? [],
    text: textFor(alert, 'ru'),
    class: 'alert',
    ...(alert.from !== null && { from: alert.from }),
    onRefusedRecipient: 'skip',
    traceId: `alert-${alert.id}`,
    via: 'alert',
  }
}

function textFor({ text, word }: Pick<Alert, 'text' | 'word'>, language: Language): string {
  return `${text}\n${alertRequest[language](word)}`
}

async function silentOf(core: CoreContext, alert: Alert, step: number): Promise<readonly Respondent[]> {
  const { respondents } = await findAskedOrNobody(core, authorOf(alert), commandOf(alert, step), step)
  const page = { after: 0, limit: maxAlerted, which: 'answered' } as const
  const answered = new Set((await core.store.conversations.listRespondents(alert, page)).map(({ msisdn }) => msisdn))
  return respondents.filter(({ msisdn }) => !answered.has(msisdn))
}

/** With the rights that he has now. */
function authorOf({ companyId, author }: Alert): Principal {
  return { ...systemOf(companyId), actor: author }
}

async function sendStep(
  core: CoreContext,
  alert: Alert,
  step: number,
  sends: number,
  people: readonly Respondent[],
): Promise<boolean> {
  // Before the SMS: the answer may be faster than our next commit.
  await core.store.conversations.addRespondents(alert, people)
  let reached = false
  for (const language of ['ru', 'en'] as const) {
    const to = people.filter((person) => person.language === language).map(recipientOf)
    if (to.length === 0) continue
    const sent = await sendByItself(core, alert, {
      to,
      text: textFor(alert, language),
      from: alert.from,
      author: alert.author,
      via: 'alert',
      key: `alert:${alert.id}:${step}:${sends}:${language}`,
      traceId: `alert-${alert.id}`,
    })
    reached ||= sent
  }
  return reached
}

async function giveUp(core: CoreContext, alert: Alert, { step, sends }: Alert, events: NewEvent[]): Promise<void> {
  const now = core.clock.now()
  const payload = { title: alert.title, reference: alert.reference, steps: alert.steps.length }
  events.push(eventOf(alert, 'alert.unacknowledged', now, payload))
  const ended = { state: 'unacknowledged', step, sends, nextAt: now, endedAt: now } as const
  if (await core.store.conversations.updateAlert(alert, ended, events)) {
    await tellEnd(core, { ...alert, ...ended })
  }
}

async function tellEnd(core: CoreContext, alert: Alert): Promise<void> {
  if (alert.state === 'unacknowledged') await mailFailure(core, alert)
  else {
    await mailTaken(core, alert)
    await tellOthers(core, alert)
  }
  await core.store.conversations.finishAlert(alert)
}

/** Whoever took it is answered by himself. */
async function tellOthers(core: CoreContext, alert: Alert): Promise<void> {
  const asked = await core.store.conversations.listRespondents(alert, { after: 0, limit: maxAlerted })
  const others = asked.filter(({ askedAt, option }) => askedAt !== null && option !== takeOption)
  for (const language of ['ru', 'en'] as const) {
    const text = howItEnded(alert, language)
    const to = others.filter((person) => person.language === language).map(recipientOf)
    if (to.length === 0 || text === null) continue
    const key = `alert:${alert.id}:end:${language}`
    const traceId = `auto-alert-${alert.id}`
    await sendByItself(core, alert, { to, text, from: alert.from, via: 'alert', key, traceId })
  }
}

function mailFailure(core: CoreContext, alert: Alert): Promise<void> {
  const text = [
    `Никто не принял: ${alert.text}`,
    '',
    `Оповещение ${alert.id}, ступеней: ${alert.steps.length}, создано ${new Date(alert.createdAt).toISOString()}.`,
  ].join('\n')
  return mailAboutAlert(core, alert, { event: 'unacknowledged', subject: `Никто не принял: ${alert.title}`, text })
}

/** Who answers by SMS is told of by his answer. */
async function mailTaken(core: CoreContext, alert: Alert): Promise<void> {
  if (alert.state !== 'acknowledged' || alert.messageId !== null) return
  const who = alert.endedName ?? alert.endedBy ?? ''
  const text = `Принял(а): ${who}\n\n-- \nОповещение ${alert.id}, ${new Date(alert.endedAt ?? 0).toISOString()}.`
  await mailAboutAlert(core, alert, { event: 'acknowledged', subject: `Принято: ${alert.title}`, text })
}

export function eventOf(
  { companyId, id, version }: Alert,
  type: NewEvent['type'],
  occurredAt: number,
  payload: NewEvent['payload'],
): NewEvent {
  return { type, companyId, subjectType: 'alert', subjectId: id, version: version + 1, occurredAt, payload }
}
