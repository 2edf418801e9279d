import type { Message, MessageState, MessageWithSegments } from '../../core/messaging/message.js'
import type { Dates } from './dates.js'
import { digitsOf } from './submit.js'

/** Our states in the words of the contract. */
export const deliveryStatuses: Record<MessageState, string> = {
  scheduled: 'Pending',
  held: 'Pending',
  queued: 'Pending',
  sending: 'Sending',
  sent: 'Sent',
  unknown: 'Sent',
  partially_delivered: 'Sent',
  delivered: 'Delivered',
  undelivered: 'NotDelivered',
  expired: 'TimedOut',
  rejected: 'NotSent',
  failed: 'Error',
  cancelled: 'Cancelled',
}

/** What became of a message that we sent. */
export function presentDelivery(message: MessageWithSegments, dates: Dates) {
  return {
    Msid: digitsOf(message.to),
    DeliveryStatus: deliveryStatuses[message.state],
    DeliveryDate: dates.format(message.updatedAt),
    UserDeliveryDate: deliveredAt(message, dates),
    PartCount: message.segmentCount,
  }
}

function deliveredAt({ state, segments, updatedAt }: MessageWithSegments, dates: Dates): string | null {
  if (state !== 'delivered') return null
  return dates.format(Math.max(...segments.map(({ doneAt }) => doneAt ?? updatedAt)))
}

/** A message either way. Clients tell what was received by a target that is there and empty. */
export function presentMessage(message: MessageWithSegments, dates: Dates) {
  const isReceived = message.direction === 'mo'
  const created = dates.format(message.createdAt)
  return {
    MessageID: message.id,
    CreationDate: created,
    ...senderOf(message),
    DeliveryInfo: [
      {
        TargetMsid: isReceived ? '' : digitsOf(message.to),
        DeliveryStatus: isReceived ? 'Delivered' : deliveryStatuses[message.state],
        DeliveryDate: isReceived ? created : dates.format(message.updatedAt),
        TargetName: '',
        UserDeliveryDate: isReceived ? created : deliveredAt(message, dates),
      },
    ],
    MessageType: isReceived ? 'MO' : 'MT',
    MessageText: message.text,
  }
}

function senderOf({ from }: Message): { SenderMsid: string; SenderName: string } {
  const isNumber = /^\+?[0-9]+$/.test(from)
  return { SenderMsid: isNumber ? digitsOf(from) : '', SenderName: isNumber ? '' : from }
}
