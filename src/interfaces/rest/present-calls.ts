import type { Call, CallDetails, FoundRecording, RecordedCall, Recording, StoredUsage } from '../../core/calls/call.js'
import type { Note } from '../../core/calls/command.js'
import type { LegRecord, Usage } from '../../core/calls/usage.js'
import type { CallPrice } from '../../core/rating/ledger/call-prices.js'
import type { Price } from '../../core/rating/price.js'
import { formatId } from '../../core/values/ids.js'
import { formatMoney } from '../../core/values/money.js'
import type { components } from './generated/contract.js'
import { formatInstant, formatNullableInstant } from './instant.js'
import type { SimulatedCallView } from './telephones.js'

type Schemas = components['schemas']

export function presentCall(call: Call, price: CallPrice): Schemas['Call'] {
  const { number, direction, caller, scenarioVersion, carrier, state, outcome, reason } = call
  return {
    id: formatId(call.id),
    companyId: formatId(call.companyId),
    numberId: formatId(call.numberId),
    number,
    direction,
    caller,
    scenarioId: call.scenarioId === null ? null : formatId(call.scenarioId),
    scenarioVersion,
    carrier,
    state,
    outcome,
    reason,
    startedAt: formatInstant(call.startedAt),
    answeredAt: formatNullableInstant(call.answeredAt),
    endedAt: formatNullableInstant(call.endedAt),
    ...presentPrice(price),
  }
}

export function presentRecordedCall(call: RecordedCall, price: CallPrice): Schemas['RecordedCall'] {
  return { ...presentCall(call, price), recordings: call.recordings.map(presentRecording) }
}

function presentPrice({ amount, reason }: Price) {
  return { price: amount === null ? null : formatMoney(amount), priceReason: reason }
}

export function presentCallDetails(call: CallDetails, price: CallPrice): Schemas['CallDetails'] {
  return {
    ...presentCall(call, price),
    way: wayOf(call.notes),
    legs: call.legs.map(presentLeg),
    usage: call.usage.map((usage) => presentChargedUsage(usage, price)),
    recordings: call.recordings.map(presentRecording),
  }
}

function wayOf(notes: readonly Note[]): Schemas['CallDetails']['way'] {
  const way: Schemas['CallDetails']['way'] = []
  for (const note of notes) {
    if (note.kind === 'entered') way.push({ step: note.step, verb: note.verb, at: formatInstant(note.at), exit: null })
    const last = way.at(-1)
    if (note.kind === 'left' && last !== undefined) last.exit = note.exit
  }
  return way
}

export function presentLeg(record: LegRecord): Schemas['CallLeg'] {
  const { leg, target, step, end } = record
  return {
    leg,
    target,
    step,
    startedAt: formatInstant(record.startedAt),
    answeredAt: formatNullableInstant(record.answeredAt),
    connectedAt: formatNullableInstant(record.connectedAt),
    endedAt: formatNullableInstant(record.endedAt),
    end,
  }
}

export function presentUsage({ kind, from, until, seconds, steps, target, accepted }: Usage): Schemas['CallUsage'] {
  return { kind, from: formatInstant(from), until: formatInstant(until), seconds, steps: [...steps], target, accepted }
}

export function presentRecording({
  id,
  kind,
  durationMs,
  bytes,
  sha256,
  ...times
}: Recording): Schemas['CallRecording'] {
  const startedAt = formatInstant(times.startedAt)
  return {
    id: formatId(id),
    kind,
    startedAt,
    durationMs,
    bytes,
    sha256,
    deletedAt: formatNullableInstant(times.deletedAt),
  }
}

export function presentFoundRecording(found: FoundRecording): Schemas['FoundRecording'] {
  const { callId, numberId, number, caller } = found
  return { ...presentRecording(found), callId: formatId(callId), numberId: formatId(numberId), number, caller }
}

function presentChargedUsage(usage: StoredUsage, price: CallPrice): Schemas['CallUsage'] {
  const { direction, ...own } = price.useOf(usage.id)
  return { ...presentUsage(usage), direction, ...presentPrice(own) }
}

export function presentSimulatedCall(call: SimulatedCallView): Schemas['SimulatedCall'] {
  const { id, from, to, state, callId, startedAt, endedAt, heard } = call
  return {
    id: String(id),
    from,
    to,
    state,
    callId: callId === null ? null : String(callId),
    startedAt: formatInstant(startedAt),
    endedAt: formatNullableInstant(endedAt),
    heard: heard.map(({ at, leg, what }) => ({ afterMs: at - startedAt, leg, what })),
  }
}
