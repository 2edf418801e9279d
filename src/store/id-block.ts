/**
 * Public ids in blocks: one database write hands out thousands. Ids of a block that a restart leaves unused are never given again.
 */
export class IdBlocks {
  readonly #fetch: (count: number) => Promise<number>
  readonly #size: number
  #next = 0
  #end = 0
  #refill: Promise<void> | undefined

  constructor(fetch: (count: number) => Promise<number>, size: number) {
    this.#fetch = fetch
    this.#size = size
  }

  /** The first of `count` consecutive ids. */
  async take(count: number): Promise<number> {
    if (count > this.#size / 4) return this.#fetch(count)
    while (this.#next + count > this.#end) await this.#startRefill()
    const first = this.#next
    this.#next += count
    return first
  }

  #startRefill(): Promise<void> {
    this.#refill ??= this.#fetch(this.#size)
      .then((first) => {
        this.#next = first
        this.#end = first + this.#size
      })
      .finally(() => {
        this.#refill = undefined
      })
    return this.#refill
  }
}
