import type { CallTraffic } from '../calls/call.js'
import { isInHours, keyOfMoment, type LocalMoment, type TrafficCriteria } from './criteria.js'

/** Of a row, or of all; seconds are those of the call detail records. */
export interface CallFigures {
  calls: number
  talked: number
  message: number
  missed: number
  heard: number
  /** Still going on. */
  inProgress: number
  /** From the beginning until somebody took the call, or to its end. */
  waitSeconds: number
  longestWaitSeconds: number
  talkSeconds: number
  /** Telephones that were rung, and those that answered. */
  rung: number
  answered: number
  /** As they are charged. */
  ivrSeconds: number
  legSeconds: number
  recordSeconds: number
}

export const noCalls: CallFigures = {
  calls: 0,
  talked: 0,
  message: 0,
  missed: 0,
  heard: 0,
  inProgress: 0,
  waitSeconds: 0,
  longestWaitSeconds: 0,
  talkSeconds: 0,
  rung: 0,
  answered: 0,
  ivrSeconds: 0,
  legSeconds: 0,
  recordSeconds: 0,
}

/** Adds calls, one by one, to the row of each and to the total; the rows together are the total. */
export class CallSums {
  readonly total: CallFigures = { ...noCalls }
  readonly rows = new Map<string, CallFigures>()
  readonly #criteria: TrafficCriteria

  constructor(criteria: TrafficCriteria) {
    this.#criteria = criteria
  }

  /** @param moment when it began, by local clocks */
  add(call: CallTraffic, moment: LocalMoment): void {
    if (!isWanted(this.#criteria, call, moment)) return
    const { groupBy } = this.#criteria
    if (groupBy === 'employee') return this.#addByEmployee(call)
    const key = keyOfMoment(groupBy, moment) ?? (groupBy === 'number' ? call.number : (call.outcome ?? 'in_progress'))
    addTo(this.#row(key), figuresOf(call))
    addTo(this.total, figuresOf(call))
  }

  /** The call stands with who took it, and each telephone with whose it is; `` is nobody's. */
  #addByEmployee(call: CallTraffic): void {
    const figures = figuresOf(call)
    addTo(this.total, figures)
    const ofCall = { ...figures, rung: 0, answered: 0, legSeconds: 0 }
    addTo(this.#row(takerOf(call) ?? ''), ofCall)
    for (const { target, answeredAt } of call.legs) {
      addTo(this.#row(target), { ...noCalls, rung: 1, answered: answeredAt === null ? 0 : 1 })
    }
    for (const { kind, seconds, target } of call.usage) {
      if (kind === 'leg') addTo(this.#row(target ?? ''), { ...noCalls, legSeconds: seconds })
    }
  }

  #row(key: string): CallFigures {
    const row = this.rows.get(key) ?? { ...noCalls }
    this.rows.set(key, row)
    return row
  }
}

function isWanted(criteria: TrafficCriteria, call: CallTraffic, moment: LocalMoment): boolean {
  const { numberId, employee, direction, outcomes, waitedSeconds } = criteria
  if (numberId !== undefined && call.numberId !== numberId) return false
  if (direction !== undefined && call.direction !== direction) return false
  if (outcomes !== undefined && (call.outcome === null || !outcomes.includes(call.outcome))) return false
  if (employee !== undefined && !call.legs.some(({ target }) => target === employee)) return false
  if (waitedSeconds !== undefined && waitOf(call) < waitedSeconds) return false
  return isInHours(criteria, moment)
}

export function figuresOf(call: CallTraffic): CallFigures {
  const wait = waitOf(call)
  return {
    ...noCalls,
    calls: 1,
    ...(call.outcome === null ? { inProgress: 1 } : { [call.outcome]: 1 }),
    waitSeconds: wait,
    longestWaitSeconds: wait,
    talkSeconds: talkOf(call),
    rung: call.legs.length,
    answered: call.legs.filter(({ answeredAt }) => answeredAt !== null).length,
    ivrSeconds: charged(call, 'ivr'),
    legSeconds: charged(call, 'leg'),
    recordSeconds: charged(call, 'record'),
  }
}

/** Whole seconds until somebody took the call; of one that nobody took, until it ended. */
export function waitOf({ startedAt, endedAt, legs }: CallTraffic): number {
  const taken = legs.flatMap(({ connectedAt }) => (connectedAt === null ? [] : [connectedAt]))
  const until = taken.length > 0 ? Math.min(...taken) : (endedAt ?? startedAt)
  return Math.round((until - startedAt) / 1000)
}

function talkOf({ legs }: CallTraffic): number {
  const ms = legs.reduce(
    (sum, { connectedAt, endedAt }) => sum + (connectedAt === null ? 0 : (endedAt ?? connectedAt) - connectedAt),
    0,
  )
  return Math.round(ms / 1000)
}

function charged({ usage }: CallTraffic, kind: CallTraffic['usage'][number]['kind']): number {
  return usage.reduce((sum, each) => sum + (each.kind === kind ? each.seconds : 0), 0)
}

/** Of several the one who talked last. */
function takerOf({ legs }: CallTraffic): string | undefined {
  const taken = legs.filter(({ connectedAt }) => connectedAt !== null)
  return [...taken].sort((a, b) => (a.connectedAt ?? 0) - (b.connectedAt ?? 0)).at(-1)?.target
}

function addTo(sum: CallFigures, { longestWaitSeconds, ...counted }: CallFigures): void {
  sum.longestWaitSeconds = Math.max(sum.longestWaitSeconds, longestWaitSeconds)
  for (const [name, value] of Object.entries(counted) as [keyof typeof counted, number][]) sum[name] += value
}
