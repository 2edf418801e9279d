import { z } from 'zod'

import { fillIn } from '../fill-in.js'
import { defineVerb, stepName } from './verb.js'

const schema = z.strictObject({
  verb: z.literal('sms'),
  to: z
    .string()
    .min(1)
    .max(40)
    .meta({ description: 'A number; `{caller}` is who calls.', examples: ['{caller}'] }),
  from: z.string().min(1).max(20).optional().meta({ description: 'The sender, as in POST /v1/messages.' }),
  text: z
    .string()
    .min(1)
    .max(1000)
    .meta({ description: '`{name}` is a variable of the call.', examples: ['Вы звонили нам. Мы перезвоним.'] }),
  exits: z.strictObject({ done: stepName }),
})

export const sms = defineVerb({
  name: 'sms',
  summary: 'Sends an SMS of the class `service` in the name of the company, and goes on at once.',
  schema,
  isHeard: false,
  needs: () => 'instant',
  enter: (turn, { to, text, from }) => {
    const number = fillIn(to, turn.state.variables)
    // Whoever hides his number gets none.
    if (number !== '') turn.sendSms(number, text, from ?? null)
    turn.leave('done')
  },
})
