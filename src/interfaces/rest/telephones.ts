import type { CallerHabit, PhoneHabit } from '../../core/calls/line/virtual-line.js'

/** The virtual telephone network. Instants are UTC ms; numbers are E.164 with the plus, or short. */
export interface Telephones {
  /** Somebody calls one of our numbers. */
  place(from: string | null, to: string, habit: Partial<CallerHabit>): SimulatedCallView
  find(id: number): SimulatedCallView | undefined
  /** Newest first. */
  list(limit: number): readonly SimulatedCallView[]
  press(id: number, keys: string): void
  hangUp(id: number, who: 'caller' | 'others'): void
  setHabit(target: string, habit: PhoneHabit): void
}

export interface SimulatedCallView {
  id: number
  from: string | null
  to: string
  state: 'ringing' | 'answered' | 'ended'
  startedAt: number
  endedAt: number | null
  heard: readonly { at: number; leg: number; what: string }[]
  callId: number | null
}
