import type { CallEvent } from './call-event.js'
import type { Command } from './command.js'
import type { Question, Reply } from './question.js'

/** Keeps the books of a telephone line, and throws on a command that no network could obey in its state. */
export class LegalLine {
  answered = false
  over = false
  readonly plays = new Map<number, number>()
  readonly timers = new Set<number>()
  readonly legs = new Map<number, 'ringing' | 'answered' | 'connected'>()
  readonly questions = new Map<number, Question>()
  room: string | null = null
  waiting = false
  message: number | null = null
  recording: number | null = null
  readonly #used = new Set<number>()

  command(command: Command): void {
    if (this.over && !['hang_up', 'cancel_timer', 'leave_queue'].includes(command.kind))
      this.#refuse(command, 'after the end')
    switch (command.kind) {
      case 'answer':
        if (this.answered) this.#refuse(command, 'twice')
        this.answered = true
        return
      case 'play':
        this.#take(command.play)
        if (command.leg === 0 ? !this.answered : this.legs.get(command.leg) !== 'answered')
          this.#refuse(command, 'to nobody')
        if ([...this.plays.values()].includes(command.leg)) this.#refuse(command, 'over another')
        this.plays.set(command.play, command.leg)
        return
      case 'stop_play':
        if (!this.plays.delete(command.play)) this.#refuse(command, 'of nothing')
        return
      case 'wait':
        if (this.waiting || (command.hear === 'music' && !this.answered)) this.#refuse(command, 'too early')
        this.waiting = true
        return
      case 'end_wait':
        if (!this.waiting) this.#refuse(command, 'of nothing')
        this.waiting = false
        return
      case 'ring':
        this.#take(command.leg)
        this.legs.set(command.leg, 'ringing')
        return
      case 'connect':
        if (
          !this.answered ||
          this.legs.get(command.leg) !== 'answered' ||
          this.waiting ||
          this.#hears(0) ||
          this.#hears(command.leg)
        )
          this.#refuse(command, 'of who is not there or hears something else')
        this.legs.set(command.leg, 'connected')
        return
      case 'join_room':
        if (!this.answered || this.waiting || this.room !== null || this.#hears(0))
          this.#refuse(command, 'of who hears something else')
        this.room = command.room
        return
      case 'leave_room':
        if (this.room !== command.room) this.#refuse(command, 'of nothing')
        this.room = null
        return
      case 'hang_up':
        if (command.leg === 0) {
          if (this.over) this.#refuse(command, 'twice')
          this.over = true
        } else if (!this.legs.delete(command.leg)) this.#refuse(command, 'of nobody')
        for (const [play, leg] of this.plays) if (leg === command.leg) this.plays.delete(play)
        return
      case 'start_timer':
        this.#take(command.timer)
        if (!(command.afterMs > 0)) this.#refuse(command, 'that takes no time')
        this.timers.add(command.timer)
        return
      case 'cancel_timer':
        if (!this.timers.delete(command.timer)) this.#refuse(command, 'of nothing')
        return
      case 'record':
        this.#take(command.recording)
        if (this.recording !== null || !this.answered) this.#refuse(command, 'over another')
        this.recording = command.recording
        return
      case 'take_message':
        this.#take(command.recording)
        if (this.message !== null || !this.answered || this.plays.size > 0) this.#refuse(command, 'over something')
        this.message = command.recording
        return
      case 'stop_recording':
        if (command.recording === this.message) this.message = null
        else if (command.recording === this.recording) this.recording = null
        else this.#refuse(command, 'of nothing')
        return
      case 'ask':
        this.#take(command.number)
        this.questions.set(command.number, command.question)
        return
      case 'send_sms':
      case 'leave_queue':
        return
    }
  }

  /** Every event that could come now, beside the end. */
  possible(at: number): CallEvent[] {
    const legs = [...this.legs]
    const ringing = legs.filter(([, state]) => state === 'ringing')
    return [
      ...['1', '2', '#'].map((key) => ({ kind: 'key', at, leg: 0, key }) as const),
      ...[...this.plays.keys()].map((play) => ({ kind: 'play_finished', at, play }) as const),
      ...[...this.timers].map((timer) => ({ kind: 'timer', at, timer }) as const),
      ...[...this.questions].flatMap(([number, question]) =>
        [null, replyTo(question)].map((reply) => ({ kind: 'answered', at, number, reply }) as const),
      ),
      ...ringing.map(([leg]) => ({ kind: 'leg_answered', at, leg }) as const),
      ...legs.map(
        ([leg, state]) => ({ kind: 'leg_ended', at, leg, end: state === 'ringing' ? 'busy' : 'hung_up' }) as const,
      ),
      ...legs.flatMap(([leg, state]) => (state === 'answered' ? [{ kind: 'key', at, leg, key: '1' } as const] : [])),
      ...(this.message === null
        ? []
        : [{ kind: 'message_finished', at, recording: this.message, durationMs: at % 7_000, end: 'silence' } as const]),
      // What comes too late, or never belonged to this call.
      { kind: 'timer', at, timer: 9_999 },
      { kind: 'answered', at, number: 9_999, reply: null },
      { kind: 'play_finished', at, play: 9_999 },
      { kind: 'leg_ended', at, leg: 9_999, end: 'busy' },
      { kind: 'message_finished', at, recording: 9_999, durationMs: 1, end: 'silence' },
    ]
  }

  happens(event: CallEvent): void {
    if (event.kind === 'caller_hung_up') {
      this.over = true
      this.message = null
      this.recording = null
      this.waiting = false
      this.room = null
      for (const [play, leg] of this.plays) if (leg === 0) this.plays.delete(play)
    }
    if (event.kind === 'play_finished') this.plays.delete(event.play)
    if (event.kind === 'timer') this.timers.delete(event.timer)
    if (event.kind === 'answered') this.questions.delete(event.number)
    if (event.kind === 'leg_answered') this.legs.set(event.leg, 'answered')
    if (event.kind === 'leg_ended') {
      this.legs.delete(event.leg)
      for (const [play, leg] of this.plays) if (leg === event.leg) this.plays.delete(play)
    }
    if (event.kind === 'message_finished' && event.recording === this.message) this.message = null
  }

  get isQuiet(): boolean {
    return (
      this.plays.size + this.timers.size + this.legs.size === 0 &&
      this.room === null &&
      this.message === null &&
      this.recording === null
    )
  }

  #hears(leg: number): boolean {
    return [...this.plays.values()].includes(leg)
  }

  #take(number: number): void {
    if (this.#used.has(number)) throw new Error(`the number ${number} is given twice`)
    this.#used.add(number)
  }

  #refuse(command: Command, why: string): never {
    throw new Error(`${command.kind} ${why}: ${JSON.stringify(command)}`)
  }
}

function replyTo(question: Question): Reply {
  switch (question.about) {
    case 'order': {
      const order = question.targets.map(({ to }) => to).reverse()
      return { about: 'order', order, last: order[0] ?? null }
    }
    case 'groups':
      return { about: 'groups', groups: question.groups.slice(0, 1) }
    case 'place':
      return { about: 'place', ahead: 0, free: question.targets, waitMs: null }
    case 'decision':
      return { about: 'decision', exit: 'yes', variables: { key: '1' } }
  }
}
