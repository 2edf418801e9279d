import type { MessageClass } from '../messaging/message.js'
import type { CompanyId } from '../values/ids.js'
import type { QuietHours, SendTime } from './quiet-hours.js'

/** The quiet hours of all companies, in memory. */
export class QuietHoursTable implements QuietHours {
  earliest(_companyId: CompanyId, _messageClass: MessageClass, _zone: string, notBefore: number): SendTime {
    return { at: notBefore, heldBy: null }
  }
}
