import { z } from 'zod'

import { parseMailAddress } from '../../conversations/mail.js'
import { mediaList } from '../media.js'
import { targetNumber } from '../rung-target.js'
import { defineVerb, stepName } from './verb.js'

const schema = z.strictObject({
  verb: z.literal('voicemail'),
  prompt: mediaList.meta({ description: 'Asks for a message; a beep follows.' }),
  maxSeconds: z.number().int().min(5).max(600).default(180).meta({ description: 'The longest message.' }),
  minSeconds: z.number().int().min(0).max(30).default(2).meta({ description: 'What is shorter counts as no message.' }),
  silenceSeconds: z
    .number()
    .int()
    .min(2)
    .max(30)
    .default(5)
    .meta({ description: 'Silence after which it is complete.' }),
  finishKey: z.enum(['#', '*']).default('#').meta({ description: 'Ends the message.' }),
  mail: z
    .string()
    .refine((text) => parseMailAddress(text) !== undefined, { message: 'write a mail address' })
    .optional()
    .meta({
      description: 'Who is sent the message with its sound; else whom the number names.',
      examples: ['office@romashka.example'],
    }),
  notify: targetNumber
    .optional()
    .meta({ description: 'Whose mobile telephone is texted about it; else whom the number names.' }),
  exits: z
    .strictObject({
      done: stepName.optional().meta({ description: 'A message was left; the call ends unless given.' }),
      empty: stepName.optional().meta({ description: 'Nothing was said; as `done` unless given.' }),
    })
    .default({}),
})

type Local = { phase: 'prompt' } | { phase: 'message'; since: number }

export const voicemail = defineVerb<typeof schema, Local>({
  name: 'voicemail',
  summary: 'Takes a message of the caller.',
  schema,
  isHeard: true,
  needs: (exit) => (exit === 'done' ? 'person' : 'time'),
  enter: (turn, { prompt }) => {
    turn.play(prompt)
    return { phase: 'prompt' }
  },
  on: (turn, step, local, event) => {
    const minMs = step.minSeconds * 1000
    if (event.kind === 'play_finished') {
      const { maxSeconds, silenceSeconds, finishKey } = step
      turn.takeMessage({ maxMs: maxSeconds * 1000, silenceMs: silenceSeconds * 1000, finishKey })
      return { phase: 'message', since: event.at }
    }
    // A caller who has said what he wanted hangs up.
    if (event.kind === 'caller_hung_up' && local.phase === 'message') {
      if (event.at - local.since >= minMs) turn.state.leftMessage = true
      return
    }
    if (event.kind !== 'message_finished') return
    const isLeft = event.durationMs >= minMs && event.end !== 'failed'
    if (isLeft) turn.state.leftMessage = true
    const exit = !isLeft && step.exits.empty !== undefined ? 'empty' : 'done'
    if (step.exits[exit] === undefined) turn.end('scenario')
    else turn.leave(exit)
  },
  activity: ({ phase }) => (phase === 'message' ? 'record' : 'ivr'),
})
