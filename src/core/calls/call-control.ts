import type { CallId } from '../values/ids.js'
import type { Call } from './call.js'
import type { VoiceNumber } from './stored-scenario.js'
import type { Target } from './target.js'
import type { LegRecord } from './usage.js'

/** Of the calls that this process has. */
export interface CallControl {
  /** False for one that it does not have. */
  hangUp(id: CallId): boolean
  /** Rings another telephone for a talk: instead of who talks, or beside him. */
  invite(id: CallId, invitation: Invitation): 'invited' | 'not_talking' | 'not_here'
  /** Rings an employee, and the customer once he has answered. @throws GatewayError `no_carrier` where no network is connected */
  callOut(order: OutboundOrder): Promise<Call>
  /** Telephones of a call in progress; undefined for one that it does not have. */
  legsOf(id: CallId): readonly LegRecord[] | undefined
}

export interface Invitation {
  mode: 'transfer' | 'add'
  target: Target
  /** Whose number it shows; the subscriber's where that is known, else ours. */
  show: 'caller' | 'number'
}

export interface OutboundOrder {
  number: VoiceNumber
  employee: Target
  customer: Target
  /** IANA zone of the number. */
  zone: string
}
