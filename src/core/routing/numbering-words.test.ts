import { describe, expect, it } from 'vitest'

import { readVectors } from '../../testing/vectors/read-vectors.js'
import type { Msisdn } from '../values/msisdn.js'
import { cityCodes, mobileRegionCodes, mobileZoneCodes, operatorCodes } from './built-in-codes.js'
import { NumberTable } from './number-table.js'
import type { NumberInfo } from './numbering.js'
import { knownOperators, readOperator } from './operators.js'
import { isRegionName, readRegion, regionsOverlapping, zoneOfRegion } from './regions.js'

const regions = readVectors<{ cells: string[]; name: string | null; zone: string | null }[]>('numbering/regions.json')
const operators = readVectors<{ cells: string[]; key: string; name: string }[]>('numbering/operators.json')
const builtIn = readVectors<(Partial<NumberInfo> & { msisdn: string })[]>('numbering/built-in.json')

describe('a region of the register', () => {
  it.each(regions.flatMap(({ cells, ...region }) => cells.map((cell) => ({ cell, ...region }))))(
    'is $name in "$cell"',
    ({ cell, name, zone }) => expect(readRegion(cell)).toEqual({ name, zone }),
  )

  it('is taken by a filter for the larger region around it, and the other way round', () => {
    expect(regionsOverlapping('Москва')).toContain('Москва и Московская область')
    expect(regionsOverlapping('Москва и Московская область')).toContain('Московская область')
    expect(regionsOverlapping('Москва')).not.toContain('Московская область')
    expect(regionsOverlapping('Тверская область')).toEqual(['Тверская область'])
  })
})

describe('an operator of the register', () => {
  it.each(operators.flatMap(({ cells, ...operator }) => cells.map((cell) => ({ cell, ...operator }))))(
    'is $key in "$cell"',
    ({ cell, key, name }) => expect(readOperator(cell)).toEqual({ key, name }),
  )
})

describe('the built-in codes', () => {
  it.each(builtIn)('say what they can of $msisdn', ({ msisdn, ...expected }) => {
    const always = { range: null, portStatus: 'unknown', dataVersion: 'built-in' }
    expect(new NumberTable().find(msisdn as Msisdn)).toEqual({ ...always, ...expected })
  })

  it('name each code once, each region as we spell it, each operator by our word', () => {
    const codes = (table: Readonly<Record<string, string>>) => Object.values(table).flatMap((list) => list.split(' '))
    for (const table of [operatorCodes, { ...mobileRegionCodes, ...mobileZoneCodes }, cityCodes]) {
      expect(new Set(codes(table)).size).toBe(codes(table).length)
    }
    for (const region of [...Object.keys(cityCodes), ...Object.keys(mobileRegionCodes)]) {
      expect([region, isRegionName(region), zoneOfRegion(region)]).toEqual([region, true, expect.any(String)])
    }
    const words = knownOperators.map(({ key }) => key)
    for (const operator of Object.keys(operatorCodes)) expect(words).toContain(operator)
    for (const zone of Object.keys(mobileZoneCodes)) expect(Intl.supportedValuesOf('timeZone')).toContain(zone)
  })
})
