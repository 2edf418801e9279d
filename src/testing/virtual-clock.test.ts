import { type AddressInfo, connect, createServer } from 'node:net'

import { describe, expect, it } from 'vitest'

import { sleep } from '../core/clock.js'
import { VirtualClock } from './virtual-clock.js'

describe('VirtualClock', () => {
  it('stands still until it is advanced', async () => {
    const clock = new VirtualClock(1_000)
    expect(clock.now()).toBe(1_000)
    await clock.advance(250)
    expect(clock.now()).toBe(1_250)
    await clock.advanceTo(2_000)
    expect(clock.now()).toBe(2_000)
  })

  it('fires timers in order of due time, then of creation, each at its own instant', async () => {
    const clock = new VirtualClock(0)
    const fired: string[] = []
    const note = (name: string) => () => void fired.push(`${name}@${clock.now()}`)
    clock.setTimer(20, note('late'))
    clock.setTimer(10, note('first'))
    clock.setTimer(10, note('second'))
    clock.setTimer(31, note('never'))
    await clock.advance(30)
    expect(fired).toEqual(['first@10', 'second@10', 'late@20'])
    expect(clock.pendingTimers).toBe(1)
    expect(clock.nextTimerAt()).toBe(31)
  })

  it('fires timers that are created by timers within the same advance', async () => {
    const clock = new VirtualClock(0)
    const ticks: number[] = []
    const tick = () => {
      ticks.push(clock.now())
      clock.setTimer(10, tick)
    }
    clock.setTimer(10, tick)
    await clock.advance(35)
    expect(ticks).toEqual([10, 20, 30])
  })

  it('fires timers that are created after an awaited sleep within the same advance', async () => {
    const clock = new VirtualClock(0)
    const woken: number[] = []
    const loop = async () => {
      for (let round = 0; round < 3; round++) {
        await sleep(clock, 100)
        woken.push(clock.now())
      }
    }
    const running = loop()
    await clock.advance(300)
    await running
    expect(woken).toEqual([100, 200, 300])
  })

  it('does not fire a cancelled timer, even one cancelled by a timer of the same instant', async () => {
    const clock = new VirtualClock(0)
    let fired = false
    clock.setTimer(5, () => second.cancel())
    const second = clock.setTimer(5, () => (fired = true))
    await clock.advance(5)
    expect(fired).toBe(false)
    expect(clock.pendingTimers).toBe(0)
  })

  it('knows whether a timer is due now', async () => {
    const clock = new VirtualClock(0)
    expect(clock.nextTimerAt()).toBeUndefined()
    expect(clock.hasDueTimers()).toBe(false)
    clock.setTimer(1, () => undefined)
    expect(clock.hasDueTimers()).toBe(false)
    clock.setTimer(0, () => undefined)
    expect(clock.hasDueTimers()).toBe(true)
    await clock.advance(0)
    expect(clock.hasDueTimers()).toBe(false)
    expect(clock.pendingTimers).toBe(1)
  })

  it('takes delays longer than Node can set', async () => {
    const clock = new VirtualClock(0)
    const month = 31 * 24 * 3_600_000
    let firedAt = 0
    clock.setTimer(month, () => (firedAt = clock.now()))
    await clock.advance(month)
    expect(firedAt).toBe(month)
  })

  it('refuses to move back', async () => {
    await expect(new VirtualClock(100).advanceTo(99)).rejects.toThrow('forward only')
  })

  it('leaps over the time of a sleep, after which each timer fires once', async () => {
    const clock = new VirtualClock(0)
    const fired: number[] = []
    const everySecond = () => {
      fired.push(clock.now())
      clock.setTimer(1_000, everySecond)
    }
    everySecond()
    await clock.leap(3_600_500)
    expect(fired).toEqual([0, 3_600_500])
    await clock.advance(1_000)
    expect(fired).toEqual([0, 3_600_500, 3_601_500])
  })

  it('lets the error of a timer out', async () => {
    const clock = new VirtualClock(0)
    clock.setTimer(1, () => {
      throw new Error('boom')
    })
    await expect(clock.advance(1)).rejects.toThrow('boom')
  })

  it('lets real sockets move between timers', async () => {
    const clock = new VirtualClock(0)
    const server = createServer((socket) => socket.pipe(socket))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    await new Promise<void>((resolve) => socket.once('connect', resolve))
    let echoed = 0
    socket.on('data', (data) => (echoed += data.length))
    const write = () => {
      socket.write('x')
      clock.setTimer(1, write)
    }
    write()
    await clock.advance(500)
    expect(echoed).toBeGreaterThan(0)
    socket.destroy()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })
})
