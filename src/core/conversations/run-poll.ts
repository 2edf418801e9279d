import type { CoreContext } from '../context.js'
import type { NewEvent } from '../events/event.js'
import type { RecipientCommand, SubmitCommand } from '../messaging/commands.js'
import type { NewAudit } from '../ports.js'
import { recipientOf } from './asked-people.js'
import { sendByItself } from './auto-answer.js'
import { optionLine } from './phrases.js'
import type { Poll } from './poll.js'

export function pollText(text: string, options: string): string {
  return options === '' ? text : `${text}\n${options}`
}

/** Takes a poll that is due one step further: sending, where that was interrupted; the reminder; the end. */
export async function runPoll(core: CoreContext, poll: Poll): Promise<void> {
  const now = core.clock.now()
  if (now >= poll.closesAt) await closePoll(core, poll)
  else if (poll.sentAt === null) await sendPoll(core, poll, await silentOf(core, poll))
  else if (poll.remindAt !== null && poll.remindedAt === null && now >= poll.remindAt) await remind(core, poll)
  else await core.store.conversations.updatePoll(poll, { nextAt: nextAfter(poll) }, [])
}

/** Once, whoever does it. */
export async function sendPoll(core: CoreContext, poll: Poll, to: SubmitCommand['to']): Promise<void> {
  const { id, text, from } = poll
  if (to.length > 0) {
    await sendByItself(core, poll, {
      to,
      text,
      from,
      author: poll.author,
      via: 'poll',
      class: 'service',
      key: `poll:${id}`,
      traceId: `poll-${id}`,
    })
  }
  await persist(core, poll, (now) => ({ sentAt: now, nextAt: nextAfter({ ...poll, sentAt: now }) }))
}

/** Answers that come in meanwhile raise the version. */
async function persist(
  core: CoreContext,
  poll: Poll,
  changes: (now: number) => Parameters<CoreContext['store']['conversations']['updatePoll']>[1],
  events: (version: number) => readonly NewEvent[] = () => [],
): Promise<void> {
  let current: Poll | undefined = poll
  while (current?.state === 'open') {
    const isWritten = await core.store.conversations.updatePoll(
      current,
      changes(core.clock.now()),
      events(current.version + 1),
    )
    if (isWritten) return
    current = await core.store.conversations.findPoll(poll)
  }
}

function nextAfter({ remindAt, remindedAt, closesAt }: Poll): number {
  return remindAt !== null && remindedAt === null ? remindAt : closesAt
}

async function remind(core: CoreContext, poll: Poll): Promise<void> {
  const { id, from, reminder, text, options } = poll
  const to = await silentOf(core, poll)
  const reminding = reminder === null ? text : pollText(reminder, optionLine(options))
  if (to.length > 0) {
    const message = {
      to,
      text: reminding,
      from,
      author: poll.author,
      via: 'poll',
      class: 'service',
      key: `poll:${id}:reminder`,
    } as const
    await sendByItself(core, poll, { ...message, traceId: `poll-${id}` })
  }
  await persist(
    core,
    poll,
    (now) => ({ remindedAt: now, nextAt: poll.closesAt }),
    (version) => [{ ...pollEvent(poll, 'poll.reminded', core.clock.now(), { people: to.length }), version }],
  )
}

const pageSize = 1_000

async function silentOf(core: CoreContext, poll: Poll): Promise<SubmitCommand['to']> {
  const to: (string | RecipientCommand)[] = []
  for (let after = 0; ;) {
    const page = await core.store.conversations.listRespondents(poll, { after, limit: pageSize, which: 'silent' })
    for (const respondent of page) to.push(recipientOf(respondent))
    if (page.length < pageSize) return to
    after = page.at(-1)?.position ?? 0
  }
}

/** With the final counts; false when an answer was faster, which then counts. */
export async function closePoll(core: CoreContext, poll: Poll, audit?: NewAudit): Promise<boolean> {
  const counts = await core.store.conversations.countPoll(poll)
  const now = core.clock.now()
  const payload = { title: poll.title, reference: poll.reference, ...counts }
  const ended = { state: 'closed', closedAt: now, nextAt: null } as const
  return core.store.conversations.updatePoll(poll, ended, [pollEvent(poll, 'poll.closed', now, payload)], audit)
}

export function pollEvent(
  { companyId, id, version }: Poll,
  type: NewEvent['type'],
  occurredAt: number,
  payload: NewEvent['payload'],
): NewEvent {
  return { type, companyId, subjectType: 'poll', subjectId: id, version: version + 1, occurredAt, payload }
}
