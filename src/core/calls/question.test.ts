import { expect, it } from 'vitest'

import { longestAgo } from './answer-question.js'
import { drawByWeight } from './question.js'
import type { Target } from './target.js'

const of = (to: string, weight: number) => ({ to: to as Target, weight })

it('draws the first as often as its weight says, and everybody once', () => {
  const first = new Map<string, number>()
  const rounds = 4_000
  for (let round = 0; round < rounds; round += 1) {
    // Evenly over the first draw; the second does not matter.
    const chances = [round / rounds, 0]
    const drawn = drawByWeight([of('201', 1), of('202', 3)], () => chances.shift() ?? 0)
    expect([...drawn].sort()).toEqual(['201', '202'])
    first.set(drawn[0] ?? '', (first.get(drawn[0] ?? '') ?? 0) + 1)
  }
  expect([first.get('201'), first.get('202')]).toEqual([rounds / 4, (rounds * 3) / 4])
})

it('puts first who was longest ago, and before them who never was', () => {
  const targets = ['201', '202', '203', '204'] as Target[]
  const uses = [
    { target: '201', kind: 'talked', at: 900 },
    { target: '202', kind: 'talked', at: 100 },
    { target: '202', kind: 'rung', at: 950 },
    { target: '204', kind: 'rung', at: 10 },
  ] as const
  expect(longestAgo(targets, uses, 'talked')).toEqual(['203', '204', '202', '201'])
  expect(longestAgo(targets, uses, 'rung')).toEqual(['201', '203', '204', '202'])
})
