import type { CallEvent, LegEnd } from './call-event.js'
import type { Command } from './command.js'
import type { PromptSound } from './prompts/prompt.js'
import type { Target } from './target.js'

/** What of a call is the network's business; time, messages and what the company knows are not. */
export type LineCommand = Exclude<
  Command,
  { kind: 'start_timer' | 'cancel_timer' | 'send_sms' | 'ask' | 'leave_queue' }
>

/** What the network tells of a call, each with the numbers of the commands. A line is over after `caller_hung_up` or our hang-up of leg 0. */
export type LineEvent =
  | Exclude<CallEvent, { kind: 'started' | 'stopped' | 'invited' | 'timer' | 'answered' }>
  /** A recording that `record` began is complete and can be fetched. Comes after the end of the line, too. */
  | { kind: 'recorded'; at: number; recording: number }

/** One call at the carrier. */
export interface VoiceLine {
  /**
   * Never throws and never waits. What fails is told as an event: a prompt that cannot be played as `play_finished`, a telephone that
   * cannot be rung as `leg_ended` with `unreachable`, a message that cannot be recorded as `message_finished` with `failed`. What is over
   * already is not touched.
   */
  perform(command: LineCommand): void
  /** The sound of a recording or message that is complete: WAV, PCM, 16 bit, mono. */
  fetchRecording(recording: number): AsyncIterable<Uint8Array>
  /** Nothing more is wanted of it: the carrier may forget its recordings. */
  release(): void
}

/** Where a switch fetches an uploaded prompt: WAV, PCM, 16 bit, 8 kHz, mono. */
export type SoundUrl = (sound: PromptSound) => string

export interface ArrivedCall {
  /** As the network shows him, E.164 with the plus where it can be read so; null: he hides his number. */
  caller: string | null
  /** What was dialled, in the same form. */
  number: string
}

export interface LineListener {
  happened(event: LineEvent): void
}

/** Who takes calls. Whatever happens before the answer is given to the listener too. */
export interface CallTaker {
  arrive(carrier: string, call: ArrivedCall, line: VoiceLine): LineListener
}

export interface VoiceCarrierStatus {
  name: string
  ready: boolean
  /** Calls in progress. */
  calls: number
}

/** A telephone that is to be rung before anybody else, because somebody wants to talk. */
export interface OutboundCall {
  target: Target
  /** Whose number it shows. */
  callerId: string
  ringMs: number
}

/** A link to the telephone network. */
export interface VoiceCarrier {
  readonly name: string
  start(taker: CallTaker): Promise<void>
  /**
   * Rings a telephone; once somebody answers he is leg 0 of the line, whose events go to the listener that `answered` gives. Resolves with
   * null then, else with how the ringing ended; never rejects. The signal ends the ringing.
   */
  callOut(call: OutboundCall, answered: (line: VoiceLine) => LineListener, signal: AbortSignal): Promise<LegEnd | null>
  /** Takes no more calls; those in progress have been ended before. */
  stop(): Promise<void>
  status(): VoiceCarrierStatus
  /** Nothing is under way that would go on without time passing. */
  isIdle(): boolean
}
