import type { MessageClass } from '../messaging/message.js'
import type { CompanyId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import type { OptOut } from './opt-out.js'

export type OptOutRefusal = { code: 'opted_out' | 'blacklisted'; reason: string }

export interface OptOuts {
  /** Why this company may not text this subscriber with a message of this class; null when it may. In memory. */
  refusal(companyId: CompanyId, to: Msisdn, messageClass: MessageClass): OptOutRefusal | null
}

/** What a sender is told of an entry that forbids his message. */
export function refusalBy({ kind, scope, companyId }: Pick<OptOut, 'kind' | 'scope' | 'companyId'>): OptOutRefusal {
  const what = scope === 'mailing' ? 'mailings' : 'messages'
  if (kind === 'opt_out') return { code: 'opted_out', reason: `The subscriber does not want ${what}` }
  const whose = companyId === PLATFORM ? 'the platform' : 'the company'
  return { code: 'blacklisted', reason: `The number is on the blacklist of ${whose} for ${what}` }
}
