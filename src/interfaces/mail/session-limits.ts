import type { Clock, Timer } from '../../core/clock.js'

/** A session lasts so long, whatever it does. */
const sessionMs = 600_000
/** From a greeting, or the end of a mail, to the next mail; and of each command after that. */
const commandMs = 60_000
const graceMs = 30_000
const bytesPerSecond = 1_024
const checkMs = 10_000

/** Total limits: those of the library start anew with every byte. */
export class SessionLimits {
  readonly #clock: Clock
  readonly #onTimeout: (text: string) => void
  readonly #session: Timer
  #step: Timer | undefined
  #received = 0

  constructor(clock: Clock, onTimeout: (text: string) => void) {
    this.#clock = clock
    this.#onTimeout = onTimeout
    this.#session = clock.setTimer(sessionMs, () => onTimeout('The session took too long'))
    this.waits()
  }

  /** For the next command. */
  waits(): void {
    this.#set(commandMs, () => this.#onTimeout('No command came in time'))
  }

  /** The gateway works; nobody else is waited for. */
  works(): void {
    this.#step?.cancel()
  }

  /** Of the text of a mail, which must come at a rate. */
  reads(): void {
    const startedAt = this.#clock.now()
    this.#received = 0
    const check = () => {
      const elapsedMs = this.#clock.now() - startedAt
      if (this.#received < ((elapsedMs - graceMs) / 1_000) * bytesPerSecond) this.#onTimeout('The mail came too slowly')
      else this.#set(checkMs, check)
    }
    this.#set(graceMs, check)
  }

  received(bytes: number): void {
    this.#received += bytes
  }

  end(): void {
    this.#session.cancel()
    this.#step?.cancel()
  }

  #set(delayMs: number, task: () => void): void {
    this.#step?.cancel()
    this.#step = this.#clock.setTimer(delayMs, task)
  }
}
