import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { type Alert, type AlertRecipient, type AlertState, alertTakes, type Respondent } from './alert.js'
import { checkAlert } from './check-alert.js'
import { insertQuestion, keyedOf } from './insert-question.js'
import { parseMailAddress } from './mail.js'
import { cut } from './phrases.js'
import type { QuestionKey } from './ports.js'
import type { Question, QuestionId } from './question.js'
import { freeCode, freeWord } from './question-code.js'
import { eventOf, maxAlerted, runAlert } from './run-alert.js'

export interface AlertCommand {
  text: string
  from?: string
  steps: readonly { to: readonly AlertRecipient[]; sends: number; waitMs: number }[]
  /** Who is told by mail what is answered, and that nobody took it. */
  mail?: string
  reference?: string
}

const titleLength = 40
/** A process that made an alert and died before it sent is followed by another so much later. */
const takeOverMs = 5_000

/**
 * Alerts people until somebody takes it. Returns when the first step is on its way.
 * @throws GatewayError `forbidden`, `idempotency_mismatch`, and as `checkAlert` where a step reaches nobody
 */
export async function createAlert(
  core: CoreContext,
  principal: Principal,
  command: AlertCommand,
  idempotencyKey: string | undefined,
  via: Via,
): Promise<Alert> {
  requireScope(principal, 'messages:send')
  const { companyId } = principal
  const checked = await checkAlert(core, principal, command)
  const [problem] = checked.problems
  if (problem !== undefined) {
    const code = problem.code === 'nobody' ? 'no_valid_recipient' : 'invalid_parameter'
    throw new GatewayError(code, `${problem.reason}.`, { field: problem.field, refused: problem.refused ?? [] })
  }
  const draft = draftOf(core, principal, command, (await core.store.allocateIds(1)) as QuestionId)
  const keyed = keyedOf(idempotencyKey, command)
  const insert = async (open: readonly Pick<Question, 'code' | 'takes'>[]) => {
    const code = freeCode(open)
    const alert: Alert = { ...draft, word: freeWord(open, code), refused: checked.steps[0]?.refused ?? [] }
    const question = questionOf(alert, code)
    const respondents: readonly Respondent[] = checked.steps[0]?.respondents ?? []
    const act = { companyId, action: 'alert.create', subject: `alert:${alert.id}`, after: { steps: alert.steps } }
    const events = [{ ...eventOf(alert, 'alert.opened', alert.createdAt, openedPayload(alert)), version: 1 }]
    const made = { question, respondents, keyed, events, audit: auditOf(core, principal, via, act) }
    return core.store.conversations.insertAlert(alert, made)
  }
  const { id, isNew } = await insertQuestion(core, companyId, keyed, insert, draft.id)
  if (isNew) await runAlert(core, await findAlert(core, { companyId, id }))
  return findAlert(core, { companyId, id })
}

function draftOf(core: CoreContext, { companyId, actor }: Principal, command: AlertCommand, id: QuestionId): Alert {
  const now = core.clock.now()
  const text = command.text.trim()
  return {
    id,
    companyId,
    text,
    title: cut(text.replaceAll(/\s+/g, ' '), titleLength),
    from: command.from ?? null,
    word: '',
    steps: command.steps,
    state: 'open',
    step: 0,
    sends: 0,
    nextAt: now + takeOverMs,
    endedAt: null,
    endedBy: null,
    endedName: null,
    messageId: null,
    mail: mailOf(command.mail),
    reference: command.reference ?? null,
    author: actor,
    version: 1,
    createdAt: now,
    refused: [],
  }
}

function mailOf(text: string | undefined): string | null {
  if (text === undefined) return null
  const address = parseMailAddress(text)
  if (address !== undefined) return address
  throw new GatewayError('invalid_parameter', 'This is no mail address.', { field: '/mail' })
}

function questionOf({ id, companyId, title, word }: Alert, code: number): Question {
  return { id, companyId, kind: 'alert', code, title, takes: alertTakes(word), closesAt: null, closedAt: null }
}

function openedPayload({ title, reference, steps }: Alert) {
  return { title, reference, steps: steps.length }
}

/** @throws GatewayError `not_found` */
export async function findAlert(core: CoreContext, key: QuestionKey): Promise<Alert> {
  const alert = await core.store.conversations.findAlert(key)
  if (alert === undefined) throw new GatewayError('not_found', 'There is no such alert.')
  return alert
}

