import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { submitMessage } from '../messaging/submit-message.js'
import type { CompanyId, MailId } from '../values/ids.js'
import { cutToSegments } from './compose-text.js'
import { KnownMail, type MailRecord, type NewMail } from './mail-record.js'
import type { DueGroup } from './ports.js'
import { commandOf } from './take-mail.js'

const groupsAtOnce = 100

/** Sends the digests of storms whose window has ended, each once however many processes look; true when more may be due. */
export async function sendDigests(
  core: CoreContext,
  onFailure: (company: CompanyId, error: unknown) => void,
): Promise<boolean> {
  const due = await core.store.mails.dueGroups(core.clock.now(), groupsAtOnce)
  for (const group of due) {
    try {
      await sendDigest(core, group)
    } catch (error) {
      if (!(error instanceof GatewayError) || error.retryAfterSeconds !== undefined) throw error
      // Whoever it was for is gone; the mails stay in the journal.
      onFailure(group.companyId, error)
    }
    await core.store.mails.closeGroup(group)
  }
  return due.length === groupsAtOnce
}

async function sendDigest(core: CoreContext, { companyId, key, count, order, last }: DueGroup): Promise<void> {
  const id = (await core.store.allocateIds(1)) as MailId
  const { text: sms } = cutToSegments(digestText(count, last.content?.sms ?? ''), order.maxSegments)
  const record: MailRecord = {
    ...last,
    id,
    at: core.clock.now(),
    verdict: 'digest',
    reason: null,
    messageId: null,
    content: last.content === null ? null : { ...last.content, sms },
  }
  const mail: NewMail = { record, key: `digest ${key}`, group: null }
  const principal = { companyId, actor: last.actor, scopes: new Set(['messages:send'] as const) }
  try {
    await submitMessage(core, principal, { ...commandOf({ ...order, sms }, `mail-${id}`), mail })
  } catch (error) {
    if (!(error instanceof KnownMail)) throw error
  }
}

/** Ещё 1 похожее, 2 похожих. */
function digestText(count: number, last: string): string {
  const isOne = count % 10 === 1 && count % 100 !== 11
  return `Ещё ${count} ${isOne ? 'похожее' : 'похожих'}, последнее: ${last}`
}
