import type { components } from './generated/contract.js'
import { formatInstant, formatNullableInstant } from './instant.js'
import type { SimulatedMessage, SimulatedPhone, SimulatedPhoneSummary } from './simulated-phones.js'

type Schemas = components['schemas']

export function presentPhoneSummary(phone: SimulatedPhoneSummary): Schemas['SimulatedPhoneSummary'] {
  return {
    msisdn: `+${phone.msisdn}`,
    script: phone.script,
    messageCount: phone.messageCount,
    lastActiveAt: formatNullableInstant(phone.lastActiveAt),
  }
}

export function presentPhone(phone: SimulatedPhone): Schemas['SimulatedPhone'] {
  return { ...presentPhoneSummary(phone), messages: phone.messages.map(presentPhoneMessage) }
}

function presentPhoneMessage(message: SimulatedMessage): Schemas['PhoneMessage'] {
  return {
    id: message.id,
    from: message.from,
    text: message.text,
    encoding: message.encoding,
    segments: message.segments.map(({ messageId, ordinal, text, state }) => ({ messageId, ordinal, text, state })),
    segmentCount: message.segmentCount,
    state: message.state,
    submittedAt: formatInstant(message.submittedAt),
    receivedAt: formatNullableInstant(message.receivedAt),
  }
}
