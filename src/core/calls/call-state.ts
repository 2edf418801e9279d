import type { EndReason } from './command.js'
import type { Desk } from './desk.js'
import type { PromptTable } from './prompts/prompt.js'
import type { Target } from './target.js'

/** A call on its way through a scenario: plain data, so that it can be compared, stored and sent. */
export interface CallState {
  readonly call: CallFacts
  /** Where it is; null before the start and after the end. */
  step: string | null
  /** What the step's verb remembers. */
  local: unknown
  answered: boolean
  variables: Readonly<Record<string, string>>
  legs: readonly Leg[]
  /** Of prompts that are being heard: number and leg. */
  plays: readonly { play: number; leg: number }[]
  timers: readonly number[]
  /** That wait for their answers. */
  questions: readonly number[]
  waiting: boolean
  /** Of whom somebody brought in from outside; null where nobody did. */
  desk: Desk | null
  /** In which he is with others. */
  room: string | null
  recording: number | null
  message: number | null
  /** Numbers for legs, plays, timers and recordings. */
  lastNumber: number
  steps: number
  rang: boolean
  talked: boolean
  leftMessage: boolean
  ended: EndReason | null
}

/** What is known when a call comes in. */
export interface CallFacts {
  /** E.164 with the plus, or null where the caller hides his number. */
  caller: string | null
  /** Ours, as it was dialled. */
  number: string
  /** IANA zone of the number. */
  zone: string
  /** That its scenario plays. */
  prompts?: PromptTable
}

export interface Leg {
  leg: number
  target: Target
  state: 'ringing' | 'answered' | 'connected'
}

export function newCall(call: CallFacts): CallState {
  return {
    call,
    step: null,
    local: null,
    answered: false,
    variables: { caller: call.caller ?? '', number: call.number },
    legs: [],
    plays: [],
    timers: [],
    questions: [],
    waiting: false,
    desk: null,
    room: null,
    recording: null,
    message: null,
    lastNumber: 0,
    steps: 0,
    rang: false,
    talked: false,
    leftMessage: false,
    ended: null,
  }
}

/** Something is under way that will bring an event, or the call is over: no state may be without. */
export function hasWayOn(state: CallState): boolean {
  if (state.ended !== null) return true
  const { plays, timers, legs, questions, message } = state
  return plays.length + timers.length + legs.length + questions.length > 0 || message !== null
}
