import { commandStatus } from './error-text.js'

export interface ReconnectDelayOptions {
  minMs: number
  maxMs: number
  random: () => number
}

/** Grows twofold with each attempt, with jitter over the whole range above the minimum: binds that fell together do not return together. */
export function reconnectDelay(attempt: number, { minMs, maxMs, random }: ReconnectDelayOptions): number {
  const longest = Math.min(maxMs, minMs * 2 ** Math.min(attempt + 1, 30))
  return Math.round(minMs + random() * Math.max(0, longest - minMs))
}

/** After a refusal that only people can mend: one to two times the maximum, so that the operator does not lock the login. */
export function refusedBindDelay({ maxMs, random }: ReconnectDelayOptions): number {
  return Math.round(maxMs * (1 + random()))
}

export function isLastingRefusal(bindStatus: number | undefined): boolean {
  switch (bindStatus) {
    case commandStatus.bindFailed:
    case commandStatus.invalidPassword:
    case commandStatus.invalidSystemId:
    case commandStatus.invalidSystemType:
      return true
    default:
      return false
  }
}
