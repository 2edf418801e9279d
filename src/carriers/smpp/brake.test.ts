import { describe, expect, it } from 'vitest'

import { VirtualClock } from '../../testing/virtual-clock.js'
import { Brake } from './brake.js'

const FULL = 10

function braked(): { clock: VirtualClock; brake: Brake; resumed: number[] } {
  const clock = new VirtualClock()
  const start = clock.now()
  const resumed: number[] = []
  const brake = new Brake(
    clock,
    () => 0.5,
    () => resumed.push(clock.now() - start),
  )
  return { clock, brake, resumed }
}

describe('the brake', () => {
  it('limits nothing until the operator complains', () => {
    const { brake } = braked()
    brake.accepted(FULL)
    expect(brake.limit).toBe(Infinity)
  })

  it('stops everything for a second and resumes with one in flight', async () => {
    const { clock, brake, resumed } = braked()
    expect(brake.throttled()).toBe(1_000)
    expect(brake.limit).toBe(0)
    await clock.advance(1_000)
    expect([brake.limit, resumed]).toEqual([1, [1_000]])
  })

  it('is not prolonged by the other complaints of the same burst', async () => {
    const { clock, brake } = braked()
    brake.throttled()
    await clock.advance(400)
    expect(brake.throttled()).toBe(600)
    await clock.advance(600)
    expect(brake.limit).toBe(1)
  })

  it('pauses twice as long each time, up to a minute', async () => {
    const { clock, brake } = braked()
    const pauses: number[] = []
    for (let time = 0; time < 8; time++) {
      pauses.push(brake.throttled())
      await clock.advance(60_000)
    }
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
  })

  it('lets one more go with each accepted, and forgets at full speed', async () => {
    const { clock, brake } = braked()
    brake.throttled()
    brake.accepted(FULL)
    await clock.advance(1_000)
    brake.accepted(FULL)
    expect(brake.limit).toBe(2)
    for (let count = 0; count < FULL; count++) brake.accepted(FULL)
    expect(brake.limit).toBe(Infinity)
    expect(brake.throttled()).toBe(1_000)
  })

  it('varies the pause by a quarter', () => {
    const clock = new VirtualClock()
    const pause = (random: number) =>
      new Brake(
        clock,
        () => random,
        () => undefined,
      ).throttled()
    expect([pause(0), pause(0.999999)]).toEqual([750, 1_250])
  })

  it('lets one go at a time after a broken connection, until as many were accepted as were in doubt', () => {
    const { brake } = braked()
    brake.broken(3)
    for (let accepted = 0; accepted < 3; accepted += 1) {
      expect(brake.limit).toBe(1)
      brake.accepted(FULL)
    }
    expect(brake.limit).toBe(1)
    brake.accepted(FULL)
    expect(brake.limit).toBe(2)
  })
})
