import { describe, expect, it } from 'vitest'

import type { Principal } from '../../core/accounts/account.js'
import { defaultM2mSettings } from '../../core/accounts/m2m-settings.js'
import type { CoreContext } from '../../core/context.js'
import type { CompanyId } from '../../core/values/ids.js'
import { datesOf, parseDate } from './dates.js'
import { M2mFault } from './faults.js'
import { parseValidity } from './validity-period.js'

const moscow = 'Europe/Moscow'
const minuteMs = 60_000

describe('dates', () => {
  it.each([
    ['2016-06-09T20:44:00', '2016-06-09T17:44:00.000Z'],
    ['2016-06-09T20:44', '2016-06-09T17:44:00.000Z'],
    ['2016-06-09 20:44:00', '2016-06-09T17:44:00.000Z'],
    ['2016-06-09T20:44:00.1234567', '2016-06-09T17:44:00.123Z'],
    ['2016-06-09T20:44:00Z', '2016-06-09T20:44:00.000Z'],
    ['2016-06-09T20:44:00.123456789+04:00', '2016-06-09T16:44:00.123Z'],
    ['2016-06-09T20:44:00-03:30', '2016-06-10T00:14:00.000Z'],
    ['2016-05-01', '2016-04-30T21:00:00.000Z'],
  ])('reads %s', (text, instant) => {
    expect(new Date(parseDate(text, moscow)).toISOString()).toBe(instant)
  })

  it.each(['', 'today', '2016-02-30', '2016-06-09T25:00', '09.06.2016', '2016-06-09T20:44:00+15:00', '1'])(
    'refuses "%s"',
    (text) => {
      expect(() => parseDate(text, moscow)).toThrow(M2mFault)
    },
  )

  it('writes what clocks of the company show, with an offset where it is wanted', () => {
    const write = (at: string, zone: string, settings: object = {}) => {
      const m2mOf = () => ({ ...defaultM2mSettings, ...settings })
      const core = { companies: { zoneOf: () => zone, m2mOf } } as unknown as CoreContext
      return datesOf({ core, principal: { companyId: 7 as CompanyId } as Principal }).format(Date.parse(at))
    }
    expect(write('2016-06-09T17:44:00.999Z', moscow)).toBe('2016-06-09T20:44:00')
    expect(write('2016-06-09T17:44:00Z', 'Asia/Yekaterinburg')).toBe('2016-06-09T22:44:00')
    expect(write('2016-06-09T17:44:00Z', moscow, { zone: 'Asia/Yekaterinburg' })).toBe('2016-06-09T22:44:00')
    const zoned = { zonedDates: true }
    expect(write('2016-06-09T17:44:00.999Z', moscow, zoned)).toBe('2016-06-09T20:44:00+03:00')
    expect(write('2016-06-09T17:44:00Z', 'America/St_Johns', zoned)).toBe('2016-06-09T15:14:00-02:30')
    expect(write('2016-06-09T17:44:00Z', 'UTC', zoned)).toBe('2016-06-09T17:44:00+00:00')
  })
})

describe('validity', () => {
  it.each([
    ['000000001000000R', 10],
    ['000001000000000R', 24 * 60],
    ['90', 90],
    ['01:30:00', 90],
    ['01:30', 90],
    ['PT90M', 90],
    ['P1DT1H', 25 * 60],
  ])('reads %s', (text, minutes) => {
    expect(parseValidity(text)).toEqual({ validForMs: minutes * minuteMs })
  })

  it('reads an absolute time of SMPP', () => {
    expect(parseValidity('261231120000012+')).toEqual({ deliverBefore: Date.parse('2026-12-31T09:00:00Z') })
    expect(parseValidity('261231120000004-')).toEqual({ deliverBefore: Date.parse('2026-12-31T13:00:00Z') })
  })

  it('takes an empty one for the default', () => {
    expect(parseValidity(' ')).toBeUndefined()
  })

  it.each(['0', '-5', 'soon', '000000000000000R', '261331120000012+', 'P', 'PT', '99999999', '990000000000000R'])(
    'refuses %s',
    (text) => {
      expect(() => parseValidity(text)).toThrow(M2mFault)
    },
  )
})
