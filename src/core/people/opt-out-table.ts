import type { MessageClass } from '../messaging/message.js'
import type { CompanyId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import type { OptOutRefusal, OptOuts } from './opt-outs.js'

/** Who must not be texted, in memory. */
export class OptOutTable implements OptOuts {
  refusal(_companyId: CompanyId, _to: Msisdn, _messageClass: MessageClass): OptOutRefusal | null {
    return null
  }
}
