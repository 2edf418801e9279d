import { z } from 'zod'

import { mediaList } from '../media.js'
import { defineVerb, stepName } from './verb.js'

const schema = z.strictObject({
  verb: z.literal('record'),
  action: z.enum(['start', 'stop']).default('start'),
  announcement: mediaList
    .optional()
    .meta({ description: 'Tells the caller that he is recorded; needed to start, and heard before it starts.' }),
  exits: z.strictObject({ done: stepName }),
})

export const record = defineVerb({
  name: 'record',
  summary:
    'Records the call from here on: what the caller says and hears, whomever he talks to, until it is stopped or ends.',
  schema,
  isHeard: true,
  needs: (_exit, { action }) => (action === 'start' ? 'time' : 'instant'),
  check: ({ action, announcement }) =>
    action === 'start' && announcement === undefined
      ? [
          {
            code: 'no_announcement',
            level: 'error',
            message: 'the caller has to be told that he is recorded; give an "announcement"',
          },
        ]
      : [],
  enter: (turn, { action, announcement }) => {
    if (action === 'start' && announcement !== undefined) {
      turn.play(announcement)
      return
    }
    turn.stopRecording()
    turn.leave('done')
  },
  on: (turn, _step, _local, event) => {
    if (event.kind !== 'play_finished') return
    turn.startRecording()
    turn.leave('done')
  },
  activity: () => 'ivr',
})
