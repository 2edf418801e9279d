import type { Reply } from './question.js'
import type { Target } from './target.js'

/** How an outbound leg ended before or after it was answered. */
export type LegEnd = 'busy' | 'no_answer' | 'rejected' | 'unreachable' | 'hung_up'

/** Why a voicemail message is complete. */
export type MessageEnd = 'silence' | 'key' | 'limit' | 'hung_up' | 'failed'

/** What happens to a call. `at` is UTC ms; numbers are those that the commands gave. */
export type CallEvent =
  /** `isOver`: all channels of the number are taken. */
  | { kind: 'started'; at: number; isOver?: boolean }
  | { kind: 'caller_hung_up'; at: number }
  | { kind: 'play_finished'; at: number; play: number }
  | { kind: 'timer'; at: number; timer: number }
  /** `leg` 0 is the caller. */
  | { kind: 'key'; at: number; leg: number; key: string }
  | { kind: 'leg_answered'; at: number; leg: number }
  | { kind: 'leg_ended'; at: number; leg: number; end: LegEnd }
  | { kind: 'message_finished'; at: number; recording: number; durationMs: number; end: MessageEnd }
  /** Somebody brings another telephone into the talk from outside. */
  | { kind: 'invited'; at: number; mode: 'transfer' | 'add'; target: Target; callerId: string }
  | { kind: 'answered'; at: number; number: number; reply: Reply | null }
  /** Somebody ends the call from outside: over the API, or because the gateway stops. */
  | { kind: 'stopped'; at: number }

export type EventOf<K extends CallEvent['kind']> = Extract<CallEvent, { kind: K }>
