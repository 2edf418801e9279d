import { z } from 'zod'

import type { CallEvent } from '../call-event.js'
import type { CallFacts } from '../call-state.js'
import { mediaList } from '../media.js'
import type { Reply } from '../question.js'
import { targetNumber } from '../rung-target.js'
import type { Target } from '../target.js'
import type { Turn } from '../turn.js'
import { type Key, keyExits } from './keys.js'
import { defineVerb, stepName } from './verb.js'

/** How often a waiting call looks whether it is its turn. */
const lookMs = 2_000
/** Who did not answer, or was busy, is left alone so long by this call. */
const restMs = 15_000
const acceptKey = '1'
const acceptPatienceMs = 15_000

const schema = z.strictObject({
  verb: z.literal('queue'),
  name: z
    .string()
    .regex(/^[a-z][a-z0-9_-]{0,39}$/, 'name a queue with small Latin letters, digits, - and _')
    .meta({
      description: 'Calls of all scenarios of the company that wait under this name are one queue.',
      examples: ['sales'],
    }),
  targets: z
    .array(z.strictObject({ to: targetNumber.meta({ description: 'As in `ring`.', examples: ['201'] }) }))
    .min(1)
    .max(50)
    .meta({ description: 'Who answers: the first in the queue goes to whose last talk ended longest ago.' }),
  ringSeconds: z.number().int().min(5).max(120).default(20).meta({ description: 'How long each is rung.' }),
  music: mediaList.optional().meta({
    description: 'Heard over and over while the caller waits; the music on hold of the switch unless given.',
  }),
  announcement: mediaList.optional().meta({
    description:
      'Heard at first and then now and again. `{"digits": "{position}"}` speaks the place in the queue, `{wait_minutes}` the minutes that it will take, as far as earlier talks tell.',
  }),
  announceSeconds: z.number().int().min(10).max(600).default(45).meta({ description: 'How long after each other.' }),
  maxWaitSeconds: z.number().int().min(10).max(7200).default(600).meta({ description: 'After it the exit `timeout`.' }),
  maxCallers: z
    .number()
    .int()
    .min(1)
    .max(1000)
    .default(100)
    .meta({ description: 'Who finds so many before him leaves by `full`.' }),
  show: z.enum(['caller', 'number']).default('caller').meta({ description: 'As in `ring`.' }),
  acceptPrompt: mediaList.optional().meta({ description: 'As in `ring`.' }),
  exits: z
    .strictObject({
      ...keyExits,
      timeout: stepName.meta({ description: 'He has waited as long as he may.' }),
      full: stepName.optional().meta({ description: 'Too many wait already; `timeout` unless given.' }),
      ended: stepName
        .optional()
        .meta({ description: 'The talk is over and the caller is still there; the call ends unless given.' }),
    })
    .meta({
      description: 'With exits for keys a waiting caller can do something else, such as ask to be called back.',
    }),
})

type Step = z.output<typeof schema>

interface Local {
  since: number
  giveUp: number
  announce: number | null
  /** Looks again when it fires. */
  look: number | null
  question: number | null
  /** Heard instead of music. */
  play: number | null
  /** Who is rung for this call, and when that ends. */
  ringing: { leg: number; target: Target; timer: number; isAsked: boolean } | null
  /** Who is left alone until when. */
  resting: Readonly<Record<string, number>>
  talking: number | null
}

export const queue = defineVerb<typeof schema, Local>({
  name: 'queue',
  summary: 'Lets callers wait for the next free telephone, each in his turn, with music and announcements.',
  schema,
  isHeard: true,
  needs: (exit) => (exit === 'timeout' || exit === 'full' ? 'time' : 'person'),
  enter: (turn, step) => {
    turn.answer()
    const giveUp = turn.startTimer(step.maxWaitSeconds * 1000)
    const none = { announce: null, look: null, play: null, ringing: null, resting: {}, talking: null }
    const local: Local = { since: turn.at, giveUp, ...none, question: null }
    return look(turn, step, hearMusic(turn, step, local))
  },
  on: (turn, step, local, event, call) => react(turn, step, local, event, call),
  activity: ({ talking }) => (talking === null ? 'ivr' : null),
})

function react(turn: Turn, step: Step, local: Local, event: CallEvent, call: CallFacts): Local {
  if (local.talking !== null) return talk(turn, step, local, event)
  switch (event.kind) {
    case 'answered':
      return told(turn, step, { ...local, question: null }, event.reply, call)
    case 'timer':
      return onTimer(turn, step, local, event.timer)
    case 'play_finished':
      return event.play === local.play ? hearMusic(turn, step, { ...local, play: null }) : local
    case 'key':
      return press(turn, step, local, event)
    case 'leg_answered':
      return answered(turn, step, local, event.leg)
    case 'leg_ended':
      return event.leg === local.ringing?.leg ? rest(turn, local, local.ringing.target) : local
    case 'caller_hung_up':
    case 'stopped':
      turn.leaveQueue(step.name)
      return local
    default:
      return local
  }
}

