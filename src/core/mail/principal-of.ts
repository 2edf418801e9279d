import type { Principal } from '../accounts/account.js'
import { roleScopes } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { type CompanyId, type MailIntegrationId, parseId, type UserId } from '../values/ids.js'
import { principalOf } from './find-sender.js'

/** Who has sent a mail, with the rights that he has now; undefined once he may send no more. */
export async function principalNow(
  core: CoreContext,
  { companyId, actor }: { companyId: CompanyId; actor: string },
): Promise<Principal | undefined> {
  const company = await core.store.accounts.findCompany(companyId)
  if (company?.state !== 'active') return undefined
  const [kind, text = ''] = actor.split(':')
  if (kind === 'mail_integration') {
    const id = parseId<MailIntegrationId>(text)
    const integration = id === undefined ? undefined : core.mail.integrations.byId(id)
    return integration?.companyId === companyId ? principalOf(integration) : undefined
  }
  const id = kind === 'user' ? parseId<UserId>(text) : undefined
  const user = id === undefined ? undefined : await core.store.accounts.findUser(companyId, id)
  if (user?.state !== 'active') return undefined
  return { companyId, actor, scopes: new Set(roleScopes[user.role]) }
}
