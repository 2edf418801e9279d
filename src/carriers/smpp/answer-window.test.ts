import { beforeEach, describe, expect, it } from 'vitest'

import { VirtualClock } from '../../testing/virtual-clock.js'
import { AnswerWindow } from './answer-window.js'

describe('the answer window', () => {
  let clock: VirtualClock
  let expired: string[]
  let window: AnswerWindow<string>

  beforeEach(() => {
    clock = new VirtualClock()
    expired = []
    window = new AnswerWindow<string>(clock, 8_000, (request) => expired.push(request))
  })

  it('gives a request back to its answer once', () => {
    window.add(window.nextSequence(), 'a')
    expect(window.take(1)).toBe('a')
    expect(window.take(1)).toBeUndefined()
    expect(window.size).toBe(0)
  })

  it('waits the whole time limit and at most an eighth longer', async () => {
    window.add(window.nextSequence(), 'a')
    await clock.advance(500)
    window.add(window.nextSequence(), 'b')
    await clock.advance(7_500)
    expect(expired).toEqual([])
    await clock.advance(1_000)
    expect(expired).toEqual(['a', 'b'])
  })

  it('gives up the oldest first and keeps the younger', async () => {
    window.add(window.nextSequence(), 'old')
    await clock.advance(5_000)
    window.add(window.nextSequence(), 'young')
    await clock.advance(4_000)
    expect(expired).toEqual(['old'])
    expect(window.take(2)).toBe('young')
  })

  it('stops its timer when nothing waits', async () => {
    window.add(window.nextSequence(), 'a')
    window.take(1)
    await clock.advance(1_000)
    expect(clock.pendingTimers).toBe(0)
  })

  it('knows a late answer from an unsolicited one, once', async () => {
    window.add(window.nextSequence(), 'a')
    await clock.advance(9_000)
    expect([window.isLate(1), window.isLate(1), window.isLate(99)]).toEqual([true, false, false])
  })

  it('wraps its numbers at 0x7FFFFFFF to 1 and skips those that wait', () => {
    const near = new AnswerWindow<string>(clock, 8_000, () => undefined, 0x7ffffffd)
    const first = near.nextSequence()
    near.add(1, 'still waiting')
    expect([first, near.nextSequence(), near.nextSequence()]).toEqual([0x7ffffffe, 0x7fffffff, 2])
  })

  it('gives up everything at once when the connection ends', () => {
    window.add(window.nextSequence(), 'a')
    window.add(window.nextSequence(), 'b')
    expect(window.clear()).toEqual(['a', 'b'])
    expect([window.size, clock.pendingTimers]).toEqual([0, 0])
  })

  it('holds no memory of a million answered and ten thousand expired requests', async () => {
    for (let count = 0; count < 1_000_000; count++) {
      const sequence = window.nextSequence()
      window.add(sequence, 'x')
      window.take(sequence)
    }
    for (let count = 0; count < 10_000; count++) window.add(window.nextSequence(), 'y')
    await clock.advance(10_000)
    expect(expired).toHaveLength(10_000)
    expect(window.size).toBe(0)
    expect(window.isLate(1_000_001)).toBe(false)
    expect(window.isLate(1_010_000)).toBe(true)
  })
})
