import { z } from 'zod'

import { variableName } from './set.js'
import { defineVerb, stepName } from './verb.js'

const schema = z.strictObject({
  verb: z.literal('branch'),
  variable: variableName.meta({ description: 'Whose value decides.' }),
  exits: z
    .object({ other: stepName.meta({ description: 'Every other value, and none.' }) })
    .catchall(stepName)
    .meta({
      description: 'An exit for each value, and `other`.',
      examples: [{ ru: 'privet', en: 'hello', other: 'privet' }],
    }),
})

export const branch = defineVerb({
  name: 'branch',
  summary: 'Goes different ways by the value of a variable.',
  schema,
  isHeard: false,
  needs: () => 'instant',
  enter: (turn, { variable, exits }) => {
    const value = turn.state.variables[variable] ?? ''
    turn.leave(value !== '' && Object.hasOwn(exits, value) ? value : 'other')
  },
})
