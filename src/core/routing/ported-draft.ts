import { packPorted, type PortedNumbers, portedOperatorsLimit } from './number-ranges.js'
import type { PortedRow } from './register-row.js'
import { type Clash, Column, type Place, Places } from './row-columns.js'

/** Ported numbers as they come. */
export class PortedDraft {
  readonly #packed = new Column()
  readonly #places = new Places()
  readonly #operators: { key: string; name: string }[] = []
  readonly #known = new Map<string, number>()

  get length(): number {
    return this.#packed.length
  }

  /** False when the list names more operators than can be. */
  add({ number, operator }: PortedRow, place: Place): boolean {
    let known = this.#known.get(operator.key)
    if (known === undefined) {
      if (this.#operators.length === portedOperatorsLimit) return false
      known = this.#operators.push(operator) - 1
      this.#known.set(operator.key, known)
    }
    this.#packed.push(packPorted(number, known))
    this.#places.push(place)
    return true
  }

  /** In the order of numbers. Of two rows about one number, the later is left out and named. */
  finish(): { ported: PortedNumbers; clashes: Clash[] } {
    const rows = this.#packed.values.subarray(0, this.#packed.length)
    const sorted = rows.slice().sort()
    const repeated = new Set<number>()
    for (let index = 1; index < sorted.length; index += 1) {
      const number = numberOf(sorted[index] ?? 0)
      if (number === numberOf(sorted[index - 1] ?? 0)) repeated.add(number)
    }
    if (repeated.size === 0) return { ported: { packed: sorted, operators: this.#operators }, clashes: [] }
    const { packed, clashes } = this.#eachOnce(rows, repeated)
    return { ported: { packed, operators: this.#operators }, clashes }
  }

  #eachOnce(rows: Float64Array, repeated: ReadonlySet<number>): { packed: Float64Array; clashes: Clash[] } {
    const firsts = new Map<number, number>()
    const clashes: Clash[] = []
    const packed = rows.filter((row, index) => {
      const number = numberOf(row)
      const first = firsts.get(number)
      if (first === undefined) {
        if (repeated.has(number)) firsts.set(number, index)
        return true
      }
      clashes.push({ place: this.#places.at(index), with: this.#places.at(first) })
      return false
    })
    return { packed: packed.sort(), clashes }
  }
}

function numberOf(packed: number): number {
  return Math.floor(packed / portedOperatorsLimit)
}
