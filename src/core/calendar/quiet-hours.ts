import type { MessageClass } from '../messaging/message.js'
import type { CompanyId } from '../values/ids.js'
import type { Hours } from './hours.js'

export interface SendTime {
  /** UTC ms from which the message may be sent: `notBefore` itself outside quiet hours. */
  at: number
  /** The rule that delays it, in words (`mailing: 09:00-21:00 on working days, 10:00-20:00 on other days, Asia/Sakhalin`); null when nothing does. */
  heldBy: string | null
  /** Hours are set for this class, so that what is sent later has to be looked at again. */
  isLimited: boolean
}

export interface QuietHours {
  /** Alerts are never held. */
  earliest(companyId: CompanyId, messageClass: MessageClass, zone: string, notBefore: number): SendTime
}

/** Classes that may be held until somebody wants to be written to. */
export const heldClasses = ['service', 'mailing'] as const
export type HeldClass = (typeof heldClasses)[number]

/** When messages of each class may be sent; null: at any time. */
export type SendingHours = Readonly<Record<HeldClass, Hours | null>>

/** What a company has set itself; what is absent is as the platform has it. */
export type OwnHours = Partial<SendingHours>
