import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { SubmitCommand } from '../messaging/commands.js'
import type { Respondent } from './alert.js'
import { findAsked } from './asked-people.js'
import { insertQuestion, keyedOf } from './insert-question.js'
import { parseMailAddress } from './mail.js'
import { cut, optionLine } from './phrases.js'
import type { Poll, PollCounts, PollOption, PollState } from './poll.js'
import { optionsOf, type PollOptionInput } from './poll-options.js'
import type { QuestionKey } from './ports.js'
import type { Question, QuestionId } from './question.js'
import { freeCode } from './question-code.js'
import { closePoll as close, pollEvent, pollText, sendPoll } from './run-poll.js'

export interface PollCommand {
  title?: string
  text: string
  to: SubmitCommand['to']
  options: readonly PollOptionInput[]
  freeText?: boolean
  confirm?: boolean
  closesAt: number
  remindAt?: number
  reminder?: string
  from?: string
  reference?: string
  replyMail?: string
}

const titleLength = 40
const takeOverMs = 30_000
const longestMs = 365 * 86_400_000

/**
 * Asks people by SMS. Returns when the question is on its way.
 * @throws GatewayError `forbidden`, `invalid_parameter`, `time_in_past`, `idempotency_mismatch`, and as `planSubmission`
 */
export async function createPoll(
  core: CoreContext,
  principal: Principal,
  command: PollCommand,
  idempotencyKey: string | undefined,
  via: Via,
): Promise<Poll> {
  requireScope(principal, 'messages:send')
  const { companyId } = principal
  checkTimes(command, core.clock.now())
  if (command.options.length === 0 && command.freeText !== true) {
    throw new GatewayError('invalid_parameter', 'Give options, or let freeText be true.', { field: '/options' })
  }
  const draft = draftOf(core, principal, command, (await core.store.allocateIds(1)) as QuestionId)
  const asked = await findAsked(core, principal, { ...commandOf(draft), to: command.to }, 0)
  const poll: Poll = { ...draft, refused: asked.refused }
  const keyed = keyedOf(idempotencyKey, command)
  const insert = (open: readonly Pick<Question, 'code' | 'takes'>[]) => {
    const after = { title: poll.title, asked: asked.respondents.length, closesAt: poll.closesAt }
    const act = { companyId, action: 'poll.create', subject: `poll:${poll.id}`, after }
    const payload = { title: poll.title, reference: poll.reference, asked: asked.respondents.length }
    return core.store.conversations.insertPoll(poll, {
      question: questionOf(poll, freeCode(open)),
      respondents: asked.respondents,
      keyed,
      events: [{ ...pollEvent(poll, 'poll.opened', poll.createdAt, payload), version: 1 }],
      audit: auditOf(core, principal, via, act),
    })
  }
  const { id, isNew } = await insertQuestion(core, companyId, keyed, insert, poll.id)
  if (isNew) await sendPoll(core, poll, asked.command.to)
  return findPoll(core, { companyId, id })
}

function draftOf(core: CoreContext, { companyId, actor }: Principal, command: PollCommand, id: QuestionId): Poll {
  const now = core.clock.now()
  const options = optionsOf(command.options)
  const text = command.text.trim()
  return {
    id,
    companyId,
    title: cut((command.title ?? text).trim().replaceAll(/\s+/g, ' '), titleLength),
    text: pollText(text, optionLine(options)),
    from: command.from ?? null,
    options,
    freeText: command.freeText ?? false,
    confirms: command.confirm ?? false,
    state: 'open',
    closesAt: command.closesAt,
    remindAt: command.remindAt ?? null,
    reminder: command.reminder ?? null,
    nextAt: now + takeOverMs,
    sentAt: null,
    remindedAt: null,
    closedAt: null,
    reference: command.reference ?? null,
    replyMail: mailOf(command.replyMail),
    author: actor,
    version: 1,
    createdAt: now,
    refused: [],
  }
}

function commandOf({ id, text, from, closesAt }: Poll): Omit<SubmitCommand, 'to'> {
  return {
    text,
    ...(from !== null && { from }),
    deliverBefore: closesAt,
    onRefusedRecipient: 'skip',
    traceId: `poll-${id}`,
    via: 'poll',
  }
}

function mailOf(text: string | undefined): string | null {
  if (text === undefined) return null
  const address = parseMailAddress(text)
  if (address !== undefined) return address
  throw new GatewayError('invalid_parameter', 'This is no mail address.', { field: '/replyMail' })
}

