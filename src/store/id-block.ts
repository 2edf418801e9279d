/**
 * Public ids in blocks: one database write hands out thousands. Ids of a block that is left unused are never given again. Where
 * several processes share the database blocks are short-lived, so that ids grow with time over all of them, to that precision.
 */
export class IdBlocks {
  readonly #fetch: (count: number) => Promise<number>
  readonly #size: number
  readonly #lifetimeMs: number
  #next = 0
  #end = 0
  #until = Infinity
  #refill: Promise<void> | undefined

  constructor(fetch: (count: number) => Promise<number>, size: number, lifetimeMs: number) {
    this.#lifetimeMs = lifetimeMs
    this.#fetch = fetch
    this.#size = size
  }

  /** The first of `count` consecutive ids. */
  async take(count: number): Promise<number> {
    if (count > this.#size / 4) return this.#fetch(count)
    while (this.#next + count > this.#end || performance.now() >= this.#until) await this.#startRefill()
    const first = this.#next
    this.#next += count
    return first
  }

  #startRefill(): Promise<void> {
    this.#refill ??= this.#fetch(this.#size)
      .then((first) => {
        this.#next = first
        this.#end = first + this.#size
        this.#until = performance.now() + this.#lifetimeMs
      })
      .finally(() => {
        this.#refill = undefined
      })
    return this.#refill
  }
}