export interface AlertWithPeople {
  alert: Alert
  respondents: readonly Respondent[]
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function getAlert(core: CoreContext, principal: Principal, id: QuestionId): Promise<AlertWithPeople> {
  requireScope(principal, 'messages:read')
  const alert = await findAlert(core, { companyId: principal.companyId, id })
  return withPeople(core, alert)
}

export async function withPeople(core: CoreContext, alert: Alert): Promise<AlertWithPeople> {
  const respondents = await core.store.conversations.listRespondents(alert, { after: 0, limit: maxAlerted })
  return { alert, respondents: respondents.toSorted((a, b) => a.step - b.step) }
}

/** The newest first. @throws GatewayError `forbidden` */
export async function listAlerts(
  core: CoreContext,
  principal: Principal,
  { before, state, limit }: { before?: QuestionId; state?: AlertState; limit: number },
): Promise<{ alerts: readonly Alert[]; nextBefore: QuestionId | null }> {
  requireScope(principal, 'messages:read')
  const page = { ...(before !== undefined && { before }), ...(state !== undefined && { state }), limit: limit + 1 }
  const found = await core.store.conversations.listAlerts(principal.companyId, page)
  const alerts = found.slice(0, limit)
  return { alerts, nextBefore: found.length > limit ? (alerts.at(-1)?.id ?? null) : null }
}

/** Somebody took it who did not answer by SMS: whoever was asked is told. @throws GatewayError `forbidden`, `not_found`, `conflict` */
export function acknowledgeAlert(
  core: CoreContext,
  principal: Principal,
  id: QuestionId,
  name: string | null,
  via: Via,
): Promise<Alert> {
  return endAlert(core, principal, id, { state: 'acknowledged', name }, via)
}

/** @throws GatewayError `forbidden`, `not_found`, `conflict` */
export function cancelAlert(core: CoreContext, principal: Principal, id: QuestionId, via: Via): Promise<Alert> {
  return endAlert(core, principal, id, { state: 'cancelled', name: null }, via)
}

/** Ends an open alert without telling those who were asked; one that has ended stays as it is. */
export async function closeAlert(core: CoreContext, principal: Principal, id: QuestionId, via: Via): Promise<void> {
  const alert = await core.store.conversations.findAlert({ companyId: principal.companyId, id })
  if (alert?.state !== 'open') return
  try {
    await endAlert(core, principal, id, { state: 'cancelled', name: null, isQuiet: true }, via)
  } catch (error) {
    // Somebody was faster.
    if (!(error instanceof GatewayError) || error.code !== 'conflict' || error.retryAfterSeconds !== undefined)
      throw error
  }
}

async function endAlert(
  core: CoreContext,
  principal: Principal,
  id: QuestionId,
  { state, name, isQuiet = false }: { state: 'acknowledged' | 'cancelled'; name: string | null; isQuiet?: boolean },
  via: Via,
): Promise<Alert> {
  requireScope(principal, 'messages:send')
  const key = { companyId: principal.companyId, id }
  for (let attempt = 0; attempt < 5; attempt += 1) {
    const before = await findAlert(core, key)
    if (before.state !== 'open') {
      throw new GatewayError('conflict', `The alert has ended already: it is ${before.state}.`)
    }
    const now = core.clock.now()
    const ended = {
      state,
      nextAt: isQuiet ? null : now,
      endedAt: now,
      endedBy: principal.actor,
      endedName: name,
    } as const
    const payload = { title: before.title, reference: before.reference, name, by: 'api' }
    const event = eventOf(before, state === 'acknowledged' ? 'alert.acknowledged' : 'alert.cancelled', now, payload)
    const act = {
      companyId: key.companyId,
      action: `alert.${verbs[state]}`,
      subject: `alert:${id}`,
      after: { state, name },
    }
    const audit = auditOf(core, principal, via, act)
    if (!(await core.store.conversations.updateAlert(before, ended, [event], audit))) continue
    if (!isQuiet) await runAlert(core, await findAlert(core, key))
    return findAlert(core, key)
  }
  throw new GatewayError('conflict', 'The alert is being changed; try again.', { retryAfterSeconds: 1 })
}

const verbs = { acknowledged: 'acknowledge', cancelled: 'cancel' } as const
