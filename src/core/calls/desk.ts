import type { CallEvent, EventOf } from './call-event.js'
import type { Turn } from './turn.js'

/**
 * Whom somebody brings into a talk from outside, over the API: instead of who talks (`transfer`), or beside him (`add`). The step of the
 * scenario goes on as if its own telephone were talking, until the last one has gone.
 */
export interface Desk {
  /** Is rung, and not there yet. */
  pending: { mode: 'transfer' | 'add'; leg: number; timer: number } | null
  /** The telephone that the step knows of. */
  own: number
  isOwnGone: boolean
  /** Those who came. */
  guests: readonly number[]
}

const patienceMs = 30_000

/** Somebody talks with the caller, and nobody else is being rung for it. */
export function canInvite({ state }: Pick<Turn, 'state'>): boolean {
  return talkingLeg(state) !== undefined && (state.desk?.pending ?? null) === null
}

/** Undefined where the event is the step's own business; else what the step is to be told, null for nothing. */
export function atDesk(turn: Turn, event: CallEvent): CallEvent | null | undefined {
  if (event.kind === 'invited') return invite(turn, event)
  const { desk } = turn.state
  if (desk === null) return undefined
  switch (event.kind) {
    case 'timer':
      if (event.timer !== desk.pending?.timer) return undefined
      turn.hangUpLeg(desk.pending.leg)
      turn.state.desk = { ...desk, pending: null }
      return null
    case 'leg_answered':
      return event.leg === desk.pending?.leg ? welcome(turn, desk, event.leg) : undefined
    case 'leg_ended':
      return leave(turn, desk, event)
    case 'key':
      return event.leg === desk.pending?.leg || desk.guests.includes(event.leg) ? null : undefined
    default:
      return undefined
  }
}

function invite(turn: Turn, { mode, target, callerId }: EventOf<'invited'>): null {
  const talking = talkingLeg(turn.state)
  const desk = turn.state.desk
  if (talking === undefined || (desk?.pending ?? null) !== null) return null
  const leg = turn.ring(target, callerId)
  const pending = { mode, leg, timer: turn.startTimer(patienceMs) }
  turn.state.desk = desk === null ? { pending, own: talking, isOwnGone: false, guests: [] } : { ...desk, pending }
  return null
}

/** Whoever was rung has answered. */
function welcome(turn: Turn, desk: Desk, leg: number): null {
  const { mode = 'add', timer = null } = desk.pending ?? {}
  turn.cancelTimer(timer)
  const others = turn.state.legs.filter((each) => each.state === 'connected').map((each) => each.leg)
  turn.connect(leg)
  if (mode === 'add') {
    turn.state.desk = { ...desk, pending: null, guests: [...desk.guests, leg] }
    return null
  }
  for (const other of others) turn.hangUpLeg(other)
  turn.state.desk = { ...desk, pending: null, isOwnGone: true, guests: [leg] }
  return null
}

function leave(turn: Turn, desk: Desk, event: EventOf<'leg_ended'>): CallEvent | null | undefined {
  const { pending, own } = desk
  if (event.leg === pending?.leg) {
    turn.cancelTimer(pending.timer)
    turn.state.desk = { ...desk, pending: null }
    return null
  }
  const isOwn = event.leg === own
  if (!isOwn && !desk.guests.includes(event.leg)) return undefined
  const guests = desk.guests.filter((leg) => leg !== event.leg)
  const isOwnGone = desk.isOwnGone || isOwn
  turn.state.desk = { ...desk, guests, isOwnGone }
  if (!isOwnGone || guests.length > 0) return null
  // Nobody is left: the step hears of it as if its own telephone had hung up.
  if (pending !== null) {
    turn.cancelTimer(pending.timer)
    turn.hangUpLeg(pending.leg)
  }
  turn.state.desk = null
  return { ...event, leg: own }
}

function talkingLeg({ legs }: Turn['state']): number | undefined {
  return legs.find(({ state }) => state === 'connected')?.leg
}
