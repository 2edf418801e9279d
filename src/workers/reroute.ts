import type { CarrierStatus } from '../core/carrier.js'
import type { MessageStore } from '../core/ports.js'

/** Moves what waits for carriers that stay away to the next ones of its routes. */
export class AbsentCarriers {
  readonly #messages: MessageStore
  readonly #fallbackAfterMs: number
  readonly #absentSince = new Map<string, number>()

  constructor(messages: MessageStore, fallbackAfterMs: number) {
    this.#messages = messages
    this.#fallbackAfterMs = fallbackAfterMs
  }

  /** Carriers to which something was moved. */
  async reroute(carriers: readonly CarrierStatus[], now: number): Promise<readonly string[]> {
    const ready = carriers.filter(isReachable).map(({ name }) => name)
    for (const name of ready) this.#absentSince.delete(name)
    const moved: string[] = []
    for (const carrier of carriers) {
      if (isReachable(carrier)) continue
      const since = this.#absentSince.get(carrier.name) ?? now
      this.#absentSince.set(carrier.name, since)
      if (ready.length === 0 || now - since < this.#fallbackAfterMs) continue
      moved.push(...(await this.#messages.reroute(carrier.name, ready, now)))
    }
    return moved
  }
}

/** A bind that waits for its lease is held by another process, which knows better. */
function isReachable({ binds }: CarrierStatus): boolean {
  return binds.some(({ state }) => state === 'bound' || state === 'waiting_for_lease')
}
