import type { Attributes, PersonKind } from '../people/person.js'
import type { CallId, CompanyId } from '../values/ids.js'
import type { Call, NewCallEvent } from './call.js'
import type { CallRecord, LegRecord } from './usage.js'

/** Who calls, by the company's directory. */
export interface ShownContact {
  personId: string
  kind: PersonKind
  name: string
  attributes: Attributes
}

type Stage = 'started' | 'answered' | 'connected' | 'ended'

/** Turns what a call's record shows into events for the log, each stage of each leg exactly once. */
export class CallProgress {
  readonly #key: { companyId: CompanyId; callId: CallId }
  readonly #caller: { caller: string | null; contact: ShownContact | null }
  readonly #told = new Set<string>()
  #version = 0

  /** `contact`: who calls, as events show it. */
  constructor({ companyId, id, caller }: Call, contact: ShownContact | null = null) {
    this.#key = { companyId, callId: id }
    this.#caller = { caller, contact }
  }

  /** What is new since the last time. */
  eventsOf(record: CallRecord): NewCallEvent[] {
    const events: NewCallEvent[] = []
    if (record.answeredAt !== null && this.#isNew('answered')) {
      events.push(this.event('call.answered', record.answeredAt, {}))
    }
    for (const leg of record.legs.values()) events.push(...this.#legEvents(leg))
    return events
  }

  event(type: NewCallEvent['type'], occurredAt: number, payload: Readonly<Record<string, unknown>>): NewCallEvent {
    this.#version += 1
    return { ...this.#key, type, version: this.#version, occurredAt, payload }
  }

  #legEvents(leg: LegRecord): NewCallEvent[] {
    const stages: readonly (readonly [Stage, number | null])[] = [
      ['started', leg.startedAt],
      ['answered', leg.answeredAt],
      ['connected', leg.connectedAt],
      ['ended', leg.endedAt],
    ]
    return stages.flatMap(([stage, at]) => {
      if (at === null || !this.#isNew(`${leg.leg} ${stage}`)) return []
      const payload = {
        leg: leg.leg,
        target: leg.target,
        step: leg.step,
        // What a screen shows while the telephone rings.
        ...(stage === 'started' ? this.#caller : {}),
        ...(stage === 'ended' ? { end: leg.end } : {}),
      }
      return [this.event(`call.leg_${stage}`, at, payload)]
    })
  }

  #isNew(what: string): boolean {
    if (this.#told.has(what)) return false
    this.#told.add(what)
    return true
  }
}