function checkTimes({ closesAt, remindAt }: PollCommand, now: number): void {
  if (closesAt <= now) throw new GatewayError('time_in_past', 'closesAt lies in the past.', { field: '/closesAt' })
  if (closesAt > now + longestMs) {
    throw new GatewayError('invalid_parameter', 'A poll is open for a year at most.', { field: '/closesAt' })
  }
  if (remindAt === undefined) return
  if (remindAt <= now) throw new GatewayError('time_in_past', 'remindAt lies in the past.', { field: '/remindAt' })
  if (remindAt < closesAt) return
  throw new GatewayError('invalid_parameter', 'remindAt must be before closesAt.', { field: '/remindAt' })
}

function questionOf({ id, companyId, title, options, freeText, closesAt }: Poll, code: number): Question {
  const takes = { options: options.map(({ key, words }) => ({ key, words })), freeText }
  return { id, companyId, kind: 'poll', code, title, takes, closesAt, closedAt: null }
}

async function findPoll(core: CoreContext, key: QuestionKey): Promise<Poll> {
  const poll = await core.store.conversations.findPoll(key)
  if (poll === undefined) throw new GatewayError('not_found', 'There is no such poll.')
  return poll
}

export interface CountedPoll {
  poll: Poll
  counts: PollCounts
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function getPoll(core: CoreContext, principal: Principal, id: QuestionId): Promise<CountedPoll> {
  requireScope(principal, 'messages:read')
  return counted(core, await findPoll(core, { companyId: principal.companyId, id }))
}

/** As it stands now. */
export async function counted(core: CoreContext, poll: Poll): Promise<CountedPoll> {
  return { poll, counts: await core.store.conversations.countPoll(poll) }
}

/** The newest first. @throws GatewayError `forbidden` */
export async function listPolls(
  core: CoreContext,
  principal: Principal,
  { before, state, limit }: { before?: QuestionId; state?: PollState; limit: number },
): Promise<{ polls: readonly Poll[]; nextBefore: QuestionId | null }> {
  requireScope(principal, 'messages:read')
  const page = { ...(before !== undefined && { before }), ...(state !== undefined && { state }), limit: limit + 1 }
  const found = await core.store.conversations.listPolls(principal.companyId, page)
  const polls = found.slice(0, limit)
  return { polls, nextBefore: found.length > limit ? (polls.at(-1)?.id ?? null) : null }
}

/** Nothing more is counted. @throws GatewayError `forbidden`, `not_found`, `conflict` */
export async function closePoll(
  core: CoreContext,
  principal: Principal,
  id: QuestionId,
  via: Via,
): Promise<CountedPoll> {
  requireScope(principal, 'messages:send')
  const key = { companyId: principal.companyId, id }
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const poll = await findPoll(core, key)
    if (poll.state === 'closed') throw new GatewayError('conflict', 'The poll is closed already.')
    const act = { companyId: key.companyId, action: 'poll.close', subject: `poll:${id}` }
    if (await close(core, poll, auditOf(core, principal, via, act))) return counted(core, await findPoll(core, key))
  }
  throw new GatewayError('conflict', 'Answers come in too fast; try again.', { retryAfterSeconds: 1 })
}

export interface AnswerPage {
  poll: Poll
  respondents: readonly Respondent[]
  nextAfter: number | null
}

/** In the order in which they were asked. @throws GatewayError `forbidden`, `not_found` */
export async function listAnswers(
  core: CoreContext,
  principal: Principal,
  id: QuestionId,
  { after = 0, limit, which }: { after?: number; limit: number; which?: 'answered' | 'silent' },
): Promise<AnswerPage> {
  requireScope(principal, 'messages:read')
  const poll = await findPoll(core, { companyId: principal.companyId, id })
  const page = { after, limit: limit + 1, ...(which !== undefined && { which }) }
  const found = await core.store.conversations.listRespondents(poll, page)
  const respondents = found.slice(0, limit)
  return { poll, respondents, nextAfter: found.length > limit ? (respondents.at(-1)?.position ?? null) : null }
}

const exportPage = 1_000

/** Everybody who was asked, page by page, for a table. @throws GatewayError `forbidden`, `not_found` */
export async function exportAnswers(
  core: CoreContext,
  principal: Principal,
  id: QuestionId,
): Promise<{ zone: string; options: readonly PollOption[]; pages: () => AsyncGenerator<readonly Respondent[]> }> {
  const { poll } = await listAnswers(core, principal, id, { limit: 1 })
  async function* pages() {
    for (let after: number | null = 0; after !== null;) {
      const page: AnswerPage = await listAnswers(core, principal, id, { after, limit: exportPage })
      yield page.respondents
      after = page.nextAfter
    }
  }
  return { zone: core.companies.zoneOf(principal.companyId), options: poll.options, pages }
}
