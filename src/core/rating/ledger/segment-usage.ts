import { addExact, floorOf, multiplyExact } from '../../values/exact.js'
import type { MessageId } from '../../values/ids.js'

/** More than the ordinals of a message: 255 by the standard. */
const ordinals = 256

/** The id under which a segment is charged: once, whoever finds it how often. */
export function usageOfSegment(messageId: MessageId, ordinal: number): number {
  return addExact(multiplyExact(messageId, ordinals), ordinal)
}

export function segmentOfUsage(id: number): { messageId: MessageId; ordinal: number } {
  return { messageId: floorOf(id, ordinals) as MessageId, ordinal: id % ordinals }
}
