interface Waiting<T> {
  who: T
  work: () => Promise<void>
}

/**
 * A bounded number of turns at once, first come first served. Those who are failing get a quarter of the places for certain and half of
 * them at most: whoever never answers holds up nobody else.
 */
export class Turns<T> {
  readonly #limit: number
  readonly #isFailing: (who: T) => boolean
  readonly #well: Waiting<T>[] = []
  readonly #failing: Waiting<T>[] = []
  #running = 0
  #runningFailing = 0
  #onSettled: (() => void)[] = []

  constructor(limit: number, isFailing: (who: T) => boolean) {
    this.#limit = limit
    this.#isFailing = isFailing
  }

  get idle(): boolean {
    return this.#running === 0 && this.#well.length === 0 && this.#failing.length === 0
  }

  get load(): { waiting: number; running: number } {
    return { waiting: this.#well.length + this.#failing.length, running: this.#running }
  }

  /** `work` never rejects. */
  add(who: T, work: () => Promise<void>): void {
    const queue = this.#isFailing(who) ? this.#failing : this.#well
    queue.push({ who, work })
    this.#pump()
  }

  /** Forgets who waits. */
  clear(): void {
    this.#well.length = 0
    this.#failing.length = 0
  }

  /** Resolves when no turn is under way. */
  settled(): Promise<void> {
    if (this.#running === 0) return Promise.resolve()
    return new Promise((resolve) => this.#onSettled.push(resolve))
  }

  #pump(): void {
    while (this.#running < this.#limit) {
      const isFailing = this.#failingFirst() || this.#well.length === 0
      const next = isFailing ? this.#takeFailing() : this.#well.shift()
      if (next === undefined) return
      void this.#run(next, isFailing)
    }
  }

  #failingFirst(): boolean {
    return this.#failing.length > 0 && this.#runningFailing < this.#limit / 4
  }

  #takeFailing(): Waiting<T> | undefined {
    return this.#runningFailing < Math.max(1, this.#limit / 2) ? this.#failing.shift() : undefined
  }

  async #run({ work }: Waiting<T>, isFailing: boolean): Promise<void> {
    this.#running += 1
    if (isFailing) this.#runningFailing += 1
    await work()
    this.#running -= 1
    if (isFailing) this.#runningFailing -= 1
    this.#pump()
    if (this.#running === 0) for (const resolve of this.#onSettled.splice(0)) resolve()
  }
}
