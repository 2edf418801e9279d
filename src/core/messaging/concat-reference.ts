/**
 * Concatenation references (3GPP TS 23.040 §9.2.3.24.1). A phone joins parts by sender and reference, so messages to one subscriber
 * from one sender must differ while their parts may be in flight. Pairs share 65,536 counters by hash: one pair always meets the
 * same counter, so its references run through all values before one repeats.
 */
export class ConcatReferences {
  readonly #counters = new Uint16Array(65_536)

  /** `seed` makes a restarted gateway begin elsewhere than its predecessor. */
  constructor(seed: number) {
    this.#counters.fill(seed & 0xffff)
  }

  next(from: string, to: string, width: '8bit' | '16bit'): number {
    const slot = hash(from, hash(to, 2_166_136_261)) & 0xffff
    const value = ((this.#counters[slot] ?? 0) + 1) & 0xffff
    this.#counters[slot] = value
    return width === '8bit' ? value & 0xff : value
  }
}

/** FNV-1a. */
function hash(text: string, start: number): number {
  let value = start
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 16_777_619)
  return value ^ (value >>> 16)
}
