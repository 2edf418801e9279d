import type { CoreContext } from '../context.js'
import { sendByItself } from '../conversations/auto-answer.js'
import { findOwnTag } from '../tags/find-tag.js'
import type { CompanyId, TagId } from '../values/ids.js'
import { formatDuration } from './duration.js'
import { readRecipient } from './integration.js'
import type { MailSender } from './mail-sender.js'
import type { MailOrder } from './read-order.js'
import type { MailWatch } from './watch.js'

const minuteMs = 60_000
const atOnce = 100

/** The watches for which every mail of the integration is a sign of life, whatever it says. */
export function signsOfLife({ mail }: CoreContext, { principal, integration }: MailSender): MailWatch[] {
  if (integration === null) return []
  return mail.watches
    .of(principal.companyId)
    .filter(
      ({ isHeartbeat, tagId, integrationId }) => isHeartbeat && tagId === null && integrationId === integration.id,
    )
}

/** The watches that wait for such a mail. */
export async function watchesOf(core: CoreContext, sender: MailSender, order: MailOrder): Promise<MailWatch[]> {
  const { principal, integration } = sender
  const watches = core.mail.watches
    .of(principal.companyId)
    .filter(({ integrationId }) => integrationId === null || integrationId === integration?.id)
  if (watches.length === 0) return []
  const tags = watches.some(({ tagId }) => tagId !== null)
    ? await tagsOf(core, principal.companyId, order.to)
    : new Set<TagId>()
  return watches.filter(({ tagId }) => tagId === null || tags.has(tagId))
}

async function tagsOf(core: CoreContext, companyId: CompanyId, to: MailOrder['to']): Promise<ReadonlySet<TagId>> {
  const written = to.flatMap((one) => {
    if (typeof one === 'string') return one.startsWith('#') ? [one] : []
    return 'tag' in one ? [one.tag] : []
  })
  const found = await Promise.all(written.map((tag) => findOwnTag(core, companyId, tag)))
  return new Set(found.flatMap((tag) => (tag === undefined ? [] : [tag.id])))
}

/** The mail has come. */
export async function seeWatches(core: CoreContext, watches: readonly MailWatch[]): Promise<void> {
  const now = core.clock.now()
  for (const watch of watches) await core.store.mails.seeWatch(watch, now, now + watch.everyMinutes * minuteMs)
}

/**
 * Tells who waits for mails that stay away, once, and that they come again; true when more may be due. What is sent has a key of its
 * own, so that a crash in the middle sends nothing twice.
 */
export async function runWatches(core: CoreContext, onUnreached: (watch: MailWatch) => void): Promise<boolean> {
  const now = core.clock.now()
  const due = await core.store.mails.dueWatches(now, atOnce)
  for (const watch of due) {
    const isOverdue = watch.state === 'waiting'
    const isTold = await sendByItself(core, watch, {
      to: watch.recipients.flatMap((written) => readRecipient(written) ?? []),
      text: isOverdue ? overdueText(watch, now) : returnedText(watch),
      from: null,
      via: 'mail',
      lane: 'alert',
      key: `mail-watch:${watch.id}:${watch.state}:${isOverdue ? watch.dueAt : (watch.lastAt ?? 0)}`,
      traceId: `mail-watch-${watch.id}`,
    })
    if (!isTold) onUnreached(watch)
    await core.store.mails.turnWatch(watch, isOverdue ? 'overdue' : 'waiting')
  }
  return due.length === atOnce
}

function overdueText({ name, lastAt }: MailWatch, now: number): string {
  return lastAt === null ? `Нет писем: ${name}` : `Нет писем ${formatDuration(now - lastAt)}: ${name}`
}

function returnedText({ name }: MailWatch): string {
  return `Письма снова идут: ${name}`
}
