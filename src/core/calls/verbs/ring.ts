import { z } from 'zod'

import type { CallEvent, LegEnd } from '../call-event.js'
import type { CallFacts } from '../call-state.js'
import { mediaList } from '../media.js'
import type { Reply } from '../question.js'
import { targetNumber } from '../rung-target.js'
import type { Target } from '../target.js'
import type { Turn } from '../turn.js'
import { defineVerb, stepName } from './verb.js'

const acceptKey = '1'
const acceptPatienceMs = 15_000

const schema = z.strictObject({
  verb: z.literal('ring'),
  targets: z
    .array(
      z.strictObject({
        to: targetNumber.meta({
          description: 'A number of any country, or a short number of 2 to 6 digits.',
          examples: ['+79140000001', '101'],
        }),
        ringSeconds: z
          .number()
          .int()
          .min(5)
          .max(180)
          .optional()
          .meta({ description: 'For this one alone, where they are rung in turn.' }),
        weight: z
          .number()
          .int()
          .min(1)
          .max(100)
          .default(1)
          .meta({ description: 'With `by_weight`: one of weight 3 is first three times as often as one of weight 1.' }),
      }),
    )
    .min(1)
    .max(20),
  order: z.enum(['together', 'in_turn', 'round_robin', 'longest_idle', 'by_weight']).default('together').meta({
    description:
      '`together`: the first to take the call has it. The others ring one after the other: `in_turn` as they stand here, `round_robin` first who has not been rung for longest, `longest_idle` first whose last talk ended longest ago, `by_weight` by chance.',
  }),
  lastAgentFirst: z.boolean().default(false).meta({
    description: 'Who of them talked with this caller last, in the last 30 days, is rung alone before the others.',
  }),
  ringSeconds: z.number().int().min(5).max(180).default(25).meta({ description: 'How long each is rung.' }),
  hear: z
    .enum(['ringing', 'music'])
    .default('ringing')
    .meta({ description: 'What the caller hears meanwhile. Music takes the call first.' }),
  show: z
    .enum(['caller', 'number'])
    .default('caller')
    .meta({ description: 'Whose number the targets see: the caller’s, or ours, which hides his.' }),
  acceptPrompt: mediaList.optional().meta({
    description:
      'Whoever answers hears this and takes the call with the key 1, so that no mailbox of another network swallows it.',
  }),
  exits: z.strictObject({
    no_answer: stepName.meta({ description: 'Nobody took the call.' }),
    busy: stepName.optional().meta({ description: 'All were busy or refused; `no_answer` unless given.' }),
    ended: stepName
      .optional()
      .meta({ description: 'The talk is over and the caller is still there; the call ends unless given.' }),
  }),
})

type Step = z.output<typeof schema>

interface Local {
  /** Who is rung one group after the other; null until their order is known. */
  rounds: readonly Round[] | null
  /** Of the rounds, the next. */
  next: number
  /** How those that were rung in vain ended. */
  ends: readonly LegEnd[]
  ringTimer: number | null
  /** Who has answered and is asked to accept: leg to the timer of his patience. */
  asked: readonly { leg: number; timer: number }[]
  talking: number | null
}

interface Round {
  targets: readonly Target[]
  seconds: number
}

export const ring = defineVerb<typeof schema, Local>({
  name: 'ring',
  summary: 'Rings telephones, together or in an order, and connects the caller to the first who takes the call.',
  schema,
  isHeard: true,
  needs: (exit) => (exit === 'ended' ? 'person' : 'time'),
  enter: (turn, step, call) => {
    turn.wait(step.hear)
    const local: Local = { rounds: null, next: 0, ends: [], ringTimer: null, asked: [], talking: null }
    const lastFor = step.lastAgentFirst ? call.caller : null
    if (lastFor === null && (step.order === 'together' || step.order === 'in_turn'))
      return ringNext(turn, step, { ...local, rounds: roundsOf(step, null) }, call)
    const by = step.order === 'together' || step.order === 'in_turn' ? 'as_written' : step.order
    turn.ask({ about: 'order', by, targets: step.targets.map(({ to, weight }) => ({ to, weight })), lastFor })
    return local
  },
  on: (turn, step, local, event, call) => react(turn, step, local, event, call),
  activity: ({ talking }, { hear }) => (talking === null && hear === 'music' ? 'ivr' : null),
})

