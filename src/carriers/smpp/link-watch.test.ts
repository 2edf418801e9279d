import { describe, expect, it } from 'vitest'

import { VirtualClock } from '../../testing/virtual-clock.js'
import { LinkWatch } from './link-watch.js'

function watched(): { clock: VirtualClock; watch: LinkWatch; said: string[] } {
  const clock = new VirtualClock()
  const said: string[] = []
  const watch = new LinkWatch(
    clock,
    30_000,
    () => said.push('check'),
    () => said.push('dead'),
  )
  watch.start()
  return { clock, watch, said }
}

describe('the link watch', () => {
  it('checks after an interval of silence', async () => {
    const { clock, said } = watched()
    await clock.advance(29_999)
    expect(said).toEqual([])
    await clock.advance(1)
    expect(said).toEqual(['check'])
  })

  it('does not check while something comes', async () => {
    const { clock, watch, said } = watched()
    for (let step = 0; step < 20; step++) {
      await clock.advance(20_000)
      watch.heard()
    }
    expect(said).toEqual([])
  })

  it('gives the link up after two checks without an answer', async () => {
    const { clock, said } = watched()
    await clock.advance(120_000)
    expect(said).toEqual(['check', 'check', 'dead'])
    expect(clock.pendingTimers).toBe(0)
  })

  it('begins to count anew with every answer', async () => {
    const { clock, watch, said } = watched()
    for (let round = 0; round < 5; round++) {
      await clock.advance(60_000)
      watch.heard()
    }
    expect(said).toEqual(Array(10).fill('check'))
  })
})
