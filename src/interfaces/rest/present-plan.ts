import type { MessagePlan, PlannedMessage } from '../../core/messaging/message-plan.js'
import { formatId } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { formatInstant, formatNullableInstant } from './instant.js'
import { presentPrice } from './present-message.js'

type Schemas = components['schemas']

export function presentPlan(plan: MessagePlan): Schemas['MessagePlan'] {
  return {
    hash: plan.hash,
    class: plan.class,
    lane: plan.lane,
    createdAt: formatInstant(plan.createdAt),
    deliverBefore: formatNullableInstant(plan.deliverBefore),
    recipients: plan.recipients,
    segments: plan.segments,
    longer: {
      recipients: plan.longer.recipients,
      messages: plan.longer.messages.map(({ to, personId, segmentCount }) => {
        return { to, personId: personId && formatId(personId), segmentCount }
      }),
    },
    messages: plan.messages.map(presentPlannedMessage),
    refused: plan.refused.map(({ to, code, reason }) => ({ to, code, reason })),
    companies: plan.companies.map(({ id, name, recipients }) => ({ id: formatId(id), name, recipients })),
    tags: [...plan.tags],
    advice: [...plan.advice],
    ...presentPrice(plan.price),
  }
}

function presentPlannedMessage({ number, ...message }: PlannedMessage): Schemas['PlannedMessage'] {
  return {
    to: message.to,
    personId: message.personId === null ? null : formatId(message.personId),
    recipientCompanyId: message.recipientCompanyId === null ? null : formatId(message.recipientCompanyId),
    operator: number?.operator ?? null,
    region: number?.region ?? null,
    portStatus: number?.portStatus ?? 'unknown',
    precision: number?.precision ?? 'none',
    dataVersion: number?.dataVersion ?? null,
    route: message.route,
    carrier: message.carrier,
    alternatives: [...message.alternatives],
    from: message.from,
    senderReplaced: message.senderReplaced,
    text: message.text,
    transliterated: message.transliterated,
    encoding: message.encoding,
    segmentCount: message.segmentCount,
    state: message.state,
    sendAt: formatInstant(message.sendAt),
    heldBy: message.heldBy,
    zone: message.zone,
  }
}
