import type { CoreContext } from '../context.js'
import type { NewAudit } from '../ports.js'
import type { CompanyId } from '../values/ids.js'
import type { AuditRecord, Principal } from './account.js'
import { companyInScope } from './permissions.js'

/** How an act reached the gateway. */
export interface Via {
  interface: 'rest' | 'm2m' | 'cli' | 'sms' | 'mail'
  address: string | null
  requestId: string | null
}

export function auditOf(
  core: CoreContext,
  principal: Principal,
  via: Via,
  act: { companyId: CompanyId; action: string; subject: string; before?: unknown; after?: unknown },
): NewAudit {
  return {
    companyId: act.companyId,
    at: core.clock.now(),
    actor: principal.actor,
    action: act.action,
    subject: act.subject,
    via: via.interface,
    address: via.address,
    requestId: via.requestId,
    before: act.before ?? null,
    after: act.after ?? null,
  }
}

export interface AuditPage {
  records: readonly AuditRecord[]
  nextBeforeId: number | null
}

/** Newest first. */
export async function listAudit(
  core: CoreContext,
  principal: Principal,
  { companyId, beforeId, limit }: { companyId?: CompanyId; beforeId?: number; limit: number },
): Promise<AuditPage> {
  const company = companyInScope(principal, companyId)
  const found = await core.store.accounts.listAudit(company, beforeId ?? Number.MAX_SAFE_INTEGER, limit + 1)
  const records = found.slice(0, limit)
  return { records, nextBeforeId: found.length > limit ? (records.at(-1)?.id ?? null) : null }
}
