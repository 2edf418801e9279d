import fc from 'fast-check'
import { type CountryCode, getCountries, getCountryCallingCode } from 'libphonenumber-js/min'
import { describe, expect, it } from 'vitest'

import { readVectors } from '../../testing/vectors/read-vectors.js'
import type { LocalDate } from '../calendar/local-date.js'
import { NumberTable } from '../routing/number-table.js'
import type { NumberInfo } from '../routing/numbering.js'
import { catalogue } from './_scenario.js'
import { type DirectionContext, resolveDirection } from './resolve-direction.js'

interface Case {
  name: string
  called: string
  direction: string
  number?: Partial<NumberInfo>
  own?: boolean
  short?: Record<string, string>
  date?: string
  assumed?: string[]
  because?: string
}

const unknown: NumberInfo = {
  ...{ kind: 'mobile', operator: null, region: null, zone: null, precision: 'none', range: null },
  ...{ portStatus: 'unknown', dataVersion: 'test' },
}

function context({ called, number, own = false, short = {}, date = '2024-06-01' }: Partial<Case>): DirectionContext {
  return {
    countries: catalogue.countries,
    numbering: { find: () => ({ ...unknown, ...number }) },
    date: date as LocalDate,
    homeRegion: 'Сахалинская область',
    ownNumbers: new Set(own && called !== undefined ? [called, ...Object.values(short)] : Object.values(short)),
    ownShortNumbers: new Map(Object.entries(short)),
  }
}

describe('the direction of a called number', () => {
  it.each(readVectors<Case[]>('rating/directions.json'))('$name', (each) => {
    const { direction, assumed, because, number } = resolveDirection(each.called, context(each))
    expect(direction).toBe(each.direction)
    expect(assumed).toEqual(each.assumed ?? [])
    if (each.because !== undefined) expect(because).toContain(each.because)
    if (each.number !== undefined) expect(number).toMatchObject(each.number)
  })

  it('is exactly one known direction for every number there can be', () => {
    const called = fc.oneof(
      fc.stringMatching(/^\+[0-9]{1,15}$/),
      fc.stringMatching(/^\+7[0-9]{10}$/),
      fc.stringMatching(/^[0-9]{1,15}$/),
    )
    const info = fc.record({
      kind: fc.constantFrom('mobile', 'city', 'toll_free', 'other'),
      operator: fc.constantFrom(null, 'mts', 'megafon'),
      region: fc.constantFrom(null, 'Сахалинская область', 'Москва'),
    })
    fc.assert(
      fc.property(called, info, fc.boolean(), (number, answer, own) => {
        const given = { called: number, own, number: answer as Partial<NumberInfo> }
        const { direction } = resolveDirection(number, context(given))
        expect(catalogue.directions.has(direction)).toBe(true)
        expect(resolveDirection(number, context(given)).direction).toBe(direction)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('with the built-in numbering plan', () => {
  const numbering = new NumberTable()

  it.each([
    ['+74242000001', 'other_home', ['operator_unknown']],
    ['+79140000001', 'mts_russia', ['region_unknown']],
    ['+79160000001', 'mts_russia', []],
    ['+79030000001', 'russia', ['region_unknown']],
    ['+78001234567', 'toll_free', []],
    ['+77010000001', 'cis', []],
  ])('%s is %s', (called, direction, assumed) => {
    expect(resolveDirection(called, { ...context({}), numbering })).toMatchObject({ direction, assumed })
  })

  it('gives every number in Russia one direction, and says by which data', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+7[3489][0-9]{9}$/), (called) => {
        const { direction, number } = resolveDirection(called, { ...context({}), numbering })
        expect(catalogue.directions.has(direction)).toBe(true)
        if (number !== null) expect(number.dataVersion).toBe('built-in')
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the table of countries', () => {
  const inTable = [...catalogue.countries.members].flatMap(([prefix, members]) =>
    members.map((each) => ({ prefix, ...each })),
  )

  it.each(inTable.filter(({ country }) => country !== null))(
    'has the prefix $prefix inside the code of $country',
    ({ prefix, country }) => {
      expect(prefix.startsWith(getCountryCallingCode(country as CountryCode))).toBe(true)
    },
  )

  it('puts every country of a region where the region belongs', () => {
    const direction = (country: CountryCode) =>
      resolveDirection(`+${getCountryCallingCode(country)}${country === 'KZ' ? '7' : ''}0000000`, context({})).direction
    const expected: Record<string, string> = {
      cis: 'AM AZ BY GE KG KZ MD TJ TM UA UZ',
      europe:
        'AT BE BG CH CZ DE DK EE ES FI FR GB GG GR HR HU IE IM IS IT JE LI LT LU LV MC ME MK MT NL NO PL PT RO RS SE SI SK SM VA XK',
      asia: 'AE AF BD BH BN BT CN CY HK ID IL IN IQ IR JO JP KH KP KR KW LA LB LK MM MN MO MV MY NP OM PH PK PS QA SA SG SY TH TL TR TW VN YE',
      other_countries: 'AR AU BR CA CL CU DZ EG ET KE MA MX NG NZ PE TN TZ US VE ZA ZM',
    }
    for (const [region, countries] of Object.entries(expected))
      for (const country of countries.split(' '))
        expect(`${country} ${direction(country as CountryCode)}`).toBe(`${country} ${region}`)
  })

  it('answers for every country there is', () => {
    for (const country of getCountries())
      expect(
        catalogue.directions.has(resolveDirection(`+${getCountryCallingCode(country)}`, context({})).direction),
      ).toBe(true)
  })
})
