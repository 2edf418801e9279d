import { isZone, localToInstant } from '../calendar/zone.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId } from '../values/ids.js'
import type { Refusal } from './carrier-choice.js'
import type { SubmitCommand } from './commands.js'
import type { MessageClass, MessageState } from './message.js'

/** When a message may be sent. */
export interface SendMoment {
  readonly scheduledAt: number | null
  readonly sendAt: number
  readonly heldBy: string | null
  /** By which quiet hours are looked at again before it leaves; null where there are none. */
  readonly zone: string | null
  readonly state: MessageState
}

/** Moments by zone: one request asks for at most a dozen. */
export class SendMoments {
  readonly #known = new Map<string, SendMoment | Refusal>()
  readonly #core: CoreContext
  readonly #companyId: CompanyId
  readonly #command: SubmitCommand
  readonly #class: MessageClass
  readonly #now: number

  constructor(
    core: CoreContext,
    companyId: CompanyId,
    command: SubmitCommand,
    messageClass: MessageClass,
    now: number,
  ) {
    this.#core = core
    this.#companyId = companyId
    this.#command = command
    this.#class = messageClass
    this.#now = now
  }

  /** In a zone that the caller gave. */
  inGiven(zone: string): SendMoment | Refusal {
    if (!this.#known.has(zone) && !isZone(zone)) {
      return { code: 'invalid_zone', reason: `"${zone}" is not an IANA time zone such as Asia/Sakhalin` }
    }
    return this.in(zone)
  }

  in(zone: string): SendMoment | Refusal {
    let known = this.#known.get(zone)
    if (known === undefined) this.#known.set(zone, (known = this.#decide(zone)))
    return known
  }

  #decide(zone: string): SendMoment | Refusal {
    const { scheduledLocal, ifPast = 'refuse', deliverBefore } = this.#command
    const asked = scheduledLocal === undefined ? this.#command.scheduledAt : instantOf(scheduledLocal, zone)
    if (scheduledLocal !== undefined && asked !== undefined && asked < this.#now && ifPast === 'refuse') {
      return { code: 'time_in_past', reason: `${scheduledLocal} has passed in ${zone}; set ifPast to send it now` }
    }
    const isScheduled = asked !== undefined && asked > this.#now
    const notBefore = isScheduled ? asked : this.#now
    const { at, heldBy, isLimited } = this.#core.quietHours.earliest(this.#companyId, this.#class, zone, notBefore)
    if (deliverBefore !== undefined && at >= deliverBefore) return tooLate(heldBy)
    const state = isScheduled ? 'scheduled' : heldBy === null ? 'queued' : 'held'
    return { scheduledAt: asked ?? null, sendAt: at, heldBy, zone: isLimited ? zone : null, state }
  }
}

/** @throws GatewayError `invalid_parameter` for a date that does not exist */
function instantOf(local: string, zone: string): number {
  const read = localToInstant(local, zone, { ifMissing: 'next', ifTwice: 'first' })
  if (read.ok) return read.value
  throw new GatewayError('invalid_parameter', `${read.reason}.`, { field: 'scheduledLocal' })
}

function tooLate(heldBy: string | null): Refusal {
  if (heldBy === null) return { code: 'time_in_past', reason: 'It would be sent after deliverBefore' }
  return { code: 'quiet_hours', reason: `Quiet hours (${heldBy}) end after deliverBefore` }
}
