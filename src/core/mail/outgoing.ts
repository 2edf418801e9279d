import type { Principal } from '../accounts/account.js'
import { companyInScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import type { MailId } from '../conversations/mail.js'
import type { OutgoingMail } from '../conversations/ports.js'
import type { Acting } from '../people/directory.js'

/** Mails that the gateway has written for a company, newest first. @throws GatewayError `forbidden`, `not_found` */
export async function listOutgoingMails(
  core: CoreContext,
  principal: Principal,
  { companyId, beforeId, limit }: Acting & { beforeId?: MailId; limit: number },
): Promise<{ mails: readonly OutgoingMail[]; nextBeforeId: MailId | null }> {
  const owner = companyInScope(principal, companyId, ['messages:read', 'company:admin'])
  const page = { beforeId: beforeId ?? (Number.MAX_SAFE_INTEGER as MailId), limit: limit + 1 }
  const found = await core.store.conversations.listMails(owner, page)
  const mails = found.slice(0, limit)
  return { mails, nextBeforeId: found.length > limit ? (mails.at(-1)?.id ?? null) : null }
}
