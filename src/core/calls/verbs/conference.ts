import { z } from 'zod'

import type { CallEvent } from '../call-event.js'
import type { CallFacts } from '../call-state.js'
import { mediaList } from '../media.js'
import { targetNumber } from '../rung-target.js'
import type { Turn } from '../turn.js'
import { defineVerb, stepName } from './verb.js'

const leaveKey = '*'
const acceptKey = '1'
const acceptPatienceMs = 15_000

const schema = z.strictObject({
  verb: z.literal('conference'),
  room: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/, 'name a room with small Latin letters, digits, - and _')
    .meta({
      description: 'All calls of the company that are in a room of this name on one switch hear each other.',
      examples: ['board'],
    }),
  prompt: mediaList.optional().meta({ description: 'What the caller hears before he enters.' }),
  invite: z
    .array(z.strictObject({ to: targetNumber.meta({ description: 'As in `ring`.', examples: ['+79140000001'] }) }))
    .max(20)
    .default([])
    .meta({ description: 'Who is rung when the caller enters, and comes in by answering; he leaves with the caller.' }),
  ringSeconds: z.number().int().min(5).max(180).default(30).meta({ description: 'How long they are rung.' }),
  show: z.enum(['caller', 'number']).default('caller').meta({ description: 'As in `ring`.' }),
  acceptPrompt: mediaList.optional().meta({ description: 'As in `ring`.' }),
  maxSeconds: z.number().int().min(10).max(14_400).default(7_200).meta({ description: 'After it the caller leaves.' }),
  exits: z
    .strictObject({
      left: stepName
        .optional()
        .meta({
          description: 'The caller pressed `*` to leave, or was in for as long as he may; the call ends unless given.',
        }),
    })
    .default({}),
})

type Step = z.output<typeof schema>

interface Local {
  isIn: boolean
  maxTimer: number | null
  ringTimer: number | null
  /** Who has answered and is asked to accept. */
  asked: readonly { leg: number; timer: number }[]
}

export const conference = defineVerb<typeof schema, Local>({
  name: 'conference',
  summary: 'Brings the caller into a room where all hear each other, and rings whom he wants there.',
  schema,
  isHeard: true,
  needs: () => 'time',
  enter: (turn, step, call) => {
    const local: Local = { isIn: false, maxTimer: null, ringTimer: null, asked: [] }
    if (step.prompt === undefined) return come(turn, step, local, call)
    turn.play(step.prompt)
    return local
  },
  on: (turn, step, local, event, call) => react(turn, step, local, event, call),
  activity: ({ isIn }) => (isIn ? null : 'ivr'),
})

function come(turn: Turn, step: Step, local: Local, { caller, number }: CallFacts): Local {
  turn.joinRoom(step.room)
  const maxTimer = turn.startTimer(step.maxSeconds * 1000)
  if (step.invite.length === 0) return { ...local, isIn: true, maxTimer }
  for (const { to } of step.invite) turn.ring(to, step.show === 'number' ? number : (caller ?? ''))
  return { ...local, isIn: true, maxTimer, ringTimer: turn.startTimer(step.ringSeconds * 1000) }
}

function react(turn: Turn, step: Step, local: Local, event: CallEvent, call: CallFacts): Local {
  switch (event.kind) {
    case 'play_finished':
      return local.isIn ? local : come(turn, step, local, call)
    case 'leg_answered':
      return answered(turn, step, local, event.leg)
    case 'leg_ended':
      return without(turn, local, event.leg)
    case 'key':
      return press(turn, step, local, event)
    case 'timer':
      return onTimer(turn, step, local, event.timer)
    default:
      return local
  }
}

function answered(turn: Turn, step: Step, local: Local, leg: number): Local {
  if (step.acceptPrompt === undefined) {
    turn.connect(leg)
    return local
  }
  turn.play(step.acceptPrompt, { leg, awaitsKey: true })
  return { ...local, asked: [...local.asked, { leg, timer: turn.startTimer(acceptPatienceMs) }] }
}

function press(turn: Turn, step: Step, local: Local, { leg, key }: Extract<CallEvent, { kind: 'key' }>): Local {
  if (leg === 0) return local.isIn && key === leaveKey ? leave(turn, step, local) : local
  if (key !== acceptKey || !local.asked.some((each) => each.leg === leg)) return local
  const next = without(turn, local, leg)
  turn.connect(leg)
  return next
}

function onTimer(turn: Turn, step: Step, local: Local, timer: number): Local {
  if (timer === local.maxTimer) return leave(turn, step, local)
  if (timer === local.ringTimer) {
    for (const { leg, state } of turn.state.legs) if (state === 'ringing') turn.hangUpLeg(leg)
    return { ...local, ringTimer: null }
  }
  const late = local.asked.find((each) => each.timer === timer)
  if (late === undefined) return local
  turn.hangUpLeg(late.leg)
  return without(turn, local, late.leg)
}

function without(turn: Turn, local: Local, leg: number): Local {
  const asked = local.asked.find((each) => each.leg === leg)
  if (asked !== undefined) turn.cancelTimer(asked.timer)
  return { ...local, asked: local.asked.filter((each) => each.leg !== leg) }
}

function leave(turn: Turn, step: Step, local: Local): Local {
  if (step.exits.left === undefined) turn.end('scenario')
  else turn.leave('left')
  return local
}
