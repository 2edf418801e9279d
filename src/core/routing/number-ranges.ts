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

/** The place of the last element that is not greater; -1 when all are. */
export function lastNotGreater(sorted: Float64Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] as number) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
