import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { SystemClock } from './system-clock.js'

const MONTH = 31 * 24 * 3_600_000

describe('SystemClock', () => {
  beforeEach(() => void vi.useFakeTimers({ now: 1_000 }))
  afterEach(() => void vi.useRealTimers())

  it('tells the time of the machine', () => {
    expect(new SystemClock().now()).toBe(1_000)
  })

  it('fires once, after the delay', () => {
    const task = vi.fn()
    new SystemClock().setTimer(50, task)
    vi.advanceTimersByTime(49)
    expect(task).not.toHaveBeenCalled()
    vi.advanceTimersByTime(100)
    expect(task).toHaveBeenCalledTimes(1)
  })

  it('waits a month, which Node would cut to a millisecond', () => {
    const task = vi.fn()
    new SystemClock().setTimer(MONTH, task)
    vi.advanceTimersByTime(MONTH - 1)
    expect(task).not.toHaveBeenCalled()
    vi.advanceTimersByTime(1)
    expect(task).toHaveBeenCalledTimes(1)
  })

  it('cancels a timer in each of its chunks', () => {
    const task = vi.fn()
    const clock = new SystemClock()
    const early = clock.setTimer(MONTH, task)
    const late = clock.setTimer(MONTH, task)
    early.cancel()
    vi.advanceTimersByTime(MONTH - 1)
    late.cancel()
    vi.advanceTimersByTime(MONTH)
    expect(task).not.toHaveBeenCalled()
  })

  it('refuses a delay that is not a number', () => {
    expect(() => new SystemClock().setTimer(Number.NaN, () => undefined)).toThrow(RangeError)
  })
})
