import { describe, expect, it } from 'vitest'

import { type CalendarRule, checkRule, timesAfter } from './calendar-rule.js'

const after = (rule: CalendarRule, zone: string, at: string, wanted = 3) =>
  timesAfter(rule, zone, Date.parse(at), wanted).map((time) => new Date(time).toISOString())

describe('times of a rule', () => {
  it.each([
    ['every day', { every: 'day' }, ['2026-01-15T06:00', '2026-01-16T06:00', '2026-01-17T06:00']],
    [
      'on workdays, over the holidays of May',
      { every: 'workday', from: '2026-04-30' },
      ['2026-04-30T06:00', '2026-05-04T06:00', '2026-05-05T06:00'],
    ],
    [
      'on days of the week',
      { every: 'week', days: ['mon', 'thu'] },
      ['2026-01-15T06:00', '2026-01-19T06:00', '2026-01-22T06:00'],
    ],
    [
      'in short months on their last day',
      { every: 'month', day: 31 },
      ['2026-01-31T06:00', '2026-02-28T06:00', '2026-03-31T06:00'],
    ],
    ['once', { every: 'once', date: '2026-02-01' }, ['2026-02-01T06:00']],
    ['until its last day', { every: 'day', until: '2026-01-16' }, ['2026-01-15T06:00', '2026-01-16T06:00']],
    [
      'from its first day, however far',
      { every: 'month', day: 1, from: '2027-03-02', until: '2027-04-30' },
      ['2027-04-01T06:00'],
    ],
    ['never', { every: 'once', date: '2026-01-14' }, []],
  ] as [string, Omit<CalendarRule, 'time'>, string[]][])('%s', (_name, rule, expected) => {
    const times = after({ time: '09:00', ...rule }, 'Europe/Moscow', '2026-01-14T20:00:00Z')
    expect(times).toEqual(expected.map((time) => `${time}:00.000Z`))
  })

  it('are by the clocks of the zone when these are changed', () => {
    const rule = { every: 'day', time: '09:00' } as const
    expect(after(rule, 'Europe/Berlin', '2026-03-28T00:00:00Z')).toEqual([
      '2026-03-28T08:00:00.000Z',
      '2026-03-29T07:00:00.000Z',
      '2026-03-30T07:00:00.000Z',
    ])
  })

  it('are the first instant after where clocks skip them', () => {
    expect(after({ every: 'day', time: '02:30' }, 'Europe/Berlin', '2026-03-28T12:00:00Z', 2)).toEqual([
      '2026-03-29T01:00:00.000Z',
      '2026-03-30T00:30:00.000Z',
    ])
  })

  it('are the first of two where clocks show them twice, and not both', () => {
    expect(after({ every: 'day', time: '02:30' }, 'Europe/Berlin', '2026-10-24T12:00:00Z', 2)).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-26T01:30:00.000Z',
    ])
  })

  it('do not repeat the instant that was given', () => {
    expect(after({ every: 'day', time: '09:00' }, 'UTC', '2026-01-15T09:00:00Z', 1)).toEqual([
      '2026-01-16T09:00:00.000Z',
    ])
  })
})

it.each([
  [{ every: 'day', time: '24:00' }, 'time'],
  [{ every: 'once', time: '09:00' }, 'date'],
  [{ every: 'week', time: '09:00' }, 'days'],
  [{ every: 'day', time: '09:00', days: ['mon'] }, 'days'],
  [{ every: 'once', time: '09:00', date: '2026-02-30' }, 'date'],
  [{ every: 'day', time: '09:00', from: '2026-02-02', until: '2026-02-01' }, 'until'],
] as [CalendarRule, string][])('refuses %j at its field', (rule, field) => {
  expect(() => checkRule(rule)).toThrow(expect.objectContaining({ field: `/rule/${field}` }) as Error)
})
