import { type CallFacts, newCall } from './call-state.js'
import type { EndReason, Outcome } from './command.js'
import { activityOf, interpret } from './interpret.js'
import { type CallerHabit, helpfulPhone, type PhoneHabit, VirtualLine } from './line/virtual-line.js'
import type { Scenario } from './scenario.js'
import { describeQuestion, describeReply, simulateAnswer, type SimulatedAnswers } from './simulated-answers.js'
import { CallRecord, type LegRecord, type Usage } from './usage.js'

/** A call that is only thought: who calls, when, what he presses, and what each telephone does. */
export interface SimulatedCall extends CallFacts {
  at: number
  habits: CallerHabit
  /** By number as the scenario has it; others answer. */
  phones: Readonly<Record<string, PhoneHabit>>
  /** What the company's data and programs would say. */
  answers?: SimulatedAnswers
}

export interface Simulation {
  /** In the order of time: the way through the scenario, and what is heard on which telephone (leg 0: the caller's). */
  trace: readonly TraceEntry[]
  outcome: Outcome | null
  /** `still_running`: it was longer than a simulation goes on. */
  reason: EndReason | 'still_running'
  durationMs: number
  legs: readonly LegRecord[]
  usage: readonly Usage[]
  messages: readonly { to: string; text: string }[]
}

export type TraceEntry =
  | { at: number; kind: 'entered'; step: string; verb: string }
  | { at: number; kind: 'left'; step: string; exit: string }
  | { at: number; kind: 'heard'; leg: number; what: string }
  | { at: number; kind: 'rung'; leg: number; target: string; callerId: string }
  | { at: number; kind: 'leg_answered' | 'connected'; leg: number }
  | { at: number; kind: 'leg_ended'; leg: number; end: string }
  | { at: number; kind: 'pressed'; leg: number; key: string }
  | { at: number; kind: 'recording' | 'message' | 'sms' }
  | { at: number; kind: 'asked'; what: string }
  | { at: number; kind: 'told'; what: string }
  | { at: number; kind: 'ended'; outcome: Outcome; reason: EndReason }

/** Far more than a call has, and few enough for an answer at once. */
const maxEvents = 2_000
const maxDurationMs = 4 * 3_600_000

/** Runs a scenario as a live call would, with nothing but what is given: the same call gives the same trace. */
export function simulate(scenario: Scenario, call: SimulatedCall): Simulation {
  const { caller, number, zone, prompts = {} } = call
  const habitOf = (target: string) => call.phones[target] ?? helpfulPhone
  const line = new VirtualLine({ caller: call.habits, habitOf, isScripted: true, at: call.at })
  const record = new CallRecord(call.at)
  const trace: TraceEntry[] = []
  const messages: { to: string; text: string }[] = []
  let state = newCall({ caller, number, zone, prompts })
  let now = call.at
  for (let count = 0; count < maxEvents && state.ended === null; count += 1) {
    const event = line.take(call.at + maxDurationMs)
    if (event === undefined) break
    now = event.at
    const heardBefore = line.heard.length
    const done = interpret(scenario, state, event)
    state = done.state
    record.follow(event, state, done.commands, done.notes, activityOf(scenario, state))
    for (const command of done.commands) {
      line.perform(command, now)
      if (command.kind === 'ask') line.plan(simulateAnswer(command, call.answers ?? {}, now))
      if (command.kind === 'send_sms') messages.push({ to: command.to, text: command.text })
    }
    trace.push(...entriesOf(event, done, line.heard.slice(heardBefore)))
  }
  return {
    trace,
    outcome: record.outcome,
    reason: state.ended ?? 'still_running',
    durationMs: now - call.at,
    legs: [...record.legs.values()],
    usage: record.usage,
    messages,
  }
}

function entriesOf(
  event: Parameters<typeof interpret>[2],
  { commands, notes }: ReturnType<typeof interpret>,
  heard: readonly { at: number; leg: number; what: string }[],
): TraceEntry[] {
  const { at } = event
  const happened: TraceEntry[] =
    event.kind === 'key'
      ? [{ at, kind: 'pressed', leg: event.leg, key: event.key }]
      : event.kind === 'leg_answered'
        ? [{ at, kind: 'leg_answered', leg: event.leg }]
        : event.kind === 'leg_ended'
          ? [{ at, kind: 'leg_ended', leg: event.leg, end: event.end }]
          : event.kind === 'answered'
            ? [{ at, kind: 'told', what: describeReply(event.reply) }]
            : []
  const done = commands.flatMap((command): TraceEntry[] => {
    switch (command.kind) {
      case 'ring':
        return [{ at, kind: 'rung', leg: command.leg, target: command.target, callerId: command.callerId }]
      case 'connect':
        return [{ at, kind: 'connected', leg: command.leg }]
      case 'record':
        return [{ at, kind: 'recording' }]
      case 'take_message':
        return [{ at, kind: 'message' }]
      case 'send_sms':
        return [{ at, kind: 'sms' }]
      case 'ask':
        return [{ at, kind: 'asked', what: describeQuestion(command.question) }]
      default:
        return []
    }
  })
  return [
    ...happened,
    ...notes.filter(({ kind }) => kind !== 'ended'),
    ...done,
    ...heard.map((each) => ({ ...each, kind: 'heard' as const })),
    ...notes.filter(({ kind }) => kind === 'ended'),
  ]
}
