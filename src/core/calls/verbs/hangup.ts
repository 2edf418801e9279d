import { z } from 'zod'

import { defineVerb } from './verb.js'

const schema = z.strictObject({
  verb: z.literal('hangup'),
  cause: z
    .enum(['normal', 'busy'])
    .default('normal')
    .meta({ description: '`busy`: a caller who was not answered yet hears the busy tone.' }),
})

export const hangup = defineVerb({
  name: 'hangup',
  summary: 'Ends the call.',
  schema,
  isHeard: false,
  needs: () => 'instant',
  enter: (turn, { cause }) => turn.end('scenario', cause),
})
