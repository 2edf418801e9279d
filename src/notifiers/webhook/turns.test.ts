import { describe, expect, it } from 'vitest'

import { retryDelayMs } from '../../core/retry-delay.js'
import { Turns } from './turns.js'

interface Guest {
  name: string
  isFailing: boolean
}

const well = (name: string): Guest => ({ name, isFailing: false })
const failing = (name: string): Guest => ({ name, isFailing: true })

describe('turns', () => {
  const begun: string[] = []
  const hang = (guest: Guest) => () => {
    begun.push(guest.name)
    return new Promise<void>(() => {})
  }

  it('leave half of the places to those who do not fail', () => {
    begun.length = 0
    const turns = new Turns<Guest>(8, ({ isFailing }) => isFailing)
    for (let index = 0; index < 20; index += 1) {
      const guest = failing(`f${index}`)
      turns.add(guest, hang(guest))
    }
    expect(begun).toHaveLength(4)
    for (let index = 0; index < 20; index += 1) {
      const guest = well(`w${index}`)
      turns.add(guest, hang(guest))
    }
    expect(begun.slice(4)).toEqual(['w0', 'w1', 'w2', 'w3'])
    expect(turns.load).toEqual({ waiting: 32, running: 8 })
  })

  it('are taken first come first served', async () => {
    const order: string[] = []
    const turns = new Turns<Guest>(1, ({ isFailing }) => isFailing)
    for (const name of ['a', 'b', 'c']) turns.add(well(name), async () => void order.push(name))
    await turns.settled()
    while (!turns.idle) await new Promise<void>((resolve) => setImmediate(resolve))
    expect(order).toEqual(['a', 'b', 'c'])
  })
})

describe('the delay of a retry', () => {
  it('doubles from 5 s to 6 h, a fifth more or less', () => {
    expect([1, 2, 3, 4, 20, 200].map((attempts) => retryDelayMs(attempts, 0.5))).toEqual([
      5_000, 10_000, 20_000, 40_000, 21_600_000, 21_600_000,
    ])
    expect([retryDelayMs(1, 0), retryDelayMs(1, 1)]).toEqual([4_000, 6_000])
  })
})
