import type { MessageClass } from '../messaging/message.js'
import type { CompanyId, OptOutId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'

/** `opt_out`: the subscriber's own will. `blacklist`: ours. */
export const optOutKinds = ['opt_out', 'blacklist'] as const
export type OptOutKind = (typeof optOutKinds)[number]

export const optOutScopes = ['all', 'mailing'] as const
export type OptOutScope = (typeof optOutScopes)[number]

/** How the will reached us. */
export const optOutSources = ['api', 'sms', 'operator', 'import'] as const
export type OptOutSource = (typeof optOutSources)[number]

/** An entry of the ledger. It is never deleted: what no longer holds is marked as removed, by whom and when. */
export interface OptOut {
  id: OptOutId
  /** `PLATFORM`: nobody may text the subscriber. */
  companyId: CompanyId
  msisdn: Msisdn
  scope: OptOutScope
  kind: OptOutKind
  source: OptOutSource
  /** Proof: the subscriber's words, a document. */
  note: string | null
  createdAt: number
  createdBy: string
  removedAt: number | null
  removedBy: string | null
}

/**
 * What an entry forbids. Scope `mailing` forbids mailings. Scope `all` forbids service messages too; alerts rest on the relation to an
 * employer or a contract, so the subscriber's own will does not stop them, and a blacklist does.
 */
export function forbids({ kind, scope }: Pick<OptOut, 'kind' | 'scope'>, messageClass: MessageClass): boolean {
  switch (messageClass) {
    case 'mailing':
      return true
    case 'service':
      return scope === 'all'
    case 'alert':
      return scope === 'all' && kind === 'blacklist'
  }
}
