import type { CallEvent } from '../../../core/calls/call-event.js'
import type { CallerHabit, PhoneHabit } from '../../../core/calls/line/virtual-line.js'
import { type Heard, VirtualLine } from '../../../core/calls/line/virtual-line.js'
import type { LineCommand, LineEvent, LineListener, VoiceLine } from '../../../core/calls/voice-carrier.js'
import type { Clock, Timer } from '../../../core/clock.js'
import { toneOf } from './tone.js'

interface Sound {
  from: number
  kind: 'call' | 'message'
  durationMs: number | null
}

/** One call of the virtual telephone network, on the gateway's clock. */
export class VirtualCall implements VoiceLine {
  readonly startedAt: number
  readonly #clock: Clock
  readonly #line: VirtualLine
  readonly #sounds = new Map<number, Sound>()
  #listener: LineListener | undefined
  #timer: Timer | undefined
  #answeredAt: number | null = null

  constructor(
    clock: Clock,
    options: { caller: CallerHabit; habitOf: (target: string) => PhoneHabit; isAnswered?: boolean },
  ) {
    this.#clock = clock
    this.startedAt = clock.now()
    if (options.isAnswered === true) this.#answeredAt = this.startedAt
    this.#line = new VirtualLine({ ...options, isScripted: false, at: this.startedAt })
    // The call centre starts calls by itself.
    this.#line.take(this.startedAt)
  }

  connect(listener: LineListener): void {
    this.#listener = listener
    this.#rearm()
  }

  get heard(): readonly Heard[] {
    return this.#line.heard
  }

  get answeredAt(): number | null {
    return this.#answeredAt
  }

  get endedAt(): number | null {
    return this.#line.endedAt
  }

  perform(command: LineCommand): void {
    const at = this.#clock.now()
    if (this.#line.endedAt !== null) return
    if (command.kind === 'answer') this.#answeredAt ??= at
    if (command.kind === 'record') this.#sounds.set(command.recording, { from: at, kind: 'call', durationMs: null })
    if (command.kind === 'take_message') {
      this.#sounds.set(command.recording, { from: at, kind: 'message', durationMs: null })
    }
    this.#line.perform(command, at)
    if (command.kind === 'stop_recording') this.#endCallSound(command.recording, at)
    if (this.#line.endedAt !== null) this.#endSounds(at)
    this.#rearm()
  }

  async *fetchRecording(recording: number): AsyncIterable<Uint8Array> {
    yield* toneOf(this.#sounds.get(recording)?.durationMs ?? 0)
  }

  release(): void {
    this.#sounds.clear()
    this.#timer?.cancel()
  }

  press(key: string): void {
    this.#line.press(key, this.#clock.now())
    this.#rearm()
  }

  hangUp(who: 'caller' | 'others'): void {
    if (who === 'caller') this.#line.hangUp(this.#clock.now())
    else this.#line.hangUpLegs(this.#clock.now())
    this.#rearm()
  }

  #rearm(): void {
    this.#timer?.cancel()
    const next = this.#line.nextAt
    if (next === undefined || this.#listener === undefined) return
    this.#timer = this.#clock.setTimer(Math.max(0, next - this.#clock.now()), () => this.#fire())
  }

  #fire(): void {
    const event = this.#line.take(this.#clock.now())
    if (event !== undefined) this.#happened(event)
    this.#rearm()
  }

  #happened(event: CallEvent): void {
    if (event.kind === 'started' || event.kind === 'stopped' || event.kind === 'invited') return
    if (event.kind === 'timer' || event.kind === 'answered') return
    if (event.kind === 'message_finished') {
      const sound = this.#sounds.get(event.recording)
      if (sound !== undefined) sound.durationMs = event.durationMs
    }
    this.#tell(event)
    if (event.kind === 'caller_hung_up') this.#endSounds(event.at)
  }

  #endSounds(at: number): void {
    for (const [recording, sound] of this.#sounds) {
      if (sound.durationMs !== null) continue
      if (sound.kind === 'call') this.#endCallSound(recording, at)
      else {
        sound.durationMs = at - sound.from
        this.#tell({ kind: 'message_finished', at, recording, durationMs: sound.durationMs, end: 'hung_up' })
      }
    }
  }

  #endCallSound(recording: number, at: number): void {
    const sound = this.#sounds.get(recording)
    if (sound?.kind !== 'call' || sound.durationMs !== null) return
    sound.durationMs = at - sound.from
    this.#tell({ kind: 'recorded', at, recording })
  }

  /** Never from inside a command: whoever commands is not told in the middle of it. */
  #tell(event: LineEvent): void {
    const listener = this.#listener
    this.#clock.setTimer(0, () => listener?.happened(event))
  }
}
