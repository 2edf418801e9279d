import { describe, expect, it } from 'vitest'

import { readVectors } from '../../testing/vectors/read-vectors.js'
import type { CompanyId } from '../values/ids.js'
import { type Hours, nextOpening, openingAround } from './hours.js'
import { hoursProblem, parseWindow } from './hours-rules.js'
import type { SendingHours } from './quiet-hours.js'
import { QuietHoursTable } from './quiet-hours-table.js'
import { localToInstant } from './zone.js'

const usual: Hours = {
  workingDays: [{ from: '09:00', until: '21:00' }],
  daysOff: [{ from: '10:00', until: '20:00' }],
}

interface SendTimeCase {
  what: string
  zone: string
  at: string
  sent: string
  hours?: Hours
}
const cases = readVectors<SendTimeCase[]>('calendar/send-times.json')

const company = 1 as CompanyId
const instant = (local: string, zone: string) => {
  const read = localToInstant(local, zone, { ifMissing: 'next', ifTwice: 'first' })
  if (!read.ok) throw new Error(read.reason)
  return read.value
}
const tableOf = (hours: Partial<SendingHours>) =>
  new QuietHoursTable({ hoursOf: () => ({ service: null, mailing: null, ...hours }) })

describe('quiet hours', () => {
  it.each(cases)('sends $what ($zone, $at) at $sent', ({ zone, at, sent, hours = usual }) => {
    const notBefore = instant(at, zone)
    const expected = instant(sent, zone)
    const { at: found, heldBy } = tableOf({ mailing: hours }).earliest(company, 'mailing', zone, notBefore)
    expect(new Date(found).toISOString()).toBe(new Date(expected).toISOString())
    expect(heldBy === null).toBe(expected === notBefore)
  })

  it('says by which rule it holds a message', () => {
    const at = instant('2026-03-11T22:00', 'Asia/Sakhalin')
    expect(tableOf({ mailing: usual }).earliest(company, 'mailing', 'Asia/Sakhalin', at).heldBy).toBe(
      'mailing: 09:00-21:00 on working days, 10:00-20:00 on other days, Asia/Sakhalin',
    )
    const workdays = { ...usual, daysOff: [] }
    expect(tableOf({ service: workdays }).earliest(company, 'service', 'Asia/Sakhalin', at).heldBy).toBe(
      'service: 09:00-21:00 on working days, closed on other days, Asia/Sakhalin',
    )
  })

  it('never holds alerts, nor a class without hours', () => {
    const table = tableOf({ mailing: usual })
    const night = instant('2026-03-11T03:00', 'Europe/Moscow')
    for (const messageClass of ['alert', 'service'] as const) {
      expect(table.earliest(company, messageClass, 'Europe/Moscow', night)).toEqual({
        at: night,
        heldBy: null,
        isLimited: false,
      })
    }
  })

  it('holds by the hours that are set now', () => {
    let hours: SendingHours = { service: null, mailing: usual }
    const table = new QuietHoursTable({ hoursOf: () => hours })
    const evening = instant('2026-03-11T21:30', 'Europe/Moscow')
    expect(table.earliest(company, 'mailing', 'Europe/Moscow', evening).at).toBe(evening + 11.5 * 3_600_000)
    hours = { ...hours, mailing: { ...usual, workingDays: [{ from: '09:00', until: '22:00' }] } }
    expect(table.earliest(company, 'mailing', 'Europe/Moscow', evening).at).toBe(evening)
  })

  it('finds the same time from memory as by looking, in any order of asking', () => {
    const table = tableOf({ mailing: usual })
    const start = instant('2026-10-20T00:00', 'Europe/Berlin')
    for (let step = 0; step < 2_000; step += 1) {
      const at = start + ((step * 7_919) % 2_000) * 600_000
      expect(table.earliest(company, 'mailing', 'Europe/Berlin', at).at).toBe(nextOpening(usual, 'Europe/Berlin', at))
    }
  })

  it('does not drift over a year of openings', () => {
    let at = instant('2026-01-01T00:00', 'Europe/Berlin')
    for (let day = 0; day < 365; day += 1) {
      const opening = openingAround(usual, 'Europe/Berlin', nextOpening(usual, 'Europe/Berlin', at))
      expect(opening.until - opening.from).toBeOneOf([12 * 3_600_000, 10 * 3_600_000])
      at = opening.until
    }
    expect(new Date(at).toISOString()).toBe('2026-12-31T19:00:00.000Z')
  })
})

describe('hours', () => {
  it.each<[string, Hours, string, RegExp]>([
    ['nothing at all', { workingDays: [], daysOff: [] }, '', /at least one window/],
    [
      'a window that passes midnight',
      { ...usual, daysOff: [{ from: '21:00', until: '09:00' }] },
      'daysOff/0',
      /midnight/,
    ],
    [
      'an empty window',
      { ...usual, daysOff: [{ from: '09:00', until: '09:00' }] },
      'daysOff/0',
      /ends after it begins/,
    ],
    [
      'hours over 23',
      { ...usual, workingDays: [{ from: '25:00', until: '26:00' }] },
      'workingDays/0/from',
      /time of the day/,
    ],
    [
      'minutes over 59',
      { ...usual, workingDays: [{ from: '09:00', until: '20:60' }] },
      'workingDays/0/until',
      /time of the day/,
    ],
    [
      'a beginning at 24:00',
      { ...usual, workingDays: [{ from: '24:00', until: '24:00' }] },
      'workingDays/0/from',
      /time/,
    ],
    [
      'overlapping windows',
      {
        ...usual,
        daysOff: [
          { from: '09:00', until: '13:00' },
          { from: '12:59', until: '20:00' },
        ],
      },
      'daysOff/1',
      /in order and without overlaps/,
    ],
    [
      'five windows',
      { ...usual, daysOff: Array.from({ length: 5 }, () => ({ from: '09:00', until: '10:00' })) },
      'daysOff',
      /4/,
    ],
  ])('refuse %s', (_, hours, path, reason) => {
    expect(hoursProblem(hours)).toEqual({ path, reason: expect.stringMatching(reason) as string })
  })

  it('may touch, and last until 24:00', () => {
    const touching = [
      { from: '00:00', until: '12:00' },
      { from: '12:00', until: '24:00' },
    ]
    expect(hoursProblem({ workingDays: touching, daysOff: [] })).toBeNull()
  })

  it('are read as people write them', () => {
    expect(parseWindow('09:00-21:00')).toEqual({ ok: true, value: { from: '09:00', until: '21:00' } })
    expect(parseWindow(' 09:00 – 24:00 ')).toEqual({ ok: true, value: { from: '09:00', until: '24:00' } })
    for (const text of ['9-21', '9:00-21:00', '21:00-09:00', '']) expect(parseWindow(text).ok).toBe(false)
  })
})
