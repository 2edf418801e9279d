import { describe, expect, it } from 'vitest'

import { LocalCalendar } from '../../calendar/local-calendar.js'
import type { LocalDate } from '../../calendar/local-date.js'
import { at, catalogue, zone } from '../_scenario.js'
import { billableUnits, type CountedPerson, feeOf, headCountOn } from './head-count.js'

const calendar = new LocalCalendar(zone)
const offer = catalogue.sms[0]?.employee
if (offer === undefined) throw new Error('the catalogue is empty')
const day = (date: string) => calendar.day(date as LocalDate)
const always = { from: 0, until: null }
const person = (over: Partial<CountedPerson> = {}): CountedPerson => ({
  kind: 'employee',
  ...always,
  numbers: [always],
  ...over,
})

describe('head-count', () => {
  it('is the largest number at the same moment of the day', () => {
    const units = [
      always,
      { from: at('2024-04-16T08:00'), until: at('2024-04-16T09:00') },
      { from: at('2024-04-16T08:30'), until: null },
    ]
    expect(['2024-04-15', '2024-04-16', '2024-04-17'].map((date) => headCountOn(units, day(date)))).toEqual([1, 3, 2])
  })

  it('does not count who leaves together with who comes at that moment', () => {
    const noon = at('2024-04-16T12:00')
    expect(
      headCountOn(
        [
          { from: 0, until: noon },
          { from: noon, until: null },
        ],
        day('2024-04-16'),
      ),
    ).toBe(1)
  })

  it('does not count who was there for no time', () => {
    const noon = at('2024-04-16T12:00')
    expect(headCountOn([{ from: noon, until: noon }], day('2024-04-16'))).toBe(0)
  })
})

describe('who is counted', () => {
  const { counts } = offer
  const march = { from: at('2024-03-01'), until: at('2024-04-01') }

  it('employees with a number, each number once, and nobody from outside', () => {
    const people = [
      person(),
      person({ numbers: [always, march] }),
      person({ numbers: [] }),
      person({ kind: 'contact' }),
    ]
    expect(billableUnits(people, counts)).toEqual([always, always, march])
  })

  it('a number only while its person is employed', () => {
    expect(billableUnits([person({ ...march })], counts)).toEqual([march])
    expect(billableUnits([person({ from: at('2024-05-01'), numbers: [march] })], counts)).toEqual([])
  })

  it('other rules count contacts, people without numbers, and people instead of numbers', () => {
    const people = [person({ numbers: [march, always] }), person({ numbers: [] }), person({ kind: 'contact' })]
    expect(billableUnits(people, { ...counts, contacts: true })).toHaveLength(3)
    expect(billableUnits(people, { ...counts, eachNumber: false })).toEqual([always])
    expect(billableUnits(people, { ...counts, withoutNumber: true })).toHaveLength(3)
    expect(billableUnits(people, { contacts: true, eachNumber: false, withoutNumber: true })).toHaveLength(3)
  })
})

describe('the fee by head-count', () => {
  it.each([
    [0, 0],
    [1, 150_00],
    [10, 1500_00],
    [11, 1100_00],
    [50, 5000_00],
    [51, 4590_00],
    [250, 22_500_00],
    [251, 20_080_00],
  ])('of %i employees is %i kopecks by volume', (headCount, fee) => {
    expect(feeOf(offer, headCount)).toBe(fee)
  })

  it.each([
    [10, 1500_00],
    [11, 1600_00],
    [51, 1500_00 + 4000_00 + 90_00],
    [251, 1500_00 + 4000_00 + 18_000_00 + 80_00],
  ])('of %i employees is %i kopecks when graduated', (headCount, fee) => {
    expect(feeOf({ ...offer, pricing: 'graduated' }, headCount)).toBe(fee)
  })
})
