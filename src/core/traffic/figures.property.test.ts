import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { CallTraffic } from '../calls/call.js'
import type { CallId, NumberId } from '../values/ids.js'
import { type CallFigures, CallSums, figuresOf } from './call-figures.js'
import { type Grouping, groupings } from './criteria.js'
import { LocalMoments } from './local-moments.js'

const start = Date.UTC(2026, 0, 15)
const targets = ['+79140000001', '+79140000002', '101']

const leg = fc
  .record({
    target: fc.constantFrom(...targets),
    answered: fc.boolean(),
    connected: fc.boolean(),
    rings: fc.nat(60_000),
    talks: fc.nat(600_000),
  })
  .map(({ target, answered, connected, rings, talks }) => ({
    target,
    answeredAt: answered ? start + rings : null,
    connectedAt: answered && connected ? start + rings : null,
    endedAt: start + rings + talks,
  }))

const usage = fc.record({
  kind: fc.constantFrom('ivr', 'leg', 'record'),
  seconds: fc.integer({ min: 1, max: 3_600 }),
  target: fc.constantFrom(...targets),
})

const call = fc
  .record({
    number: fc.constantFrom('+74242300000', '+74242300001'),
    direction: fc.constantFrom('in', 'out'),
    caller: fc.constantFrom('+79161234567', null),
    outcome: fc.constantFrom('talked', 'message', 'missed', 'heard', null),
    startedAt: fc.integer({ min: start - 30 * 86_400_000, max: start }),
    lasts: fc.nat(3_600_000),
    legs: fc.array(leg, { maxLength: 4 }),
    usage: fc.array(usage, { maxLength: 6 }),
  })
  .map(({ lasts, number, usage: used, ...rest }): CallTraffic => ({
    ...(rest as unknown as CallTraffic),
    id: 1 as CallId,
    number,
    numberId: (number.endsWith('1') ? 2 : 1) as NumberId,
    endedAt: rest.outcome === null ? null : rest.startedAt + lasts,
    // What is charged of a leg is of a telephone that was rung.
    usage: used.flatMap((each): CallTraffic['usage'][number][] => {
      const target = rest.legs[0]?.target
      if (each.kind !== 'leg') return [{ ...each, kind: each.kind, target: null }]
      return target === undefined ? [] : [{ kind: 'leg' as const, seconds: each.seconds, target }]
    }),
  }))

function sumOf(figures: readonly CallFigures[]): CallFigures {
  const names = Object.keys(figures[0] ?? {}) as (keyof CallFigures)[]
  const entries = names.map((name) => {
    const values = figures.map((each) => each[name])
    return [name, name === 'longestWaitSeconds' ? Math.max(...values) : values.reduce((a, b) => a + b, 0)]
  })
  return Object.fromEntries(entries) as CallFigures
}

const reported = (groupBy: Grouping, calls: readonly CallTraffic[], zone: string) => {
  const sums = new CallSums({ of: 'calls', groupBy })
  const moments = new LocalMoments(zone)
  for (const each of calls) sums.add(each, moments.at(each.startedAt))
  return sums
}

const calls = fc.array(call, { minLength: 1, maxLength: 30 })
const grouping = fc.constantFrom(...groupings)
const zone = fc.constantFrom('Asia/Sakhalin', 'Europe/Moscow', 'America/New_York', 'Asia/Kathmandu')

it('has a total that is the sum of the call detail records, whatever the rows are', () => {
  fc.assert(
    fc.property(calls, grouping, zone, (all, groupBy, where) => {
      const { total } = reported(groupBy, all, where)
      expect(total).toEqual(sumOf(all.map(figuresOf)))
      const charged = all.flatMap((each) => each.usage).reduce((sum, { seconds }) => sum + seconds, 0)
      expect(total.ivrSeconds + total.legSeconds + total.recordSeconds).toBe(charged)
      expect(total.talked + total.message + total.missed + total.heard + total.inProgress).toBe(all.length)
    }),
  )
})

it('has rows that together are the total', () => {
  fc.assert(
    fc.property(calls, grouping, zone, (all, groupBy, where) => {
      const { rows, total } = reported(groupBy, all, where)
      expect(sumOf([...rows.values()])).toEqual(total)
    }),
  )
})

it('shows each call on the day and in the hour that local clocks show', () => {
  const moments = new LocalMoments('Asia/Kathmandu')
  expect(moments.at(Date.UTC(2026, 0, 14, 18, 14, 59))).toMatchObject({ day: '2026-01-14', hour: '23', minute: 1439 })
  expect(moments.at(Date.UTC(2026, 0, 14, 18, 15))).toMatchObject({ day: '2026-01-15', hour: '00', weekday: 'thu' })
})
