import type { NumberRanges, RangeDescription } from './number-ranges.js'
import type { RegisterRow } from './register-row.js'
import { type Clash, Column, type Place, Places } from './row-columns.js'

/** Rows of a register as they come, before they are put in order. */
export class RangeDraft {
  readonly #first = new Column()
  readonly #last = new Column()
  readonly #description = new Column()
  readonly #places = new Places()
  readonly #known = new Map<string, number>()
  readonly #descriptions: RangeDescription[] = []

  get length(): number {
    return this.#first.length
  }

  add({ first, last, operator, region }: RegisterRow, place: Place): void {
    const description = { operator: operator.key, operatorName: operator.name, region: region.name, zone: region.zone }
    this.#push(first, last, description, place)
  }

  /** Takes over ranges of the version in force; how many. */
  addKept(ranges: NumberRanges, isKept: (first: number) => boolean): number {
    let kept = 0
    for (const [index, first] of ranges.first.entries()) {
      const description = ranges.descriptions[ranges.description[index] ?? -1]
      if (description === undefined || !isKept(first)) continue
      this.#push(first, ranges.last[index] ?? first, description, { file: -1, line: index })
      kept += 1
    }
    return kept
  }

  /** In the order of numbers. Of two rows that overlap, the one that was read later is left out and named. */
  finish(): { ranges: NumberRanges; clashes: Clash[] } {
    const [first, last, description] = [this.#first, this.#last, this.#description].map(({ values }) => values)
    const { taken, clashes } = this.#withoutOverlaps(this.#inOrder())
    return {
      ranges: {
        first: Float64Array.from(taken, (index) => first?.[index] ?? 0),
        last: Float64Array.from(taken, (index) => last?.[index] ?? 0),
        description: Uint32Array.from(taken, (index) => description?.[index] ?? 0),
        descriptions: this.#descriptions,
      },
      clashes,
    }
  }

  #inOrder(): number[] {
    const first = this.#first.values
    const order = Array.from({ length: this.length }, (_, index) => index)
    return order.sort((a, b) => (first[a] ?? 0) - (first[b] ?? 0) || a - b)
  }

  #withoutOverlaps(order: readonly number[]): { taken: number[]; clashes: Clash[] } {
    const taken: number[] = []
    const clashes: Clash[] = []
    for (const index of order) {
      const before = taken.at(-1)
      if (before === undefined || (this.#first.values[index] ?? 0) > (this.#last.values[before] ?? 0)) {
        taken.push(index)
        continue
      }
      const [earlier, later] = index < before ? [index, before] : [before, index]
      clashes.push({ place: this.#places.at(later), with: this.#places.at(earlier) })
      taken[taken.length - 1] = earlier
    }
    return { taken, clashes }
  }

  #push(first: number, last: number, description: RangeDescription, place: Place): void {
    this.#first.push(first)
    this.#last.push(last)
    this.#description.push(this.#describe(description))
    this.#places.push(place)
  }

  #describe(description: RangeDescription): number {
    const key = JSON.stringify([description.operator, description.region, description.zone])
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.#known.set(key, this.#descriptions.push(description) - 1)
    return this.#descriptions.length - 1
  }
}
