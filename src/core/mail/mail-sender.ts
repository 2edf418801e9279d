import type { Principal } from '../accounts/account.js'
import type { MailIntegration } from './integration.js'
import type { MailProof } from './mail-record.js'

/** Who a mail is from, proven. */
export interface MailSender {
  principal: Principal
  integration: MailIntegration | null
  proof: MailProof
}
