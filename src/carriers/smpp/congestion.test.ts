import { describe, expect, it } from 'vitest'

import { CongestionWatch } from './congestion.js'
import { commandStatus } from './error-text.js'

const { ok, throttled, messageQueueFull } = commandStatus

describe('congestion', () => {
  it('is every ESME_RTHROTTLED', () => {
    expect(new CongestionWatch().sees(throttled, '+79161234567')).toBe(true)
  })

  it('is not the full queue of one subscriber', () => {
    const watch = new CongestionWatch()
    expect([1, 2, 3].map(() => watch.sees(messageQueueFull, '+79161234567'))).toEqual([false, false, false])
  })

  it('is a full queue for two recipients in a row', () => {
    const watch = new CongestionWatch()
    watch.sees(messageQueueFull, '+79161234567')
    expect(watch.sees(messageQueueFull, '+79167654321')).toBe(true)
  })

  it('is not a full queue for two recipients with success between', () => {
    const watch = new CongestionWatch()
    watch.sees(messageQueueFull, '+79161234567')
    watch.sees(ok, '+79160000000')
    expect(watch.sees(messageQueueFull, '+79167654321')).toBe(false)
  })
})
