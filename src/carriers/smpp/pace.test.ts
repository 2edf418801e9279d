import { describe, expect, it } from 'vitest'

import { VirtualClock } from '../../testing/virtual-clock.js'
import { Pace } from './pace.js'

function takeAll(pace: Pace): number {
  const available = pace.available()
  for (let count = 0; count < available; count++) pace.take()
  return available
}

describe('the pace', () => {
  it('is unlimited without a throughput', () => {
    expect(new Pace(new VirtualClock(), null).available()).toBe(Infinity)
  })

  it('allows a tenth of a second at once and the throughput over time', async () => {
    const clock = new VirtualClock()
    const pace = new Pace(clock, 100)
    let taken = takeAll(pace)
    expect(taken).toBe(10)
    for (let step = 0; step < 100; step++) {
      await clock.advance(50)
      taken += takeAll(pace)
    }
    expect(taken).toBe(10 + 500)
  })

  it('saves nothing over a long rest', async () => {
    const clock = new VirtualClock()
    const pace = new Pace(clock, 100)
    takeAll(pace)
    await clock.advance(3_600_000)
    expect(takeAll(pace)).toBe(10)
  })

  it('keeps a throughput below one a second', async () => {
    const clock = new VirtualClock()
    const pace = new Pace(clock, 0.5)
    expect([takeAll(pace), pace.waitMs()]).toEqual([1, 2_000])
    await clock.advance(1_999)
    expect(pace.available()).toBe(0)
    await clock.advance(1)
    expect(pace.available()).toBe(1)
  })

  it('survives a clock that is set back', () => {
    let now = 1_000_000
    const pace = new Pace({ now: () => now, setTimer: () => ({ cancel: () => undefined }) }, 10)
    takeAll(pace)
    now -= 3_600_000
    expect(pace.available()).toBe(0)
    now += 1_000
    expect(pace.available()).toBe(1)
  })

  it('says how long until it is worth looking again', () => {
    const pace = new Pace(new VirtualClock(), 1_000)
    takeAll(pace)
    expect(pace.waitMs()).toBe(50)
  })
})
