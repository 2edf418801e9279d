import fc from 'fast-check'
import { expect, it } from 'vitest'

import type { AlertStep } from './alert.js'
import { longestRun, nextMove, withoutStep } from './alert-machine.js'

const stepArbitrary: fc.Arbitrary<AlertStep> = fc.record({
  to: fc.constant([]),
  sends: fc.integer({ min: 1, max: 20 }),
  waitMs: fc.integer({ min: 60_000, max: 86_400_000 }),
})

it('goes step by step, each as often as it says, and then gives up', () => {
  const steps = [
    { to: [], sends: 2, waitMs: 300_000 },
    { to: [], sends: 1, waitMs: 60_000 },
  ]
  let state = { steps, step: 0, sends: 0 }
  const moves: unknown[] = []
  for (let at = 0; ;) {
    const move = nextMove(state, at)
    moves.push(move.kind === 'send' ? [at / 60_000, move.step, move.sends] : [at / 60_000, 'give_up'])
    if (move.kind === 'give_up') break
    state = { ...state, step: move.step, sends: move.sends }
    at = move.nextAt
  }
  expect(moves).toEqual([
    [0, 0, 1],
    [5, 0, 2],
    [10, 1, 1],
    [11, 'give_up'],
  ])
})

it('ends on every path, whichever steps reach nobody, and no later than it promises', () => {
  fc.assert(
    fc.property(fc.array(stepArbitrary, { minLength: 1, maxLength: 10 }), fc.array(fc.boolean()), (steps, empty) => {
      let state = { steps, step: 0, sends: 0 }
      let at = 0
      const bound = steps.reduce((sum, { sends }) => sum + sends, 0) + steps.length
      for (let moves = 0; moves <= bound; moves += 1) {
        const move = nextMove(state, at)
        if (move.kind === 'give_up') return at <= longestRun(steps)
        const isLater = move.step > state.step || (move.step === state.step && move.sends > state.sends)
        if (!isLater) return false
        if (empty[move.step] === true) state = withoutStep(state, move.step)
        else {
          state = { ...state, step: move.step, sends: move.sends }
          at = move.nextAt
        }
      }
      return false
    }),
  )
})
