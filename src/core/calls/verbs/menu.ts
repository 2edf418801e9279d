import { z } from 'zod'

import type { CallEvent } from '../call-event.js'
import { mediaList, type WrittenMedia } from '../media.js'
import type { Turn } from '../turn.js'
import { type Key, keyExits, keys } from './keys.js'
import { defineVerb, stepName } from './verb.js'

const schema = z.strictObject({
  verb: z.literal('menu'),
  prompt: mediaList.meta({ description: 'Names the keys. A key that is pressed meanwhile counts.' }),
  invalidPrompt: mediaList
    .optional()
    .meta({ description: 'Heard after a key without an exit, before the prompt again.' }),
  timeoutSeconds: z
    .number()
    .int()
    .min(1)
    .max(60)
    .default(5)
    .meta({ description: 'How long after the prompt a key is waited for.' }),
  repeats: z
    .number()
    .int()
    .min(0)
    .max(9)
    .default(2)
    .meta({ description: 'How often the prompt is repeated after silence or a key without an exit.' }),
  exits: z
    .strictObject({
      ...keyExits,
      timeout: stepName.meta({ description: 'The caller was silent to the end.' }),
      invalid: stepName.meta({ description: 'The last key that the caller pressed has no exit.' }),
    })
    .meta({ description: 'An exit for each key, and for callers who press none or a wrong one.' }),
})

type Step = z.output<typeof schema>

interface Local {
  phase: 'prompt' | 'silence' | 'invalid'
  left: number
  timer: number | null
}

export const menu = defineVerb<typeof schema, Local>({
  name: 'menu',
  summary: 'Plays a prompt and goes where the key that the caller presses leads.',
  schema,
  isHeard: true,
  needs: (exit) => (exit === 'timeout' ? 'time' : 'person'),
  check: ({ exits }) =>
    keys.some((key) => exits[key] !== undefined)
      ? []
      : [{ code: 'menu_without_keys', level: 'error', message: 'the menu has no key; give an exit such as "1"' }],
  enter: (turn, { prompt, repeats }) => ask(turn, prompt, repeats),
  on: (turn, step, local, event) => react(turn, step, local, event),
  activity: () => 'ivr',
})

function ask(turn: Turn, prompt: readonly WrittenMedia[], left: number): Local {
  turn.play(prompt, { awaitsKey: true })
  return { phase: 'prompt', left, timer: null }
}

function react(turn: Turn, step: Step, local: Local, event: CallEvent): Local {
  switch (event.kind) {
    case 'play_finished':
      if (local.phase === 'invalid') return ask(turn, step.prompt, local.left)
      return { ...local, phase: 'silence', timer: turn.startTimer(step.timeoutSeconds * 1000) }
    case 'timer':
      return again(turn, step, local, 'timeout')
    case 'key':
      return event.leg === 0 && local.phase !== 'invalid' ? press(turn, step, local, event.key) : local
    default:
      return local
  }
}

function press(turn: Turn, step: Step, local: Local, key: string): Local {
  turn.stopPlays()
  turn.cancelTimer(local.timer)
  turn.set('key', key)
  if (step.exits[key as Key] === undefined) return again(turn, step, local, 'invalid')
  turn.leave(key)
  return local
}

function again(turn: Turn, step: Step, local: Local, exit: 'timeout' | 'invalid'): Local {
  if (local.left === 0) {
    turn.leave(exit)
    return local
  }
  const left = local.left - 1
  if (exit === 'timeout' || step.invalidPrompt === undefined) return ask(turn, step.prompt, left)
  turn.play(step.invalidPrompt)
  return { phase: 'invalid', left, timer: null }
}
