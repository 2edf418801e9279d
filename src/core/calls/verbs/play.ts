import { z } from 'zod'

import { mediaList } from '../media.js'
import { defineVerb, stepName } from './verb.js'

const schema = z.strictObject({
  verb: z.literal('play'),
  prompt: mediaList.meta({ description: 'What the caller hears, to its end.' }),
  exits: z.strictObject({ done: stepName }),
})

export const play = defineVerb({
  name: 'play',
  summary: 'Lets the caller hear a prompt to its end.',
  schema,
  isHeard: true,
  needs: () => 'time',
  enter: (turn, { prompt }) => {
    turn.play(prompt)
  },
  on: (turn, _step, _local, event) => {
    if (event.kind === 'play_finished') turn.leave('done')
  },
  activity: () => 'ivr',
})
