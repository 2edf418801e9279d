import type { Msisdn } from '../values/msisdn.js'
import { answerByCode, type CodeAnswer, foreignNumber } from './built-in-plan.js'
import { type NumberingData, packPorted, portedOperatorsLimit, SortedIndex } from './number-ranges.js'
import type { NumberInfo, NumberingPlan } from './numbering.js'
import { knownOperators } from './operators.js'

const numbersOfCode = 10_000_000
/** Of all numbers that begin with the same digit: the register comes in one file for each of 3, 4, 8 and 9. */
const numbersOfFile = 1_000_000_000

/** The numbering plan in memory: what was imported, and the built-in codes where nothing was. A look-up takes less than 2 µs. */
export class NumberTable implements NumberingPlan {
  #imported: ImportedNumbers | null = null
  #operatorNames: ReadonlyMap<string, string> = namesOf(null)

  /** Null: back to the built-in codes. */
  load(data: NumberingData | null): void {
    this.#imported = data === null ? null : new ImportedNumbers(data)
    this.#operatorNames = namesOf(data)
  }

  find(msisdn: Msisdn): NumberInfo {
    if (msisdn.length !== 12 || !msisdn.startsWith('+7')) return told(foreignNumber(), null, 'unknown')
    const number = nationalNumber(msisdn)
    const code = answerByCode(Math.floor(number / numbersOfCode))
    return this.#imported === null ? told(code, null, 'unknown') : this.#imported.find(number, code)
  }

  operatorName(operator: string): string | null {
    return this.#operatorNames.get(operator) ?? null
  }
}

class ImportedNumbers {
  readonly #data: NumberingData
  /** First digits after +7 whose ranges were imported: there the register knows better than the codes. */
  readonly #firstDigits: ReadonlySet<number>
  readonly #ranges: SortedIndex
  readonly #ported: SortedIndex | null
  /** The ends of each range in writing, made when first asked for: that takes longer than to find it. */
  readonly #ends: (NumberInfo['range'] | undefined)[]

  constructor(data: NumberingData) {
    const { first } = data.ranges
    this.#data = data
    this.#firstDigits = new Set(first.map((each) => Math.floor(each / numbersOfFile)))
    this.#ranges = new SortedIndex(first)
    this.#ends = new Array<undefined>(first.length).fill(undefined)
    this.#ported = data.ported && new SortedIndex(data.ported.packed, portedOperatorsLimit)
  }

  find(number: number, code: CodeAnswer): NumberInfo {
    const inRange = this.#byRange(number, code)
    if (this.#ported === null || inRange.kind === 'other') return inRange
    const operator = this.#portedTo(number, this.#ported)
    inRange.portStatus = operator === undefined ? 'not_ported' : 'ported'
    if (operator === undefined) return inRange
    // The owner changes within the region: range, region and zone stay right.
    inRange.operator = operator
    inRange.precision = 'ported'
    inRange.dataVersion = this.#data.version
    return inRange
  }

  #portedTo(number: number, index: SortedIndex): string | undefined {
    const { packed, operators } = this.#data.ported ?? { packed: [], operators: [] }
    const found = packed[index.lastNotGreater(packPorted(number, portedOperatorsLimit - 1))]
    return found === undefined ? undefined : operators[found - packPorted(number, 0)]?.key
  }

  #byRange(number: number, code: CodeAnswer): NumberInfo {
    const { ranges, version } = this.#data
    const at = this.#ranges.lastNotGreater(number)
    const description = ranges.descriptions[ranges.description[at] ?? -1]
    if (description === undefined || (ranges.last[at] as number) < number) {
      const isImported = this.#firstDigits.has(Math.floor(number / numbersOfFile))
      return told(isImported ? { ...code, ...unallocated, dataVersion: version } : code, null, 'unknown')
    }
    const { operator, region, zone } = description
    const kind = code.kind === 'other' ? kindOf(number) : code.kind
    const range = (this.#ends[at] ??= { from: `+7${ranges.first[at]}`, to: `+7${ranges.last[at]}` })
    return { kind, operator, region, zone, precision: 'range', range, portStatus: 'unknown', dataVersion: version }
  }
}

/** The ten digits after +7; faster than `Number`. */
function nationalNumber(msisdn: Msisdn): number {
  let number = 0
  for (let index = 2; index < 12; index += 1) number = number * 10 + msisdn.charCodeAt(index) - 0x30
  return number
}

/** The register has no such range: nobody owns the number. */
const unallocated = { operator: null, region: null, zone: null, precision: 'none' } as const

function told(answer: CodeAnswer, range: NumberInfo['range'], portStatus: NumberInfo['portStatus']): NumberInfo {
  const { kind, operator, region, zone, precision, dataVersion } = answer
  return { kind, operator, region, zone, precision, range, portStatus, dataVersion }
}

function kindOf(number: number): NumberInfo['kind'] {
  return number >= 9 * numbersOfFile ? 'mobile' : 'city'
}

function namesOf(data: NumberingData | null): Map<string, string> {
  const names = new Map(knownOperators.map(({ key, name }) => [key, name]))
  for (const { operator, operatorName } of data?.ranges.descriptions ?? []) names.set(operator, operatorName)
  for (const { key, name } of data?.ported?.operators ?? []) if (!names.has(key)) names.set(key, name)
  return names
}
