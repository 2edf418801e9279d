import type { LegEnd } from '../../../core/calls/call-event.js'
import {
  type CallerHabit,
  helpfulPhone,
  patientCaller,
  type PhoneHabit,
  ringsOf,
} from '../../../core/calls/line/virtual-line.js'
import type {
  CallTaker,
  LineListener,
  OutboundCall,
  VoiceCarrier,
  VoiceCarrierStatus,
  VoiceLine,
} from '../../../core/calls/voice-carrier.js'
import { type Clock, sleep } from '../../../core/clock.js'
import { VirtualCall } from './virtual-call.js'

/** Calls of the past that can still be looked at, and telephones that were told what to do. */
const maxCalls = 1_000
const maxHabits = 10_000

export interface VirtualCallView {
  id: number
  from: string | null
  to: string
  state: 'ringing' | 'answered' | 'ended'
  startedAt: number
  endedAt: number | null
  /** What is heard on each telephone, leg 0 the caller's. */
  heard: readonly { at: number; leg: number; what: string }[]
  /** Of the gateway, once it has taken the call. */
  callId: number | null
}

interface Placed {
  call: VirtualCall
  from: string | null
  to: string
  listener: LineListener & { readonly callId?: number | null }
}

/** A telephone network without telephones: every number answers as it was told, and callers call as they are told. */
export class TelephoneNetwork implements VoiceCarrier {
  readonly name: string
  readonly #clock: Clock
  readonly #habits = new Map<string, PhoneHabit>()
  readonly #calls = new Map<number, Placed>()
  #taker: CallTaker | undefined
  #lastId = 0

  constructor(name: string, clock: Clock) {
    this.name = name
    this.#clock = clock
  }

  async start(taker: CallTaker): Promise<void> {
    this.#taker = taker
  }

  async stop(): Promise<void> {
    this.#taker = undefined
    for (const { call } of this.#calls.values()) call.release()
    this.#calls.clear()
  }

  status(): VoiceCarrierStatus {
    const open = [...this.#calls.values()].filter(({ call }) => call.endedAt === null)
    return { name: this.name, ready: this.#taker !== undefined, calls: open.length }
  }

  /** Whatever it does, it does at once or on the clock. */
  isIdle(): boolean {
    return true
  }

  setHabit(target: string, habit: PhoneHabit): void {
    this.#habits.delete(target)
    this.#habits.set(target, habit)
    const [oldest] = this.#habits.keys()
    if (this.#habits.size > maxHabits && oldest !== undefined) this.#habits.delete(oldest)
  }

  habitOf(target: string): PhoneHabit {
    return this.#habits.get(target) ?? helpfulPhone
  }

  /** Somebody calls one of our numbers. */
  place(from: string | null, to: string, habit: Partial<CallerHabit> = {}): VirtualCallView {
    if (this.#taker === undefined) throw new Error('the virtual telephone network does not run')
    const caller = { ...patientCaller, ...habit }
    const call = new VirtualCall(this.#clock, { caller, habitOf: (target) => this.habitOf(target) })
    const listener = this.#taker.arrive(this.name, { caller: from, number: to }, call)
    call.connect(listener)
    this.#lastId += 1
    this.#calls.set(this.#lastId, { call, from, to, listener })
    this.#forgetOld()
    return this.#viewOf(this.#lastId)
  }

  /** The telephone does what it was told; whoever answers stays on the line until he is hung up on. */
  async callOut(
    { target, ringMs }: OutboundCall,
    answered: (line: VoiceLine) => LineListener,
    signal: AbortSignal,
  ): Promise<LegEnd | null> {
    const habit = this.habitOf(target)
    const rings = ringsOf(habit)
    await sleep(this.#clock, Math.min(rings.afterMs, ringMs), signal)
    if (signal.aborted || rings.afterMs > ringMs) return 'no_answer'
    if (rings.end !== null) return rings.end
    const caller = { ...patientCaller, keys: habit.keys ?? [] }
    const call = new VirtualCall(this.#clock, { caller, habitOf: (other) => this.habitOf(other), isAnswered: true })
    const listener = answered(call)
    call.connect(listener)
    this.#lastId += 1
    this.#calls.set(this.#lastId, { call, from: target, to: target, listener })
    this.#forgetOld()
    return null
  }

  find(id: number): VirtualCallView | undefined {
    return this.#calls.has(id) ? this.#viewOf(id) : undefined
  }

  /** Newest first. */
  list(limit: number): VirtualCallView[] {
    const newest = [...this.#calls.keys()].slice(-limit).reverse()
    return newest.map((id) => this.#viewOf(id))
  }

  /** The caller presses keys, one after the other. */
  press(id: number, keys: string): void {
    for (const key of keys) this.#calls.get(id)?.call.press(key)
  }

  hangUp(id: number, who: 'caller' | 'others'): void {
    this.#calls.get(id)?.call.hangUp(who)
  }

  #viewOf(id: number): VirtualCallView {
    const { call, from, to, listener } = this.#calls.get(id) as Placed
    const state = call.endedAt !== null ? 'ended' : call.answeredAt !== null ? 'answered' : 'ringing'
    const { startedAt, endedAt, heard } = call
    return { id, from, to, state, startedAt, endedAt, heard, callId: listener.callId ?? null }
  }

  #forgetOld(): void {
    for (const [id, { call }] of this.#calls) {
      if (this.#calls.size <= maxCalls) return
      if (call.endedAt !== null) this.#calls.delete(id)
    }
  }
}