function look(turn: Turn, { name, targets }: Step, local: Local): Local {
  const all = targets.map(({ to }) => to)
  const question = turn.ask({ about: 'place', queue: name, targets: all, waitedMs: turn.at - local.since })
  return { ...local, look: null, question }
}

/** Nobody knows: it waits, and looks again. */
function told(turn: Turn, step: Step, local: Local, reply: Reply | null, call: CallFacts): Local {
  const next = { ...local, look: turn.startTimer(lookMs) }
  if (reply?.about !== 'place') return next
  if (reply.ahead >= step.maxCallers) return leave(turn, step, next, step.exits.full === undefined ? 'timeout' : 'full')
  turn.set('position', String(reply.ahead + 1))
  turn.set('wait_minutes', reply.waitMs === null ? '' : String(Math.max(1, Math.ceil(reply.waitMs / 60_000))))
  const placed = local.announce === null ? announce(turn, step, next) : next
  // One who is free for each who came before, and one for this call.
  const free = reply.free.filter((target) => (local.resting[target] ?? 0) <= turn.at)
  const target = local.ringing === null ? free[reply.ahead] : undefined
  return target === undefined ? placed : ringOne(turn, step, placed, target, call)
}

function ringOne(turn: Turn, step: Step, local: Local, target: Target, { caller, number }: CallFacts): Local {
  const leg = turn.ring(target, step.show === 'number' ? number : (caller ?? ''))
  const timer = turn.startTimer(step.ringSeconds * 1000)
  return { ...local, ringing: { leg, target, timer, isAsked: false } }
}

function answered(turn: Turn, step: Step, local: Local, leg: number): Local {
  const { ringing } = local
  if (ringing?.leg !== leg) return local
  if (step.acceptPrompt === undefined) return connect(turn, step, local, leg)
  turn.cancelTimer(ringing.timer)
  turn.play(step.acceptPrompt, { leg, awaitsKey: true })
  return { ...local, ringing: { ...ringing, isAsked: true, timer: turn.startTimer(acceptPatienceMs) } }
}

function connect(turn: Turn, step: Step, local: Local, leg: number): Local {
  const { giveUp, announce: next, look: again, ringing } = local
  for (const timer of [giveUp, next, again, ringing?.timer ?? null]) turn.cancelTimer(timer)
  turn.leaveQueue(step.name)
  turn.connect(leg)
  return { ...local, announce: null, look: null, ringing: null, play: null, talking: leg }
}

function onTimer(turn: Turn, step: Step, local: Local, timer: number): Local {
  if (timer === local.giveUp) return leave(turn, step, local, 'timeout')
  if (timer === local.look) return look(turn, step, local)
  if (timer === local.announce) return announce(turn, step, local)
  if (timer !== local.ringing?.timer) return local
  turn.hangUpLeg(local.ringing.leg)
  return rest(turn, local, local.ringing.target)
}

/** He did not take it: others are rung before he is again. */
function rest(turn: Turn, local: Local, target: Target): Local {
  if (local.ringing !== null) turn.cancelTimer(local.ringing.timer)
  return { ...local, ringing: null, resting: { ...local.resting, [target]: turn.at + restMs } }
}

function press(turn: Turn, step: Step, local: Local, { leg, key }: Extract<CallEvent, { kind: 'key' }>): Local {
  const { ringing } = local
  if (leg !== 0)
    return ringing?.isAsked === true && ringing.leg === leg && key === acceptKey
      ? connect(turn, step, local, leg)
      : local
  if (step.exits[key as Key] === undefined) return local
  turn.set('key', key)
  return leave(turn, step, local, key)
}

function leave(turn: Turn, step: Step, local: Local, exit: string): Local {
  turn.leaveQueue(step.name)
  turn.leave(exit)
  return local
}

function announce(turn: Turn, step: Step, local: Local): Local {
  const next = { ...local, announce: turn.startTimer(step.announceSeconds * 1000) }
  if (step.announcement === undefined) return next
  turn.endWait()
  turn.stopPlays()
  return { ...next, play: turn.play(step.announcement, { awaitsKey: true }) }
}

function hearMusic(turn: Turn, step: Step, local: Local): Local {
  if (step.music !== undefined) return { ...local, play: turn.play(step.music) }
  turn.wait('music')
  return local
}

function talk(turn: Turn, step: Step, local: Local, event: CallEvent): Local {
  if (event.kind !== 'leg_ended' || event.leg !== local.talking) return local
  if (step.exits.ended === undefined) turn.end('scenario')
  else turn.leave('ended')
  return local
}
