import type { Principal } from '../../core/accounts/account.js'
import { requireScope } from '../../core/accounts/permissions.js'
import type { CarrierStatus } from '../../core/carrier.js'
import { GatewayError } from '../../core/errors.js'
import type { Contract } from './contract.js'
import { resourceId } from './resource-id.js'
import type { SimulatedPhones } from './simulated-phones.js'
import type { SimulatedCallView, Telephones } from './telephones.js'

export interface Health {
  readonly ready: boolean
  readonly checks: readonly HealthCheck[]
}

export interface HealthCheck {
  readonly name: string
  readonly ok: boolean
  readonly detail?: string
}

/** What operations need beside the core. */
export interface Services {
  readonly contract: Contract
  health(): Promise<Health>
  carriers(): readonly CarrierStatus[]
  /** The metrics in the text format of Prometheus. */
  readonly metricsText?: (() => Promise<string>) | undefined
  /** Whether the virtual phones are shown to every caller, and not to platform administrators alone. */
  readonly simulatorIsPublic: boolean
  /** Present where the SMSC simulator runs. */
  readonly simulator?: SimulatedPhones | undefined
  /** Present where the virtual telephone network runs: with the simulator. */
  readonly telephones?: Telephones | undefined
}

/**
 * @throws GatewayError `not_found` where no simulator runs: there the addresses do not exist; `forbidden` for companies outside demo
 * mode: a phone shows the messages of all of them
 */
export function simulatorOf({ simulator, simulatorIsPublic }: Services, principal: Principal): SimulatedPhones {
  if (simulator === undefined) throw new GatewayError('not_found', 'No SMSC simulator runs here.')
  if (!simulatorIsPublic) requireScope(principal, 'platform:admin')
  return simulator
}

/** @throws GatewayError as `simulatorOf` */
export function telephonesOf({ telephones, simulatorIsPublic }: Services, principal: Principal): Telephones {
  if (telephones === undefined) throw new GatewayError('not_found', 'No virtual telephone network runs here.')
  if (!simulatorIsPublic) requireScope(principal, 'platform:admin')
  return telephones
}

/** @throws GatewayError `not_found` */
export function simulatedCallOf(telephones: Telephones, id: string): SimulatedCallView {
  const call = telephones.find(Number(resourceId(id)))
  if (call === undefined) throw new GatewayError('not_found', 'There is no such call of a virtual telephone.')
  return call
}
