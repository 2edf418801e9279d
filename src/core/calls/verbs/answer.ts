import { z } from 'zod'

import { defineVerb, stepName } from './verb.js'

const schema = z.strictObject({
  verb: z.literal('answer'),
  afterSeconds: z
    .number()
    .int()
    .min(0)
    .max(60)
    .default(0)
    .meta({ description: 'How long the caller hears ringing before, which costs him nothing.' }),
  exits: z.strictObject({ done: stepName }),
})

export const answer = defineVerb({
  name: 'answer',
  summary: 'Takes the call. Every verb that the caller hears does so by itself.',
  schema,
  isHeard: false,
  needs: (_exit, { afterSeconds }) => (afterSeconds === 0 ? 'instant' : 'time'),
  enter: (turn, { afterSeconds }) => {
    if (afterSeconds === 0 || turn.state.answered) {
      turn.answer()
      return turn.leave('done')
    }
    turn.wait('ringing')
    turn.startTimer(afterSeconds * 1000)
  },
  on: (turn, _step, _local, event) => {
    if (event.kind !== 'timer') return
    turn.endWait()
    turn.answer()
    turn.leave('done')
  },
})
