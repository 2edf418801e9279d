import { z } from 'zod'

import { defineVerb, stepName } from './verb.js'

export const variableName = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'name a variable with small Latin letters, digits and _')

const schema = z.strictObject({
  verb: z.literal('set'),
  variables: z
    .record(variableName, z.string().max(200))
    .refine((variables) => Object.keys(variables).length <= 20, { message: 'set at most 20 variables in a step' })
    .meta({
      description:
        'Values by name; `{name}` in a value is another variable. `caller`, `number` and `key` are there from the start.',
      examples: [{ language: 'ru', choice: '{key}' }],
    }),
  exits: z.strictObject({ done: stepName }),
})

export const set = defineVerb({
  name: 'set',
  summary: 'Remembers values for this call.',
  schema,
  isHeard: false,
  needs: () => 'instant',
  enter: (turn, { variables }) => {
    for (const [name, value] of Object.entries(variables)) turn.set(name, value)
    turn.leave('done')
  },
})
