import type { MessageClass } from '../messaging/message.js'
import type { CompanyId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'

export type OptOutRefusal = { code: 'opted_out' | 'blacklisted'; reason: string }

export interface OptOuts {
  /** Why this company may not text this subscriber with a message of this class; null when it may. In memory. */
  refusal(companyId: CompanyId, to: Msisdn, messageClass: MessageClass): OptOutRefusal | null
}
