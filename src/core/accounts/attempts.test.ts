import { beforeEach, describe, expect, it } from 'vitest'

import { VirtualClock } from '../../testing/virtual-clock.js'
import { LoginAttempts } from './attempts.js'

const hourMs = 3_600_000

describe('LoginAttempts', () => {
  let clock: VirtualClock
  let attempts: LoginAttempts

  beforeEach(() => {
    clock = new VirtualClock()
    attempts = new LoginAttempts(clock)
  })

  const fail = (login: string, address: string | null, times: number) => {
    for (let time = 0; time < times; time += 1) attempts.failed(login, address)
  }

  it('stops listening to an address after ten failures, for an hour from each', async () => {
    fail('ann', '192.0.2.1', 9)
    expect(attempts.mayTry('ann', '192.0.2.1')).toBe(true)
    fail('ann', '192.0.2.1', 1)
    expect(attempts.mayTry('ann', '192.0.2.1')).toBe(false)
    expect(attempts.mayTry('bob', '192.0.2.1')).toBe(true)
    expect(attempts.mayTry('ann', '192.0.2.2')).toBe(true)
    await clock.advance(hourMs - 1)
    expect(attempts.mayTry('ann', '192.0.2.1')).toBe(false)
    await clock.advance(1)
    expect(attempts.mayTry('ann', '192.0.2.1')).toBe(true)
  })

  it('listens to addresses without a failure alone after a hundred failures from everywhere', () => {
    for (let address = 1; address <= 50; address += 1) fail('ann', `192.0.2.${address}`, 2)
    expect(attempts.mayTry('ann', '192.0.2.1')).toBe(false)
    expect(attempts.mayTry('ann', '198.51.100.1')).toBe(true)
    fail('ann', '198.51.100.1', 1)
    expect(attempts.mayTry('ann', '198.51.100.1')).toBe(false)
  })

  it('stops listening to a network that fails three hundred times in an hour over all accounts', async () => {
    for (let account = 0; account < 300; account += 1) {
      expect(attempts.mayTry(`user-${account}`, '192.0.2.1')).toBe(true)
      fail(`user-${account}`, '192.0.2.1', 1)
    }
    expect(attempts.mayTry('ann', '192.0.2.1')).toBe(false)
    expect(attempts.mayTry('user-1', '198.51.100.1')).toBe(true)
    attempts.succeeded('ann', '192.0.2.1')
    expect(attempts.mayTry('ann', '192.0.2.1')).toBe(false)
    for (let host = 0; host < 300; host += 1) fail(`v6-${host}`, `2001:db8::${host.toString(16)}`, 1)
    expect(attempts.mayTry('ann', '2001:db8::ffff')).toBe(false)
    expect(attempts.mayTry('ann', '2001:db8:0:1::1')).toBe(true)
    await clock.advance(hourMs)
    expect(attempts.mayTry('ann', '192.0.2.1')).toBe(true)
  })

  it('forgets the failures of an address from which the account was entered', () => {
    fail('ann', '192.0.2.1', 9)
    attempts.succeeded('ann', '192.0.2.1')
    fail('ann', '192.0.2.1', 9)
    expect(attempts.mayTry('ann', '192.0.2.1')).toBe(true)
  })

  it('does not take a login for a pair of login and address', () => {
    for (const login of ['ann\n192.0.2.1', 'ann192.0.2.1', '3:ann192.0.2.1']) fail(login, null, 100)
    expect(attempts.mayTry('ann', '192.0.2.1')).toBe(true)
  })

  it('lets attempts on one account go one after another, and on two at once', async () => {
    const begun: string[] = []
    const ends: (() => void)[] = []
    const attempt = (name: string) => () => {
      begun.push(name)
      return new Promise<void>((resolve) => ends.push(resolve))
    }
    const all = [
      attempts.inTurn('ann', attempt('ann 1')),
      attempts.inTurn('ann', attempt('ann 2')),
      attempts.inTurn('bob', attempt('bob 1')),
    ]
    await clock.advance(0)
    expect(begun).toEqual(['ann 1', 'bob 1'])
    ends[0]?.()
    await clock.advance(0)
    expect(begun).toEqual(['ann 1', 'bob 1', 'ann 2'])
    for (const end of ends) end()
    await Promise.all(all)
  })

  it('gives the next its turn when one ends with an error', async () => {
    const broken = attempts.inTurn('ann', () => Promise.reject(new Error('wrong')))
    const next = attempts.inTurn('ann', () => Promise.resolve('right'))
    await expect(broken).rejects.toThrow('wrong')
    await expect(next).resolves.toBe('right')
  })

  it('refuses what would wait behind a thousand others', async () => {
    const waiting = Array.from({ length: 1_000 }, () => attempts.inTurn('ann', () => Promise.resolve()))
    await expect(attempts.inTurn('ann', () => Promise.resolve())).rejects.toMatchObject({ code: 'overloaded' })
    await Promise.all(waiting)
    await expect(attempts.inTurn('ann', () => Promise.resolve('in'))).resolves.toBe('in')
  })
})
