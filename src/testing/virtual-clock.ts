import type { Clock, Timer } from '../core/clock.js'

interface Scheduled {
  dueAt: number
  /** Order of creation; decides between timers of the same instant. */
  order: number
  task: () => void
}

/** Turns of the event loop granted around every timer, so that work on real sockets and files can move. */
const TURNS = 3

/** A clock that moves only when it is told to. Instants are UTC milliseconds. */
export class VirtualClock implements Clock {
  readonly #timers = new Set<Scheduled>()
  #now: number
  #created = 0

  constructor(startAt: number = Date.UTC(2026, 0, 15, 9, 0, 0)) {
    this.#now = startAt
  }

  now(): number {
    return this.#now
  }

  /** Negative and fractional delays behave as in Node: at once, and rounded down. */
  setTimer(delayMs: number, task: () => void): Timer {
    const delay = Math.max(0, Math.trunc(delayMs))
    if (Number.isNaN(delay)) throw new RangeError(`A timer needs a delay in milliseconds, got ${delayMs}`)
    const timer: Scheduled = { dueAt: this.#now + delay, order: this.#created++, task }
    this.#timers.add(timer)
    return { cancel: () => void this.#timers.delete(timer) }
  }

  get pendingTimers(): number {
    return this.#timers.size
  }

  /** The instant of the earliest timer. */
  nextTimerAt(): number | undefined {
    return this.#earliest()?.dueAt
  }

  /** Whether a timer stands at or before the present instant. */
  hasDueTimers(): boolean {
    const next = this.nextTimerAt()
    return next !== undefined && next <= this.#now
  }

  /**
   * Moves time forward and fires what falls due, in order of due time, then of creation; timers that are created on
   * the way are included. An error that a timer throws comes out here.
   */
  advance(ms: number): Promise<void> {
    return this.advanceTo(this.#now + ms)
  }

  async advanceTo(instant: number): Promise<void> {
    if (!(instant >= this.#now)) throw new RangeError(`Time moves forward only: ${instant} is before ${this.#now}`)
    await turns()
    for (let timer = this.#earliest(); timer !== undefined && timer.dueAt <= instant; timer = this.#earliest()) {
      this.#timers.delete(timer)
      this.#now = Math.max(this.#now, timer.dueAt)
      timer.task()
      await turns()
    }
    this.#now = Math.max(this.#now, instant)
  }

  /**
   * Moves time as for a machine that wakes from sleep: what fell due meanwhile fires now, each timer once. Hours pass so without the
   * thousands of turns that a gateway at rest would make in them.
   */
  async leap(ms: number): Promise<void> {
    if (!(ms >= 0)) throw new RangeError(`Time moves forward only: ${ms} ms`)
    await turns()
    this.#now += ms
    await this.advance(0)
  }

  #earliest(): Scheduled | undefined {
    let earliest: Scheduled | undefined
    for (const timer of this.#timers) {
      if (earliest === undefined || isBefore(timer, earliest)) earliest = timer
    }
    return earliest
  }
}

function isBefore(a: Scheduled, b: Scheduled): boolean {
  return a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.order < b.order)
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) await new Promise<void>((resolve) => setImmediate(resolve))
}
