import type { Media } from './media.js'
import type { Question } from './question.js'
import type { Target } from './target.js'

/** What the caller hears while others are rung. */
export type Waiting = 'ringing' | 'music'

/** What a call's interpreter wants of the telephone network. Leg 0 is the caller; numbers are given once in a call. */
export type Command =
  | { kind: 'answer' }
  /** `awaitsKey`: the listener is asked to press something. */
  | { kind: 'play'; play: number; leg: number; media: readonly Media[]; awaitsKey: boolean }
  | { kind: 'stop_play'; play: number }
  /** The caller hears ringing or music until `end_wait`; ringing before an answer costs nobody anything. */
  | { kind: 'wait'; hear: Waiting }
  | { kind: 'end_wait' }
  | { kind: 'ring'; leg: number; target: Target; callerId: string }
  /** Caller and leg hear each other. */
  | { kind: 'connect'; leg: number }
  /** The caller, and whoever is connected to him, hear all others in the room. */
  | { kind: 'join_room'; room: string }
  | { kind: 'leave_room'; room: string }
  | { kind: 'hang_up'; leg: number; cause: 'normal' | 'busy' }
  | { kind: 'start_timer'; timer: number; afterMs: number }
  | { kind: 'cancel_timer'; timer: number }
  /** Records what the caller says and hears, whomever he talks to. */
  | { kind: 'record'; recording: number }
  | { kind: 'stop_recording'; recording: number }
  /** After a beep, records what the caller says until he is silent, presses the key, hangs up or reaches the limit. */
  | { kind: 'take_message'; recording: number; maxMs: number; silenceMs: number; finishKey: string }
  | { kind: 'send_sms'; to: string; text: string; from: string | null }
  /** Answered by `answered`, also where nobody knows. */
  | { kind: 'ask'; number: number; question: Question }
  /** The call no longer waits in it. */
  | { kind: 'leave_queue'; queue: string }

/** What the interpreter tells of its way. */
export type Note =
  | { kind: 'entered'; at: number; step: string; verb: string }
  | { kind: 'left'; at: number; step: string; exit: string }
  | { kind: 'ended'; at: number; outcome: Outcome; reason: EndReason }

/**
 * `talked`: somebody took the call. `message`: the caller left one. `missed`: somebody was rung and nobody took it.
 * `heard`: the caller only heard prompts.
 */
export type Outcome = 'talked' | 'message' | 'missed' | 'heard'

export type EndReason =
  | 'scenario'
  | 'caller_hung_up'
  | 'stopped'
  /** All channels of the number were taken, and the scenario has nothing for that. */
  | 'no_channel'
  /** The process that had it ended. */
  | 'lost'
  /** A circle that nothing else ended. */
  | 'too_many_steps'
