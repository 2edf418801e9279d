import type { CallEvent, EventOf, LegEnd } from '../call-event.js'
import type { Command } from '../command.js'
import { describeMedia, durationOf, type Media } from '../media.js'

/** What a telephone of the virtual network does when it is rung. */
export interface PhoneHabit {
  does: 'answer' | 'busy' | 'no_answer' | 'reject' | 'off'
  /** Rings so long before it does so. */
  afterSeconds?: number | undefined
  /** Hangs up after so long a talk; a person does it unless given. */
  talkSeconds?: number | undefined
  /** Keys that its owner presses when he is asked to, one a time; `1` unless given. An empty text: he presses none. */
  keys?: readonly string[] | undefined
}

/** What a caller of the virtual network does. */
export interface CallerHabit {
  /** What he presses, one entry for each prompt that asks for a key; an empty text: he is silent. Silent after the last. */
  keys: readonly string[]
  /** How long he speaks where a message is taken. */
  messageSeconds: number
  /** After so long from the beginning. */
  hangsUpAfterSeconds: number | null
}

export const patientCaller: CallerHabit = { keys: [], messageSeconds: 10, hangsUpAfterSeconds: null }
export const helpfulPhone: PhoneHabit = { does: 'answer' }

const defaultAfterSeconds: Record<PhoneHabit['does'], number> = { answer: 4, busy: 1, reject: 4, no_answer: 60, off: 1 }
const endOf: Record<Exclude<PhoneHabit['does'], 'answer'>, LegEnd> = {
  busy: 'busy',
  reject: 'rejected',
  no_answer: 'no_answer',
  off: 'unreachable',
}
/** How long a telephone rings, and how that ends; null: somebody answers. */
export function ringsOf({ does, afterSeconds }: PhoneHabit): { afterMs: number; end: LegEnd | null } {
  const afterMs = (afterSeconds ?? defaultAfterSeconds[does]) * 1000
  return { afterMs, end: does === 'answer' ? null : endOf[does] }
}

/** Between the end of a prompt and the key. */
const thinksMs = 500
const defaultTalkSeconds = 30

interface Planned {
  event: CallEvent
  order: number
}

/** What is heard on the line of one telephone, for who looks at it. */
export interface Heard {
  at: number
  leg: number
  what: string
}

/**
 * One call of the virtual telephone network: does what the interpreter commands and says what comes of it and when. It knows no clock:
 * whoever drives it asks for the next event and lets time pass, really or not.
 */
export class VirtualLine {
  readonly heard: Heard[] = []
  readonly #caller: CallerHabit
  readonly #habitOf: (target: string) => PhoneHabit
  /** Whether talks and messages end by themselves; else somebody hangs up by hand. */
  readonly #isScripted: boolean
  readonly #planned: Planned[] = []
  readonly #legs = new Map<number, PhoneHabit>()
  readonly #messages = new Map<number, number>()
  #keysPressed = 0
  #order = 0
  #endedAt: number | null = null

  constructor(options: {
    caller: CallerHabit
    habitOf: (target: string) => PhoneHabit
    isScripted: boolean
    at: number
  }) {
    this.#caller = options.caller
    this.#habitOf = options.habitOf
    this.#isScripted = options.isScripted
    this.#plan({ kind: 'started', at: options.at })
    const patience = options.caller.hangsUpAfterSeconds
    if (patience !== null) this.#plan({ kind: 'caller_hung_up', at: options.at + patience * 1000 })
  }

  get nextAt(): number | undefined {
    return this.#planned[0]?.event.at
  }

  /** When the caller's telephone was hung up, on whichever side. */
  get endedAt(): number | null {
    return this.#endedAt
  }

  /** The event that comes next, of those up to an instant. */
  take(until = Infinity): CallEvent | undefined {
    if ((this.nextAt ?? Infinity) > until) return undefined
    const event = this.#planned.shift()?.event
    if (event?.kind === 'caller_hung_up') this.#over(event.at)
    if (event?.kind === 'leg_ended') this.#legs.delete(event.leg)
    return event
  }

  /** The caller does something now. */
  press(key: string, at: number): void {
    const [message] = this.#messages
    if (message !== undefined && (key === '#' || key === '*')) return this.#endMessage(message[0], at, 'key')
    this.#plan({ kind: 'key', at, leg: 0, key })
  }

  /** What somebody else makes happen. */
  plan(event: CallEvent): void {
    this.#plan(event)
  }

  hangUp(at: number): void {
    this.#plan({ kind: 'caller_hung_up', at })
  }

