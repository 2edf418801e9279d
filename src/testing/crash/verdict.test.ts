import { describe, expect, it } from 'vitest'

import { CrashTrap } from './crash-points.js'
import { seededRandom } from './random.js'
import { judge } from './verdict.js'

const promised = { reference: 'order-1', number: '+79000000001', messageId: 7, unanswered: 0 }

function judged(submits: number, entry: { state: string; doubts: number }, stored = [7]) {
  const ledger = new Map(stored.map((id) => [id, entry]))
  return judge({ journal: [promised], ledger, submitsOf: () => submits })
}

describe('judge', () => {
  it('finds nothing wrong with a message that was sent once and delivered', () => {
    expect(judged(1, { state: 'delivered', doubts: 0 })).toEqual({
      accepted: 1,
      delivered: 1,
      doubled: 0,
      problems: [],
    })
  })

  it('finds a promised message that never came to the operator', () => {
    expect(judged(0, { state: 'delivered', doubts: 0 }).problems).toEqual([expect.stringMatching(/^LOST: order-1/)])
  })

  it('lets a message be sent once more for each time it was in doubt', () => {
    expect(judged(2, { state: 'delivered', doubts: 1 })).toMatchObject({ doubled: 1, problems: [] })
    expect(judged(3, { state: 'delivered', doubts: 1 }).problems).toEqual([expect.stringMatching(/^DOUBLED: order-1/)])
  })

  it('finds a message that has not ended', () => {
    expect(judged(1, { state: 'sent', doubts: 0 }).problems).toEqual(['order-1 (message 7) ended sent'])
  })

  it('finds a message that the gateway has forgotten, and one that nobody was told of', () => {
    const { problems } = judged(1, { state: 'delivered', doubts: 0 }, [8, 9])
    expect(problems).toEqual([
      'order-1 (message 7) ended unknown to the gateway',
      '1 messages are stored that no reply named',
    ])
  })
})

describe('CrashTrap', () => {
  it('closes at the k-th passage of its own point', () => {
    const trap = CrashTrap.parse('after_reply:2')
    expect([trap.closesAt('after_reply'), trap.closesAt('after_parse'), trap.closesAt('after_reply')]).toEqual([
      false,
      false,
      true,
    ])
  })

  it.each(['after_lunch:1', 'after_reply', 'after_reply:0', 'after_reply:x', ''])('refuses %j', (text) => {
    expect(() => CrashTrap.parse(text)).toThrow(RangeError)
  })
})

describe('seededRandom', () => {
  it('gives the same numbers for the same seed', () => {
    const [first, second, other] = [seededRandom(5), seededRandom(5), seededRandom(6)]
    expect([first(), first()]).toEqual([second(), second()])
    expect(other()).not.toBe(seededRandom(5)())
  })
})
