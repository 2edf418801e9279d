import type { AccountStep } from '../rating/ledger/ports.js'
import type { CallId, CompanyId, NumberId, RecordingId, ScenarioId } from '../values/ids.js'
import type { EndReason, Note, Outcome } from './command.js'
import type { LegRecord, Usage } from './usage.js'

/** A call: in progress, or what became of it (its CDR). */
export interface Call {
  id: CallId
  companyId: CompanyId
  numberId: NumberId
  /** `out`: we called the subscriber, because somebody asked for it. */
  direction: 'in' | 'out'
  /** Our number, as it was called, or as the subscriber was shown it. */
  number: string
  /** Of the subscriber: who calls, or who is called. Null: he hides it. */
  caller: string | null
  /** Null for a call to the outside. */
  scenarioId: ScenarioId | null
  scenarioVersion: number | null
  carrier: string
  state: 'in_progress' | 'ended'
  outcome: Outcome | null
  reason: EndReason | null
  startedAt: number
  answeredAt: number | null
  endedAt: number | null
}

/** With the way it took, the telephones that were rung, what is charged, and what was recorded. */
export interface CallDetails extends Call {
  notes: readonly Note[]
  legs: readonly LegRecord[]
  usage: readonly StoredUsage[]
  recordings: readonly Recording[]
}

/** What reports count of a call. */
export interface CallTraffic extends Pick<
  Call,
  'id' | 'numberId' | 'number' | 'direction' | 'caller' | 'outcome' | 'startedAt' | 'endedAt'
> {
  legs: readonly Pick<LegRecord, 'target' | 'answeredAt' | 'connectedAt' | 'endedAt'>[]
  usage: readonly Pick<Usage, 'kind' | 'seconds' | 'target'>[]
}

/** Somebody with whom nobody talked when he called, in a time. */
export interface MissedCaller {
  caller: string | null
  calls: number
  firstAt: number
  lastAt: number
  lastCallId: CallId
  leftMessage: boolean
}

export interface LaterTalk {
  caller: string
  direction: Call['direction']
  startedAt: number
}

/** With what was recorded of it. */
export interface RecordedCall extends Call {
  recordings: readonly Recording[]
}

/** What rating takes: records are rated in the order of their end, then id. */
export interface StoredUsage extends Usage {
  id: number
}

/**
 * Whether rating has it: `done`; `waits` for it, since it could not be rated when it was written; or `none`, since the number had no tariff.
 */
export type UsageCharge = 'none' | 'waits' | 'done'

/** What was used of a call, and what rating writes with it. */
export interface ChargedUsage {
  usage: readonly (StoredUsage & { charge: UsageCharge })[]
  /** Null where nothing is charged. */
  step: AccountStep | null
}

export interface Recording {
  id: RecordingId
  companyId: CompanyId
  callId: CallId
  /** `message`: left by the caller; `call`: of the call. */
  kind: 'message' | 'call'
  startedAt: number
  durationMs: number
  bytes: number
  sha256: string
  /** UTC ms; its sound is gone since then. */
  deletedAt: number | null
}

/** With what is told of its call. */
export interface FoundRecording extends Recording {
  numberId: NumberId
  number: string
  caller: string | null
}

export interface RecordingFilter {
  kind?: Recording['kind']
  caller?: string
  numberId?: NumberId
  startedFrom?: number
  startedBefore?: number
  /** Newest first. */
  beforeId: RecordingId
  limit: number
}

/** How a call ended. */
export interface CallEnd {
  outcome: Outcome
  reason: EndReason
  answeredAt: number | null
  endedAt: number
  notes: readonly Note[]
  legs: readonly LegRecord[]
}

export interface CallFilter {
  state?: Call['state']
  outcome?: Outcome
  caller?: string
  numberId?: NumberId
  startedFrom?: number
  startedBefore?: number
  /** Newest first. */
  beforeId: CallId
  limit: number
}

export interface NewCallEvent {
  type: `call.${string}`
  companyId: CompanyId
  callId: CallId
  version: number
  occurredAt: number
  payload: Readonly<Record<string, unknown>>
}
