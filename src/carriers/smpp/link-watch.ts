/** SMPP 3.4 §4.11: enquire_link finds connections that died without a word. */
import type { Clock, Timer } from '../../core/clock.js'

const TICKS_PER_INTERVAL = 4
const CHECKS_WITHOUT_ANSWER = 2

/** Asks for a check after each silent interval, and gives the link up when two checks in a row brought nothing at all. */
export class LinkWatch {
  readonly #clock: Clock
  readonly #tickMs: number
  readonly #check: () => void
  readonly #dead: () => void
  #silentTicks = 0
  #checks = 0
  #timer: Timer | undefined

  constructor(clock: Clock, intervalMs: number, check: () => void, dead: () => void) {
    this.#clock = clock
    this.#tickMs = Math.max(1, Math.floor(intervalMs / TICKS_PER_INTERVAL))
    this.#check = check
    this.#dead = dead
  }

  start(): void {
    this.heard()
    this.#timer ??= this.#clock.setTimer(this.#tickMs, this.#onTick)
  }

  /** The other side is alive: something came. */
  heard(): void {
    this.#silentTicks = 0
    this.#checks = 0
  }

  stop(): void {
    this.#timer?.cancel()
    this.#timer = undefined
  }

  readonly #onTick = (): void => {
    this.#timer = this.#clock.setTimer(this.#tickMs, this.#onTick)
    if (++this.#silentTicks < TICKS_PER_INTERVAL) return
    this.#silentTicks = 0
    if (this.#checks === CHECKS_WITHOUT_ANSWER) {
      this.stop()
      this.#dead()
      return
    }
    this.#checks++
    this.#check()
  }
}
