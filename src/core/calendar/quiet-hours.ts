import type { MessageClass } from '../messaging/message.js'
import type { CompanyId } from '../values/ids.js'

export interface SendTime {
  /** UTC ms from which the message may be sent: `notBefore` itself outside quiet hours. */
  at: number
  /** The rule that delays it, in words (`mailing: 09:00-21:00 on working days, Asia/Sakhalin`); null when nothing does. */
  heldBy: string | null
}

export interface QuietHours {
  /** Alerts are never held. */
  earliest(companyId: CompanyId, messageClass: MessageClass, zone: string, notBefore: number): SendTime
}
