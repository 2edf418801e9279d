import type { Clock, Timer } from '../../core/clock.js'
import type { Sender } from './sender.js'

const tickMs = 20
/** Requests that wait for a reply: customers do not pile up without end while the gateway is away. */
const maxOutstanding = 300

/** Messages at a steady rate, whatever becomes of the gateway. */
export class Load {
  readonly #sender: Sender
  readonly #clock: Clock
  readonly #perSecond: number
  readonly #outstanding = new Set<Promise<unknown>>()
  readonly #failures: string[] = []
  #owed = 0
  #lastTick = performance.now()
  #timer: Timer | undefined

  constructor(sender: Sender, clock: Clock, perSecond: number) {
    this.#sender = sender
    this.#clock = clock
    this.#perSecond = perSecond
    this.#tick()
  }

  /** Asks for nothing more; resolves when everything asked for is acknowledged, with what was not. */
  async stop(): Promise<readonly string[]> {
    this.#timer?.cancel()
    await Promise.all(this.#outstanding)
    return this.#failures
  }

  #tick(): void {
    const now = performance.now()
    this.#owed += ((now - this.#lastTick) / 1000) * this.#perSecond
    this.#lastTick = now
    for (; this.#owed >= 1; this.#owed -= 1) if (this.#outstanding.size < maxOutstanding) this.#send()
    this.#timer = this.#clock.setTimer(tickMs, () => this.#tick())
  }

  #send(): void {
    const sending: Promise<unknown> = this.#sender
      .send()
      .catch((error: unknown) => this.#failures.push(error instanceof Error ? error.message : String(error)))
      .finally(() => this.#outstanding.delete(sending))
    this.#outstanding.add(sending)
  }
}