/** Without a reply as they are written. */
function roundsOf(step: Step, reply: Extract<Reply, { about: 'order' }> | null): Round[] {
  const secondsOf = (target: Target) => step.targets.find(({ to }) => to === target)?.ringSeconds ?? step.ringSeconds
  const alone = (target: Target): Round => ({ targets: [target], seconds: secondsOf(target) })
  const last = reply?.last ?? null
  const others = (reply?.order ?? step.targets.map(({ to }) => to)).filter((to) => to !== last)
  const first = last === null ? [] : [alone(last)]
  if (step.order !== 'together') return [...first, ...others.map(alone)]
  return others.length === 0 ? first : [...first, { targets: others, seconds: step.ringSeconds }]
}

function ringNext(turn: Turn, step: Step, local: Local, call: CallFacts): Local {
  const round = local.rounds?.[local.next]
  if (round === undefined) return giveUp(turn, step, local)
  for (const target of round.targets) turn.ring(target, callerId(step, call))
  return { ...local, next: local.next + 1, ringTimer: turn.startTimer(round.seconds * 1000) }
}

function callerId({ show }: Step, { caller, number }: CallFacts): string {
  return show === 'number' ? number : (caller ?? '')
}

function react(turn: Turn, step: Step, local: Local, event: CallEvent, call: CallFacts): Local {
  switch (event.kind) {
    case 'answered': {
      const reply = event.reply?.about === 'order' ? event.reply : null
      return ringNext(turn, step, { ...local, rounds: roundsOf(step, reply) }, call)
    }
    case 'leg_answered':
      return step.acceptPrompt === undefined ? connect(turn, local, event.leg) : ask(turn, step, local, event.leg)
    case 'leg_ended':
      if (event.leg === local.talking) return endTalk(turn, step, local)
      return goOn(turn, step, { ...without(turn, local, event.leg), ends: [...local.ends, event.end] }, call)
    case 'key': {
      const isAsked = local.asked.some(({ leg }) => leg === event.leg)
      return isAsked && event.key === acceptKey ? connect(turn, local, event.leg) : local
    }
    case 'timer':
      return event.timer === local.ringTimer
        ? stopRinging(turn, step, local, call)
        : tooLate(turn, step, local, event.timer, call)
    default:
      return local
  }
}

function connect(turn: Turn, local: Local, leg: number): Local {
  turn.cancelTimer(local.ringTimer)
  for (const { timer } of local.asked) turn.cancelTimer(timer)
  for (const other of turn.state.legs) if (other.leg !== leg) turn.hangUpLeg(other.leg)
  turn.connect(leg)
  return { ...local, ringTimer: null, asked: [], talking: leg }
}

function ask(turn: Turn, step: Step, local: Local, leg: number): Local {
  turn.play(step.acceptPrompt ?? [], { leg, awaitsKey: true })
  return { ...local, asked: [...local.asked, { leg, timer: turn.startTimer(acceptPatienceMs) }] }
}

/** Who is being asked goes on being asked; who only rings is rung no more. */
function stopRinging(turn: Turn, step: Step, local: Local, call: CallFacts): Local {
  const ringing = turn.state.legs.filter(({ state }) => state === 'ringing')
  for (const { leg } of ringing) turn.hangUpLeg(leg)
  const ends = [...local.ends, ...ringing.map(() => 'no_answer' as const)]
  return goOn(turn, step, { ...local, ringTimer: null, ends }, call)
}

/** Answered, and did not accept. */
function tooLate(turn: Turn, step: Step, local: Local, timer: number, call: CallFacts): Local {
  const asked = local.asked.find((each) => each.timer === timer)
  if (asked === undefined) return local
  turn.hangUpLeg(asked.leg)
  return goOn(turn, step, { ...without(turn, local, asked.leg), ends: [...local.ends, 'no_answer'] }, call)
}

function without(turn: Turn, local: Local, leg: number): Local {
  const asked = local.asked.find((each) => each.leg === leg)
  if (asked !== undefined) turn.cancelTimer(asked.timer)
  return { ...local, asked: local.asked.filter((each) => each.leg !== leg) }
}

function goOn(turn: Turn, step: Step, local: Local, call: CallFacts): Local {
  if (turn.state.legs.length > 0) return local
  turn.cancelTimer(local.ringTimer)
  return ringNext(turn, step, { ...local, ringTimer: null }, call)
}

function giveUp(turn: Turn, step: Step, local: Local): Local {
  const allBusy = local.ends.every((end) => end === 'busy' || end === 'rejected')
  turn.leave(allBusy && step.exits.busy !== undefined ? 'busy' : 'no_answer')
  return local
}

function endTalk(turn: Turn, step: Step, local: Local): Local {
  if (step.exits.ended === undefined) turn.end('scenario')
  else turn.leave('ended')
  return { ...local, talking: null }
}
