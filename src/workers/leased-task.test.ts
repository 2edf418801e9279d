import { expect, it } from 'vitest'

import type { LeaseHandlers } from '../core/carrier.js'
import { VirtualClock } from '../testing/virtual-clock.js'
import { LeasedTask } from './leased-task.js'

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }
const turns = () => new Promise<void>((resolve) => setImmediate(resolve))

function build(run: (held: AbortSignal) => Promise<boolean>) {
  const clock = new VirtualClock()
  let handlers: LeaseHandlers | undefined
  let isReleased = false
  const leases = {
    hold: (_name: string, given: LeaseHandlers) => {
      handlers = given
      return { release: async () => void (isReleased = true) }
    },
  }
  const task = new LeasedTask({ lease: 'test', intervalMs: 1_000, clock, leases, log: silent, run })
  return { task, clock, win: () => handlers?.onHeld(1), lose: () => handlers?.onLost(), isReleased: () => isReleased }
}

it('does nothing without the lease, whoever wakes it', async () => {
  let runs = 0
  const { task, clock } = build(async () => (runs++, false))
  task.start()
  task.wake()
  await clock.advance(5_000)
  expect(runs).toBe(0)
  await task.stop()
})

it('has its turns while it holds the lease', async () => {
  let runs = 0
  const { task, clock, win, lose } = build(async () => (runs++, false))
  task.start()
  win()
  await turns()
  await clock.advance(3_000)
  expect(runs).toBe(4)
  lose()
  await clock.advance(3_000)
  expect(runs).toBe(4)
  await task.stop()
})

it('tells a turn that the lease is lost, and begins no other although more is left', async () => {
  const signals: AbortSignal[] = []
  let go: () => void = () => {}
  const { task, win, lose } = build(async (held) => {
    signals.push(held)
    await new Promise<void>((resolve) => (go = resolve))
    return true
  })
  task.start()
  win()
  await turns()
  expect(signals.map(({ aborted }) => aborted)).toEqual([false])
  lose()
  expect(signals.map(({ aborted }) => aborted)).toEqual([true])
  go()
  await turns()
  expect(signals).toHaveLength(1)
  await task.stop()
})

it('stops after the turn that is under way, and gives the lease back', async () => {
  let go: () => void = () => {}
  const { task, win, isReleased } = build(async () => {
    await new Promise<void>((resolve) => (go = resolve))
    return true
  })
  task.start()
  win()
  await turns()
  const stopped = task.stop()
  await turns()
  expect(isReleased()).toBe(false)
  go()
  await stopped
  expect(isReleased()).toBe(true)
})
