/** What all numbers of a range have in common. */
export interface RangeDescription {
  operator: string
  operatorName: string
  region: string | null
  zone: string | null
}

/** Ranges in the order of their numbers, as columns: 400,000 of them are 8 MB. Numbers are the ten digits after +7. */
export interface NumberRanges {
  first: Float64Array
  /** Inclusive. */
  last: Float64Array
  /** Places in `descriptions`. */
  description: Uint32Array
  descriptions: readonly RangeDescription[]
}

/** Ported numbers in ascending order, each with its operator's place in `operators` packed in: see `packPorted`. */
export interface PortedNumbers {
  packed: Float64Array
  operators: readonly { key: string; name: string }[]
}

/** Everything that was imported. */
export interface NumberingData {
  version: string
  ranges: NumberRanges
  /** Null where no list of ported numbers was imported. */
  ported: PortedNumbers | null
}

/** Operators of one list of ported numbers at most: ten digits and this fit exactly into a double. */
export const portedOperatorsLimit = 1024

export function packPorted(number: number, operator: number): number {
  return number * portedOperatorsLimit + operator
}

/** Neighbouring numbers of one bucket of the index. */
const bucketNumbers = 100_000
const buckets = 10_000_000_000 / bucketNumbers

/** Finds the last element that is not greater: a bucket first, which leaves a few elements for the binary search. */
export class SortedIndex {
  readonly #sorted: Float64Array
  readonly #scale: number
  /** The first place of each bucket, and the end. */
  readonly #starts = new Uint32Array(buckets + 1)

  /** @param scale what one number is worth in `sorted`: 1, or `portedOperatorsLimit` */
  constructor(sorted: Float64Array, scale = 1) {
    this.#sorted = sorted
    this.#scale = scale * bucketNumbers
    let place = 0
    for (let bucket = 0; bucket <= buckets; bucket += 1) {
      while (place < sorted.length && (sorted[place] as number) < bucket * this.#scale) place += 1
      this.#starts[bucket] = place
    }
  }

  /** Its place; -1 when all are greater. */
  lastNotGreater(value: number): number {
    const bucket = Math.floor(value / this.#scale)
    let low = this.#starts[bucket] ?? 0
    let high = this.#starts[bucket + 1] ?? this.#sorted.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if ((this.#sorted[middle] as number) <= value) low = middle + 1
      else high = middle
    }
    return low - 1
  }
}
