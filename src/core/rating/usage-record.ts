import type { CallId, NumberId, ScenarioId } from '../values/ids.js'
import type { DirectionCode } from './catalogue/index.js'

/** What was used of one direction. A call makes several: voice menu, each answered leg, recording, fax. */
export interface UsageRecord {
  id: number
  number: NumberId
  direction: DirectionCode
  /** UTC ms of the answer: chooses day, period, and prices. */
  startedAt: number
  /** UTC ms; records are rated in the order of their ends. */
  endedAt: number
  /** From the answer; 0 for what was not answered. */
  seconds: number
  /** Of our own calls: the call that it is of. */
  call?: CallId
  /** Of our own calls: the scenario that it followed. */
  scenario?: ScenarioId
  /** Of our own calls: what the direction was found by (R25). */
  because?: string
}

/** A call may last days; what is longer is a mistake of whoever measured it. */
const longestSeconds = 7 * 86_400

/** What is wrong with a record that cannot be true; undefined for a good one. */
export function faultOf({ id, startedAt, endedAt, seconds }: UsageRecord): string | undefined {
  if (!Number.isSafeInteger(id) || id < 1) return 'The id of a usage record is a positive integer'
  if (!Number.isSafeInteger(startedAt) || !Number.isSafeInteger(endedAt)) return 'Instants are integer UTC milliseconds'
  if (!Number.isSafeInteger(seconds) || seconds < 0)
    return `${seconds} is not a number of seconds: give an integer from 0`
  if (seconds > longestSeconds) return `${seconds} s is longer than a week; check the unit of the duration`
  if (endedAt < startedAt) return 'The record ends before it starts'
  // Whoever measured may have rounded up to the whole second.
  if (seconds * 1000 >= endedAt - startedAt + 1000) return `${seconds} s do not fit between start and end of the record`
  return undefined
}

/** The order in which records are rated (R10): negative when `left` comes first. */
export function inOrder(left: UsageRecord, right: UsageRecord): number {
  return left.endedAt - right.endedAt || left.id - right.id
}

export function isSameRecord(left: UsageRecord, right: UsageRecord): boolean {
  return (
    left.id === right.id &&
    left.number === right.number &&
    left.direction === right.direction &&
    left.startedAt === right.startedAt &&
    left.endedAt === right.endedAt &&
    left.seconds === right.seconds
  )
}
