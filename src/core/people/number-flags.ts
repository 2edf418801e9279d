/**
 * Flags of phone numbers, in 9 bytes a slot: a million numbers take 19 MB at most, where a Map of strings takes over 100.
 * An open hash table; a number is its digits as a double.
 */
export class NumberFlags {
  #keys = new Float64Array(16)
  #flags = new Uint8Array(16)
  /** Slots that hold a number, with flags or without. */
  #used = 0

  /** 0 for a number that is not in it. */
  get(number: number): number {
    return this.#flags[this.#slotOf(number)] ?? 0
  }

  set(number: number, flags: number): void {
    let slot = this.#slotOf(number)
    if (this.#keys[slot] === 0) {
      if (flags === 0) return
      if ((this.#used + 1) * 4 > this.#keys.length * 3) {
        this.#rebuild()
        slot = this.#slotOf(number)
      }
      this.#keys[slot] = number
      this.#used += 1
    }
    this.#flags[slot] = flags
  }

  /** Where the number stands, or would stand. There is always a free slot. */
  #slotOf(number: number): number {
    const mask = this.#keys.length - 1
    let slot = hash(number) & mask
    for (;;) {
      const key = this.#keys[slot]
      if (key === number || key === 0) return slot
      slot = (slot + 1) & mask
    }
  }

  /** Leaves out numbers whose flags are gone. */
  #rebuild(): void {
    const [keys, flags] = [this.#keys, this.#flags]
    const live = flags.reduce((count, each) => (each === 0 ? count : count + 1), 0)
    let size = 16
    while (size < live * 2) size *= 2
    this.#keys = new Float64Array(size)
    this.#flags = new Uint8Array(size)
    this.#used = live
    for (const [index, each] of flags.entries()) {
      if (each === 0) continue
      const slot = this.#slotOf(keys[index] ?? 0)
      this.#keys[slot] = keys[index] ?? 0
      this.#flags[slot] = each
    }
  }
}

/** Mixes both halves: numbers of one range differ in their last digits only. */
function hash(number: number): number {
  let value = Math.imul(number >>> 0, 0x9e3779b1) ^ Math.imul((number / 4_294_967_296) >>> 0, 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 16), 0x21f0aaad)
  return value ^ (value >>> 15)
}
