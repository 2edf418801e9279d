import type { Msisdn } from '../values/msisdn.js'
import { answerByCode, type CodeAnswer, foreignNumber } from './built-in-plan.js'
import { lastNotGreater, type NumberingData, packPorted, portedOperatorsLimit } from './number-ranges.js'
import type { NumberInfo, NumberingPlan } from './numbering.js'
import { knownOperators } from './operators.js'

const numbersOfCode = 10_000_000
/** Of all numbers that begin with the same digit: the register comes in one file for each of 3, 4, 8 and 9. */
const numbersOfFile = 1_000_000_000

/** The numbering plan in memory: what was imported, and the built-in codes where nothing was. A look-up takes less than 2 µs. */
export class NumberTable implements NumberingPlan {
  #data: NumberingData | null = null
  /** First digits after +7 whose ranges were imported: there the register knows better than the codes. */
  #imported: ReadonlySet<number> = new Set()
  #operatorNames: ReadonlyMap<string, string> = namesOf(null)

  /** Null: back to the built-in codes. */
  load(data: NumberingData | null): void {
    this.#data = data
    const firsts = data === null ? [] : Array.from(data.ranges.first)
    this.#imported = new Set(firsts.map((first) => Math.floor(first / numbersOfFile)))
    this.#operatorNames = namesOf(data)
  }

  find(msisdn: Msisdn): NumberInfo {
    if (msisdn.length !== 12 || !msisdn.startsWith('+7')) return told(foreignNumber(), null, 'unknown')
    const number = Number(msisdn.slice(2))
    const code = answerByCode(Math.floor(number / numbersOfCode))
    const data = this.#data
    return data === null ? told(code, null, 'unknown') : this.#findImported(data, number, code)
  }

  operatorName(operator: string): string | null {
    return this.#operatorNames.get(operator) ?? null
  }

  #findImported(data: NumberingData, number: number, code: CodeAnswer): NumberInfo {
    const inRange = this.#byRange(data, number, code)
    if (data.ported === null || inRange.kind === 'other') return inRange
    const { packed, operators } = data.ported
    const at = lastNotGreater(packed, packPorted(number, portedOperatorsLimit - 1))
    const found = at < 0 ? -1 : (packed[at] as number) - packPorted(number, 0)
    const operator = found < 0 ? undefined : operators[found]?.key
    if (operator === undefined) return { ...inRange, portStatus: 'not_ported' }
    // The owner changes within the region: range, region and zone stay right.
    return { ...inRange, operator, precision: 'ported', portStatus: 'ported', dataVersion: data.version }
  }

  #byRange({ ranges, version }: NumberingData, number: number, code: CodeAnswer): NumberInfo {
    const at = lastNotGreater(ranges.first, number)
    const last = at < 0 ? -1 : (ranges.last[at] as number)
    const description = ranges.descriptions[ranges.description[at] ?? -1]
    if (last < number || description === undefined) {
      if (!this.#imported.has(Math.floor(number / numbersOfFile))) return told(code, null, 'unknown')
      return told({ ...code, ...unallocated, dataVersion: version }, null, 'unknown')
    }
    const { operator, region, zone } = description
    const kind = code.kind === 'other' ? kindOf(number) : code.kind
    const range = { from: `+7${ranges.first[at]}`, to: `+7${last}` }
    return { kind, operator, region, zone, precision: 'range', range, portStatus: 'unknown', dataVersion: version }
  }
}

/** The register has no such range: nobody owns the number. */
const unallocated = { operator: null, region: null, zone: null, precision: 'none' } as const

function told(answer: CodeAnswer, range: NumberInfo['range'], portStatus: NumberInfo['portStatus']): NumberInfo {
  return { ...answer, range, portStatus }
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
