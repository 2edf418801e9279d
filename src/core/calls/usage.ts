import type { CallEvent } from './call-event.js'
import type { CallState } from './call-state.js'
import type { Command, Note, Outcome } from './command.js'
import type { Activity } from './verbs/index.js'

/**
 * Something of a call that is charged by time, from its answer to its end. `ivr`: prompts, menus and hold music; `leg`: a
 * telephone that was rung and answered; `record`: a recording of the call, or a message that the caller left. They run side by side.
 */
export interface Usage {
  kind: 'ivr' | 'leg' | 'record'
  from: number
  until: number
  /** Whole seconds, rounded up once. */
  seconds: number
  /** The steps in which it was. */
  steps: readonly string[]
  /** Of a leg: whom it went to, and whether he took the call or only answered. */
  target: string | null
  accepted: boolean | null
}

/** One telephone that was rung. */
export interface LegRecord {
  leg: number
  target: string
  step: string
  startedAt: number
  answeredAt: number | null
  connectedAt: number | null
  endedAt: number | null
  end: string | null
}

interface Running {
  from: number
  steps: string[]
}

/** Follows a call from outside, event by event: what the CDR says about it. */
export class CallRecord {
  readonly startedAt: number
  readonly notes: Note[] = []
  readonly legs = new Map<number, LegRecord>()
  readonly usage: Usage[] = []
  answeredAt: number | null = null
  endedAt: number | null = null
  outcome: Outcome | null = null
  #activity: (Running & { kind: 'ivr' | 'record' }) | null = null
  readonly #recordings = new Map<number, Running>()

  constructor(startedAt: number) {
    this.startedAt = startedAt
  }

  /** The telephone of whoever wants to talk: leg 0 of a call to the outside. */
  ringOrigin(target: string, at: number): void {
    const begun = { startedAt: at, answeredAt: null, connectedAt: null, endedAt: null, end: null }
    this.legs.set(0, { leg: 0, target, step: '', ...begun })
  }

  originAnswered(at: number): void {
    this.answeredAt = at
    this.#leg(0, (leg) => {
      leg.answeredAt = at
      leg.connectedAt = at
    })
  }

  originEnded(at: number, end: string): void {
    this.#endLeg(0, at, end)
  }

  follow(
    event: CallEvent,
    after: CallState,
    commands: readonly Command[],
    notes: readonly Note[],
    activity: Activity,
  ): void {
    const { at } = event
    if (event.kind === 'leg_answered') this.#leg(event.leg, (leg) => (leg.answeredAt ??= at))
    if (event.kind === 'leg_ended') this.#endLeg(event.leg, at, event.end)
    for (const note of notes) this.#note(note)
    for (const command of commands) this.#command(command, at, after)
    this.#follow(activity, after.step, at)
    if (after.ended !== null) this.#end(at)
  }

  #note(note: Note): void {
    this.notes.push(note)
    if (note.kind === 'ended') this.outcome = note.outcome
  }

  #command(command: Command, at: number, { step }: CallState): void {
    switch (command.kind) {
      case 'answer':
        this.answeredAt ??= at
        return
      case 'ring': {
        const begun = { startedAt: at, answeredAt: null, connectedAt: null, endedAt: null, end: null }
        this.legs.set(command.leg, { leg: command.leg, target: command.target, step: step ?? '', ...begun })
        return
      }
      case 'connect':
        return this.#leg(command.leg, (leg) => (leg.connectedAt = at))
      case 'hang_up':
        return this.#endLeg(command.leg, at, 'cancelled')
      case 'record':
        this.#recordings.set(command.recording, { from: at, steps: step === null ? [] : [step] })
        return
      case 'stop_recording':
        return this.#endRecording(command.recording, at)
      default:
        return
    }
  }

  #leg(number: number, change: (leg: LegRecord) => void): void {
    const leg = this.legs.get(number)
    if (leg !== undefined && leg.endedAt === null) change(leg)
  }

  #endLeg(number: number, at: number, end: string): void {
    this.#leg(number, (leg) => {
      leg.endedAt = at
      leg.end = end === 'cancelled' && leg.connectedAt !== null ? 'hung_up' : end
      if (leg.answeredAt === null) return
      const charged = { kind: 'leg' as const, target: leg.target, accepted: leg.connectedAt !== null }
      this.#charge({ ...charged, from: leg.answeredAt, until: at, steps: leg.step === '' ? [] : [leg.step] })
    })
  }

  #follow(activity: Activity, step: string | null, at: number): void {
    if (this.#activity !== null && this.#activity.kind !== activity) {
      const { kind, from, steps } = this.#activity
      this.#charge({ kind, from, until: at, steps, target: null, accepted: null })
      this.#activity = null
    }
    if (activity === null || step === null) return
    this.#activity ??= { kind: activity, from: at, steps: [] }
    if (!this.#activity.steps.includes(step)) this.#activity.steps.push(step)
  }

  #endRecording(recording: number, at: number): void {
    const running = this.#recordings.get(recording)
    if (running === undefined) return
    this.#recordings.delete(recording)
    this.#charge({ kind: 'record', ...running, until: at, target: null, accepted: null })
  }

  #charge(usage: Omit<Usage, 'seconds'>): void {
    const seconds = Math.ceil((usage.until - usage.from) / 1000)
    if (seconds > 0) this.usage.push({ ...usage, seconds })
  }

  #end(at: number): void {
    if (this.endedAt !== null) return
    this.endedAt = at
    for (const leg of this.legs.keys()) this.#endLeg(leg, at, 'cancelled')
    for (const recording of this.#recordings.keys()) this.#endRecording(recording, at)
  }
}
