import { cityCodes, type CodeInfo, mobileRegionCodes, mobileZoneCodes, operatorCodes } from './built-in-codes.js'
import type { NumberInfo } from './numbering.js'
import { zoneOfRegion } from './regions.js'

export const builtInVersion = 'built-in'

/** What is told of a number before ranges and ported numbers are asked. */
export type CodeAnswer = Omit<NumberInfo, 'range' | 'portStatus'>

const nothing = { operator: null, region: null, zone: null }

function other(precision: NumberInfo['precision']): CodeAnswer {
  return { kind: 'other', ...nothing, precision, dataVersion: builtInVersion }
}

const foreign = other('none')
const kazakhstan = other('code')
const unassigned = other('none')
const tollFree: CodeAnswer = { ...other('code'), kind: 'toll_free' }

/** Answers by the three digits after +7; made once. */
const answers: readonly CodeAnswer[] = Array.from({ length: 1000 }, (_, code) =>
  answerOf(String(code).padStart(3, '0')),
)

export function foreignNumber(): CodeAnswer {
  return foreign
}

/** `code`: the number after +7 divided by ten million, 0…999. */
export function answerByCode(code: number): CodeAnswer {
  return answers[code] ?? unassigned
}

function answerOf(code: string): CodeAnswer {
  if (/^[67]/.test(code)) return kazakhstan
  if (code === '800' || code === '804') return tollFree
  const info = infoOf(code)
  // +7 840 and +7 940 are used in Abkhazia.
  if (/^9/.test(code) && code !== '940') return answer('mobile', info)
  return info.region === null ? unassigned : answer('city', info)
}

function answer(kind: NumberInfo['kind'], info: CodeInfo): CodeAnswer {
  const isKnown = Object.values(info).some((value) => value !== null)
  return { kind, ...info, precision: isKnown ? 'code' : 'none', dataVersion: builtInVersion }
}

function infoOf(code: string): CodeInfo {
  const region = wordOf(mobileRegionCodes, code) ?? wordOf(cityCodes, code)
  const zone = region === null ? wordOf(mobileZoneCodes, code) : zoneOfRegion(region)
  return { operator: wordOf(operatorCodes, code), region, zone }
}

function wordOf(table: Readonly<Record<string, string>>, code: string): string | null {
  return Object.keys(table).find((word) => table[word]?.split(' ').includes(code)) ?? null
}
