import type { Principal } from '../accounts/account.js'
import { companyInScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { Acting } from '../people/directory.js'
import type { MailId } from '../values/ids.js'
import type { MailRecord } from './mail-record.js'
import type { MailQuery } from './ports.js'

export interface MailPage {
  mails: readonly MailRecord[]
  nextBeforeId: MailId | null
}

/** What became of the mails of a company, newest first; of a platform administrator those to the postmaster. */
export async function listMails(
  core: CoreContext,
  principal: Principal,
  { companyId, limit, beforeId, ...filter }: Acting & Omit<MailQuery, 'beforeId'> & { beforeId?: MailId },
): Promise<MailPage> {
  const owner = companyInScope(principal, companyId, ['messages:read', 'company:admin'])
  const query = { ...filter, beforeId: beforeId ?? (Number.MAX_SAFE_INTEGER as MailId), limit: limit + 1 }
  const found = await core.store.mails.list(owner, query)
  const mails = found.slice(0, limit)
  return { mails, nextBeforeId: found.length > limit ? (mails.at(-1)?.id ?? null) : null }
}

/** @throws GatewayError `not_found` */
export async function getMail(
  core: CoreContext,
  principal: Principal,
  id: MailId,
  { companyId }: Acting,
): Promise<MailRecord> {
  const owner = companyInScope(principal, companyId, ['messages:read', 'company:admin'])
  const mail = await core.store.mails.find(owner, id)
  if (mail === undefined) throw new GatewayError('not_found', 'There is no such mail.')
  return mail
}