  /** Whoever talks on a leg hangs up. */
  hangUpLegs(at: number): void {
    for (const leg of this.#legs.keys()) this.#plan({ kind: 'leg_ended', at, leg, end: 'hung_up' })
  }

  perform(command: Command, at: number): void {
    switch (command.kind) {
      case 'play':
        return this.#play(command, at)
      case 'stop_play':
        return this.#forget((event) => event.kind === 'play_finished' && event.play === command.play)
      case 'wait':
        this.heard.push({ at, leg: 0, what: command.hear === 'music' ? '(music)' : '(ringing)' })
        return
      case 'join_room':
        this.heard.push({ at, leg: 0, what: `(conference ${command.room})` })
        return
      case 'ring':
        return this.#ring(command.leg, command.target, at)
      case 'connect':
        return this.#connect(command.leg, at)
      case 'hang_up':
        return this.#hangUp(command.leg, at)
      case 'start_timer':
        return this.#plan({ kind: 'timer', at: at + command.afterMs, timer: command.timer })
      case 'cancel_timer':
        return this.#forget((event) => event.kind === 'timer' && event.timer === command.timer)
      case 'take_message':
        return this.#takeMessage(command, at)
      case 'stop_recording':
        return this.#endMessage(command.recording, at, 'key')
      case 'ask':
      case 'leave_queue':
      case 'leave_room':
      case 'answer':
      case 'end_wait':
      case 'record':
      case 'send_sms':
        return
    }
  }

  #play(
    { play, leg, media, awaitsKey }: { play: number; leg: number; media: readonly Media[]; awaitsKey: boolean },
    at: number,
  ) {
    this.heard.push({ at, leg, what: describeMedia(media) })
    const end = at + durationOf(media)
    this.#plan({ kind: 'play_finished', at: end, play })
    if (!awaitsKey) return
    const key = leg === 0 ? this.#caller.keys[this.#keysPressed++] : (this.#legs.get(leg)?.keys?.[0] ?? '1')
    if (key !== undefined && key !== '') this.#plan({ kind: 'key', at: end + thinksMs, leg, key })
  }

  #ring(leg: number, target: string, at: number): void {
    const habit = this.#habitOf(target)
    this.#legs.set(leg, habit)
    const after = at + (habit.afterSeconds ?? defaultAfterSeconds[habit.does]) * 1000
    if (habit.does === 'answer') this.#plan({ kind: 'leg_answered', at: after, leg })
    else this.#plan({ kind: 'leg_ended', at: after, leg, end: endOf[habit.does] })
  }

  #connect(leg: number, at: number): void {
    this.heard.push({ at, leg: 0, what: '(talk)' })
    const talk = this.#legs.get(leg)?.talkSeconds ?? (this.#isScripted ? defaultTalkSeconds : undefined)
    if (talk !== undefined) this.#plan({ kind: 'leg_ended', at: at + talk * 1000, leg, end: 'hung_up' })
  }

  #hangUp(leg: number, at: number): void {
    if (leg === 0) return this.#over(at)
    this.#legs.delete(leg)
    this.#forget((event) => 'leg' in event && event.leg === leg)
  }

  #takeMessage(
    { recording, maxMs, silenceMs }: { recording: number; maxMs: number; silenceMs: number },
    at: number,
  ): void {
    this.heard.push({ at, leg: 0, what: '(beep)' })
    this.#messages.set(recording, at)
    const speaksMs = this.#caller.messageSeconds * 1000
    if (speaksMs >= maxMs) this.#planMessage(recording, at + maxMs, maxMs, 'limit')
    else this.#planMessage(recording, at + speaksMs + silenceMs, speaksMs, 'silence')
  }

  #planMessage(recording: number, at: number, durationMs: number, end: EventOf<'message_finished'>['end']): void {
    this.#plan({ kind: 'message_finished', at, recording, durationMs, end })
  }

  #endMessage(recording: number, at: number, end: 'key' | 'hung_up'): void {
    const since = this.#messages.get(recording)
    if (since === undefined) return
    this.#forget((event) => event.kind === 'message_finished' && event.recording === recording)
    this.#messages.delete(recording)
    this.#planMessage(recording, at, at - since, end)
  }

  #over(at: number): void {
    this.#endedAt ??= at
    this.#planned.splice(0)
    this.#legs.clear()
    this.#messages.clear()
  }

  #plan(event: CallEvent): void {
    if (this.#endedAt !== null) return
    this.#planned.push({ event, order: this.#order++ })
    this.#planned.sort((a, b) => a.event.at - b.event.at || a.order - b.order)
  }

  #forget(matches: (event: CallEvent) => boolean): void {
    for (let index = this.#planned.length - 1; index >= 0; index -= 1) {
      if (matches((this.#planned[index] as Planned).event)) this.#planned.splice(index, 1)
    }
  }
}
