import { z } from 'zod'

import { defineVerb, stepName } from './verb.js'

const schema = z.strictObject({
  verb: z.literal('webhook'),
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .meta({
      description:
        'Asked by POST with the call, its caller, its number and its variables as JSON; it answers `{"exit": "…", "variables": {…}}`.',
      examples: ['https://crm.example/calls/route'],
    }),
  timeoutSeconds: z
    .number()
    .int()
    .min(1)
    .max(15)
    .default(5)
    .meta({ description: 'How long the answer is waited for.' }),
  hear: z
    .enum(['ringing', 'music'])
    .default('ringing')
    .meta({ description: 'What the caller hears meanwhile. Music takes the call first.' }),
  exits: z
    .object({
      failed: stepName.meta({ description: 'No answer in time, or one that names none of the other exits.' }),
    })
    .catchall(stepName)
    .meta({ description: 'An exit for each answer, and `failed`.' }),
})

export const webhook = defineVerb<typeof schema, number>({
  name: 'webhook',
  summary: 'Lets a program of yours decide, and goes on without it when it does not answer.',
  schema,
  isHeard: false,
  needs: () => 'time',
  check: ({ exits }) =>
    Object.keys(exits).length > 1
      ? []
      : [
          {
            code: 'nothing_to_decide',
            level: 'error',
            message: 'there is nothing to decide; give exits beside "failed"',
          },
        ],
  enter: (turn, { url, timeoutSeconds, hear }) => {
    turn.wait(hear)
    const { variables, step } = turn.state
    return turn.ask({ about: 'decision', url, timeoutMs: timeoutSeconds * 1000, step: step ?? '', variables })
  },
  on: (turn, { exits }, question, event) => {
    if (event.kind !== 'answered' || event.number !== question) return
    const { reply } = event
    if (reply?.about !== 'decision' || !Object.hasOwn(exits, reply.exit)) return turn.leave('failed')
    for (const [name, value] of Object.entries(reply.variables)) turn.set(name, value)
    turn.leave(reply.exit)
  },
  activity: (_question, { hear }) => (hear === 'music' ? 'ivr' : null),
})
