import type { CallState, Leg } from './call-state.js'
import type { Command, EndReason, Note, Outcome, Waiting } from './command.js'
import { fillIn } from './fill-in.js'
import type { Media, WrittenMedia } from './media.js'
import { soundOf, usualLanguage } from './prompts/prompt.js'
import type { Question } from './question.js'
import type { Target } from './target.js'

/** One event's work on a call: verbs change the call by these words alone. The state it began with stays as it was. */
export class Turn {
  readonly at: number
  readonly commands: Command[] = []
  readonly notes: Note[] = []
  readonly state: CallState
  #exit: string | undefined

  constructor(before: CallState, at: number) {
    this.state = { ...before }
    this.at = at
  }

  /** The step is done; what it began is cleared away, and the call goes on where the exit leads. */
  leave(exit: string): void {
    this.#exit ??= exit
  }

  takeExit(): string | undefined {
    const exit = this.#exit
    this.#exit = undefined
    return exit
  }

  get isLeaving(): boolean {
    return this.#exit !== undefined
  }

  answer(): void {
    if (this.state.answered) return
    this.state.answered = true
    this.commands.push({ kind: 'answer' })
  }

  /** Whoever is to hear something is answered first. */
  play(media: readonly WrittenMedia[], { leg = 0, awaitsKey = false } = {}): number {
    if (leg === 0) this.answer()
    const play = this.#number()
    this.state.plays = [...this.state.plays, { play, leg }]
    this.commands.push({ kind: 'play', play, leg, media: media.map((each) => this.#chosen(each)), awaitsKey })
    return play
  }

  #chosen(media: WrittenMedia): Media {
    const { variables, call } = this.state
    if ('digits' in media) return { digits: fillIn(media.digits, variables).replace(/[^0-9*#]/g, '') || '0' }
    if (!('prompt' in media)) return media
    const chosen = soundOf(call.prompts ?? {}, media.prompt, variables['language'] ?? usualLanguage)
    const text = media.text ?? chosen?.text
    return { prompt: media.prompt, chosen, ...(text === undefined || text === null ? {} : { text }) }
  }

  stopPlays(leg = 0): void {
    for (const { play } of this.state.plays.filter((each) => each.leg === leg)) {
      this.commands.push({ kind: 'stop_play', play })
    }
    this.state.plays = this.state.plays.filter((each) => each.leg !== leg)
  }

  startTimer(afterMs: number): number {
    const timer = this.#number()
    this.state.timers = [...this.state.timers, timer]
    this.commands.push({ kind: 'start_timer', timer, afterMs })
    return timer
  }

  cancelTimer(timer: number | null): void {
    if (timer === null || !this.state.timers.includes(timer)) return
    this.state.timers = this.state.timers.filter((each) => each !== timer)
    this.commands.push({ kind: 'cancel_timer', timer })
  }

  ask(question: Question): number {
    const number = this.#number()
    this.state.questions = [...this.state.questions, number]
    this.commands.push({ kind: 'ask', number, question })
    return number
  }

  leaveQueue(queue: string): void {
    this.commands.push({ kind: 'leave_queue', queue })
  }

  wait(hear: Waiting): void {
    if (hear === 'music') this.answer()
    this.endWait()
    this.state.waiting = true
    this.commands.push({ kind: 'wait', hear })
  }

  endWait(): void {
    if (!this.state.waiting) return
    this.state.waiting = false
    this.commands.push({ kind: 'end_wait' })
  }

  ring(target: Target, callerId: string): number {
    const leg = this.#number()
    this.state.rang = true
    this.state.legs = [...this.state.legs, { leg, target, state: 'ringing' }]
    this.commands.push({ kind: 'ring', leg, target, callerId })
    return leg
  }

  /** Caller and leg talk. Whatever else the caller heard is over. */
  connect(leg: number): void {
    this.answer()
    this.endWait()
    this.stopPlays()
    this.stopPlays(leg)
    this.state.talked = true
    this.#setLeg(leg, 'connected')
    this.commands.push({ kind: 'connect', leg })
  }

  joinRoom(room: string): void {
    this.answer()
    this.endWait()
    this.stopPlays()
    this.state.room = room
    this.state.talked = true
    this.commands.push({ kind: 'join_room', room })
  }

  #leaveRoom(): void {
    if (this.state.room === null) return
    this.commands.push({ kind: 'leave_room', room: this.state.room })
    this.state.room = null
  }

  hangUpLeg(leg: number): void {
    if (!this.state.legs.some((each) => each.leg === leg)) return
    this.dropLeg(leg)
    this.commands.push({ kind: 'hang_up', leg, cause: 'normal' })
  }

  /** The leg is gone already. */
  dropLeg(leg: number): void {
    this.state.legs = this.state.legs.filter((each) => each.leg !== leg)
    this.state.plays = this.state.plays.filter((each) => each.leg !== leg)
  }

  legAnswered(leg: number): void {
    this.#setLeg(leg, 'answered')
  }

  startRecording(): void {
    if (this.state.recording !== null) return
    this.answer()
    this.state.recording = this.#number()
    this.commands.push({ kind: 'record', recording: this.state.recording })
  }

  stopRecording(): void {
    if (this.state.recording === null) return
    this.commands.push({ kind: 'stop_recording', recording: this.state.recording })
    this.state.recording = null
  }

  takeMessage(wanted: { maxMs: number; silenceMs: number; finishKey: string }): number {
    this.answer()
    this.state.message = this.#number()
    this.commands.push({ kind: 'take_message', recording: this.state.message, ...wanted })
    return this.state.message
  }

  sendSms(to: string, text: string, from: string | null): void {
    this.commands.push({ kind: 'send_sms', to, text: fillIn(text, this.state.variables), from })
  }

  set(name: string, value: string): void {
    this.state.variables = { ...this.state.variables, [name]: fillIn(value, this.state.variables).slice(0, 200) }
  }

  /** Ends everything that the step began and that does not outlive it. Recording does: it is the call's. */
  tidy(): void {
    this.state.desk = null
    for (const timer of this.state.timers) this.cancelTimer(timer)
    this.state.questions = []
    for (const { leg } of this.state.legs) this.hangUpLeg(leg)
    this.stopPlays()
    this.endWait()
    this.#leaveRoom()
    if (this.state.message === null) return
    this.commands.push({ kind: 'stop_recording', recording: this.state.message })
    this.state.message = null
  }

  end(reason: EndReason, cause: 'normal' | 'busy' = 'normal'): void {
    if (this.state.ended !== null) return
    // The line is dead for the caller already: only others are told.
    if (reason === 'caller_hung_up') this.#forgetCaller()
    this.tidy()
    this.stopRecording()
    if (reason !== 'caller_hung_up') this.commands.push({ kind: 'hang_up', leg: 0, cause })
    this.state.step = null
    this.state.local = null
    this.state.ended = reason
    this.#exit = undefined
    this.notes.push({ kind: 'ended', at: this.at, outcome: outcomeOf(this.state), reason })
  }

  /** What the carrier has ended by itself with the caller's channel. */
  #forgetCaller(): void {
    this.state.plays = this.state.plays.filter(({ leg }) => leg !== 0)
    this.state.waiting = false
    this.state.room = null
    this.state.message = null
    this.state.recording = null
  }

  #setLeg(leg: number, state: Leg['state']): void {
    this.state.legs = this.state.legs.map((each) => (each.leg === leg ? { ...each, state } : each))
  }

  #number(): number {
    this.state.lastNumber += 1
    return this.state.lastNumber
  }
}

function outcomeOf({ talked, leftMessage, rang }: CallState): Outcome {
  if (talked) return 'talked'
  if (leftMessage) return 'message'
  return rang ? 'missed' : 'heard'
}
