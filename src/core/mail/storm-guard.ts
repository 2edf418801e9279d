import type { Clock } from '../clock.js'
import type { CompanyId } from '../values/ids.js'

const windowMs = 300_000
/** Mails alike that go out one by one in a window; the rest go into the digest of the window. */
const alikePerWindow = 5
/** Mails of one sender that go out one by one in a minute. */
const perMinute = 60
/** Mails of one sender that are taken in a minute. */
const takenPerMinute = 600
const minuteMs = 60_000
/** Beyond it the oldest are forgotten, and their storms go out again. */
const maxRemembered = 50_000
/** How long after its window a digest waits for mails that are still being stored. */
const settleMs = 5_000

export interface StormInput {
  companyId: CompanyId
  /** Who sends. */
  actor: string
  /** Equal for mails that say the same of something else. */
  fingerprint: string
  /** The end of what a storm is about, told at once. */
  isRecovery: boolean
}

/** `refuse`: more than is taken. `group`: into the digest of a window, which is due at `until`. */
export type StormVerdict = { kind: 'send' } | { kind: 'refuse' } | { kind: 'group'; key: string; until: number }

/** Keeps a monitoring system that repeats itself from ringing every phone each time. Windows lie on the clock, alike in every process. */
export class StormGuard {
  readonly #clock: Clock
  readonly #alike = new Counts()
  readonly #ofActor = new Counts()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Counts the mail. */
  judge({ companyId, actor, fingerprint, isRecovery }: StormInput): StormVerdict {
    const now = this.#clock.now()
    const window = Math.floor(now / windowMs)
    const sender = `${companyId}:${actor}`
    const sent = this.#ofActor.add(sender, Math.floor(now / minuteMs))
    if (sent > takenPerMinute) return { kind: 'refuse' }
    const alike = `${companyId}:${fingerprint}`
    if (isRecovery) {
      // What it ends begins anew with the next problem; a second recovery is one of a storm again.
      const recoveries = this.#alike.add(`recovery:${alike}`, window)
      if (recoveries === 1) {
        this.#alike.forget(alike)
        return { kind: 'send' }
      }
    }
    const seen = this.#alike.add(alike, window)
    if (seen <= alikePerWindow && sent <= perMinute) return { kind: 'send' }
    return { kind: 'group', key: `${window}:${fingerprint}`, until: (window + 1) * windowMs + settleMs }
  }
}

/** How often something happened in the present period. */
class Counts {
  readonly #counts = new Map<string, { period: number; count: number }>()

  add(key: string, period: number): number {
    const known = this.#counts.get(key)
    const count = known?.period === period ? known.count + 1 : 1
    this.#counts.delete(key)
    this.#counts.set(key, { period, count })
    if (this.#counts.size > maxRemembered) {
      const oldest = this.#counts.keys().next()
      if (!oldest.done) this.#counts.delete(oldest.value)
    }
    return count
  }

  forget(key: string): void {
    this.#counts.delete(key)
  }
}

/** The text of a storm without what differs between its mails: numbers, and words that are mostly digits. */
export function fingerprintText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[0-9a-f]*\d[0-9a-f]*/g, '#')
    .replace(/\s+/g, ' ')
    .slice(0, 200)
}
