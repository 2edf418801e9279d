import type { CallEvent } from './call-event.js'
import type { CallState } from './call-state.js'
import type { Command, Note } from './command.js'
import { atDesk } from './desk.js'
import type { Scenario, Step } from './scenario.js'
import { Turn } from './turn.js'
import { type Activity, getVerb } from './verbs/index.js'

export interface Interpretation {
  state: CallState
  commands: readonly Command[]
  notes: readonly Note[]
}

/** Steps after which a call that still goes round is ended. */
const maxSteps = 1_000

/**
 * What an event does to a call: its next state, and what the network has to do. Pure: it knows no clock and no network, so that live
 * calls, the simulation and the tests are the same. An event that comes too late, about what is over, changes nothing.
 */
export function interpret(scenario: Scenario, state: CallState, event: CallEvent): Interpretation {
  const turn = new Turn(state, event.at)
  if (state.ended === null && concerns(turn, event)) {
    react(scenario, turn, event)
    followExits(scenario, turn)
  }
  return { state: turn.state, commands: turn.commands, notes: turn.notes }
}

/** What of a call is charged now beside its legs. */
export function activityOf(scenario: Scenario, state: CallState): Activity {
  if (state.step === null || !state.answered || state.ended !== null) return null
  const step = stepOf(scenario, state.step)
  return getVerb(step.verb).activity(state.local, step)
}

function react(scenario: Scenario, turn: Turn, event: CallEvent): void {
  if (event.kind === 'started') {
    if (event.isOver !== true) return enter(scenario, turn, scenario.start)
    return scenario.overflow === undefined ? turn.end('no_channel', 'busy') : enter(scenario, turn, scenario.overflow)
  }
  const { state } = turn
  if (state.step === null) return
  const step = stepOf(scenario, state.step)
  const asked = atDesk(turn, event)
  if (asked === null) return
  const local = getVerb(step.verb).on(turn, step, state.local, asked ?? event, state.call)
  if (event.kind === 'caller_hung_up' || event.kind === 'stopped') return turn.end(event.kind)
  if (state.ended === null) state.local = local
}

function enter(scenario: Scenario, turn: Turn, name: string): void {
  const { state } = turn
  const step = stepOf(scenario, name)
  state.step = name
  state.steps += 1
  turn.notes.push({ kind: 'entered', at: turn.at, step: name, verb: step.verb })
  if (state.steps > maxSteps) return turn.end('too_many_steps')
  const local = getVerb(step.verb).enter(turn, step, state.call)
  if (state.ended === null) state.local = local
}

function followExits(scenario: Scenario, turn: Turn): void {
  for (let exit = turn.takeExit(); exit !== undefined; exit = turn.takeExit()) {
    const from = turn.state.step
    if (from === null) return
    turn.tidy()
    turn.notes.push({ kind: 'left', at: turn.at, step: from, exit })
    enter(scenario, turn, exitTo(stepOf(scenario, from), exit))
  }
}

/** Keeps the books of what is under way. False for what is about something that is over. */
function concerns(turn: Turn, event: CallEvent): boolean {
  const { state } = turn
  switch (event.kind) {
    case 'started':
      return state.step === null
    case 'caller_hung_up':
    case 'stopped':
    case 'invited':
      return true
    case 'play_finished': {
      const left = state.plays.filter(({ play }) => play !== event.play)
      const found = state.plays.find(({ play }) => play === event.play)
      state.plays = left
      // What somebody else than the caller has heard is nothing to wait for.
      return found?.leg === 0
    }
    case 'timer':
      if (!state.timers.includes(event.timer)) return false
      state.timers = state.timers.filter((timer) => timer !== event.timer)
      return true
    case 'key':
      return event.leg === 0 || state.legs.some(({ leg }) => leg === event.leg)
    case 'leg_answered':
      if (!state.legs.some((each) => each.leg === event.leg && each.state === 'ringing')) return false
      turn.legAnswered(event.leg)
      return true
    case 'leg_ended':
      if (!state.legs.some(({ leg }) => leg === event.leg)) return false
      turn.dropLeg(event.leg)
      return true
    case 'answered':
      if (!state.questions.includes(event.number)) return false
      state.questions = state.questions.filter((number) => number !== event.number)
      return true
    case 'message_finished':
      if (state.message !== event.recording) return false
      state.message = null
      return true
  }
}

function stepOf(scenario: Scenario, name: string): Step {
  const step = scenario.steps[name]
  if (step === undefined) throw new Error(`the scenario was not verified: it has no step "${name}"`)
  return step
}

function exitTo(step: Step, exit: string): string {
  const to = 'exits' in step ? (step.exits as Record<string, string | undefined>)[exit] : undefined
  if (to === undefined) throw new Error(`the scenario was not verified: ${step.verb} has no exit "${exit}"`)
  return to
}
