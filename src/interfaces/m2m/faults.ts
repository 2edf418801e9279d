import { SuspendedCompany } from '../../core/accounts/admission.js'
import { type ErrorCode, GatewayError, type RefusalCode, type RefusedRecipient } from '../../core/errors.js'
import { isOverBudget } from '../../core/rights/budget.js'
import type { Header } from '../gateway-request.js'

/** The errors of the contract by name. */
export const faultCodes = {
  SYSTEM_FAILURE: 1,
  TOO_MANY_PARAMETERS: 6,
  INCORRECT_PASSWORD: 103,
  MSID_FORMAT_ERROR: 506,
  MESSAGE_FORMAT_ERROR: 700,
  WRONG_ID: 701,
  MESSAGE_HANDLING_ERROR: 702,
  NO_SUCH_SUBSCRIBER: 703,
  TEST_LIMIT_EXCEEDED: 704,
  TRUSTED_LIMIT_EXCEEDED: 705,
  IP_NOT_ALLOWED: 706,
  MAX_LENGTH_EXCEEDED: 707,
  OPERATION_NOT_ALLOWED: 708,
  EMPTY_MESSAGE_NOT_ALLOWED: 709,
  ACCOUNT_IS_BLOCKED: 710,
  OBJECT_ALREADY_EXISTS: 711,
  MSID_IS_IN_BLACKLIST: 713,
  MSIDS_ARE_IN_BLACKLIST: 714,
  TIME_IS_IN_THE_PAST: 715,
} as const
export type FaultName = keyof typeof faultCodes

/** A refusal in the words of the contract. */
export class M2mFault extends Error {
  override readonly name = 'M2mFault'
  readonly fault: FaultName

  constructor(fault: FaultName, options?: ErrorOptions) {
    super(fault, options)
    this.fault = fault
  }
}

/** A request that is none of the contract's: no SOAP, no such operation. The contract has no code for it. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError'
}

export const faultOfCode: Record<ErrorCode, FaultName> = {
  invalid_request: 'MESSAGE_FORMAT_ERROR',
  invalid_parameter: 'MESSAGE_FORMAT_ERROR',
  unauthenticated: 'INCORRECT_PASSWORD',
  forbidden: 'OPERATION_NOT_ALLOWED',
  not_found: 'WRONG_ID',
  method_not_allowed: 'OPERATION_NOT_ALLOWED',
  unsupported_media_type: 'MESSAGE_FORMAT_ERROR',
  payload_too_large: 'TOO_MANY_PARAMETERS',
  request_timeout: 'SYSTEM_FAILURE',
  conflict: 'OBJECT_ALREADY_EXISTS',
  idempotency_mismatch: 'MESSAGE_HANDLING_ERROR',
  no_valid_recipient: 'MSID_FORMAT_ERROR',
  invalid_sender: 'OPERATION_NOT_ALLOWED',
  empty_text: 'EMPTY_MESSAGE_NOT_ALLOWED',
  text_too_long: 'MAX_LENGTH_EXCEEDED',
  time_in_past: 'TIME_IS_IN_THE_PAST',
  plan_changed: 'MESSAGE_HANDLING_ERROR',
  no_carrier: 'MESSAGE_HANDLING_ERROR',
  not_cancellable: 'MESSAGE_HANDLING_ERROR',
  cursor_expired: 'WRONG_ID',
  too_many_streams: 'SYSTEM_FAILURE',
  rate_limited: 'SYSTEM_FAILURE',
  overloaded: 'SYSTEM_FAILURE',
  storage_unavailable: 'SYSTEM_FAILURE',
  storage_full: 'SYSTEM_FAILURE',
  internal: 'SYSTEM_FAILURE',
}

export const faultOfRefusal: Record<RefusalCode, FaultName> = {
  invalid_number: 'MSID_FORMAT_ERROR',
  duplicate: 'MSID_FORMAT_ERROR',
  opted_out: 'MSID_IS_IN_BLACKLIST',
  blacklisted: 'MSID_IS_IN_BLACKLIST',
  no_route: 'MESSAGE_HANDLING_ERROR',
  sender_not_allowed: 'OPERATION_NOT_ALLOWED',
  missing_value: 'MESSAGE_FORMAT_ERROR',
  invalid_value: 'MESSAGE_FORMAT_ERROR',
  empty_text: 'EMPTY_MESSAGE_NOT_ALLOWED',
  text_too_long: 'MAX_LENGTH_EXCEEDED',
  invalid_zone: 'MESSAGE_FORMAT_ERROR',
  time_in_past: 'TIME_IS_IN_THE_PAST',
  quiet_hours: 'TIME_IS_IN_THE_PAST',
  no_price: 'OPERATION_NOT_ALLOWED',
  unknown_person: 'NO_SUCH_SUBSCRIBER',
  unknown_group: 'NO_SUCH_SUBSCRIBER',
  empty_group: 'NO_SUCH_SUBSCRIBER',
  unknown_tag: 'NO_SUCH_SUBSCRIBER',
  empty_tag: 'NO_SUCH_SUBSCRIBER',
  not_allowed: 'NO_SUCH_SUBSCRIBER',
  no_number: 'NO_SUCH_SUBSCRIBER',
  not_employed: 'NO_SUCH_SUBSCRIBER',
  no_consent: 'MSID_IS_IN_BLACKLIST',
  unknown_list: 'WRONG_ID',
  empty_list: 'NO_SUCH_SUBSCRIBER',
}

/** Whatever was thrown, by its name in the contract. */
export function faultOf(error: unknown): FaultName {
  if (error instanceof M2mFault) return error.fault
  if (!(error instanceof GatewayError)) return 'SYSTEM_FAILURE'
  if (error instanceof SuspendedCompany) return 'ACCOUNT_IS_BLOCKED'
  if (error.refused !== undefined && error.code === 'no_valid_recipient') return faultOfRefused(error.refused)
  // What no repetition helps against before the month is over.
  if (isOverBudget(error) || error.limit === 'spending_per_month') return 'OPERATION_NOT_ALLOWED'
  return faultOfCode[error.code]
}

function isStopped({ code }: RefusedRecipient): boolean {
  return code === 'opted_out' || code === 'blacklisted'
}

/** A number that is none comes first: it is a mistake of the caller's, the rest may be nobody's. */
function faultOfRefused(all: readonly RefusedRecipient[]): FaultName {
  const refused = all.filter(({ code }) => code !== 'duplicate')
  if (refused.length > 1 && refused.every(isStopped)) return 'MSIDS_ARE_IN_BLACKLIST'
  const worst = refused.find(({ code }) => code === 'invalid_number') ?? refused[0]
  return worst === undefined ? faultOfCode.no_valid_recipient : faultOfRefusal[worst.code]
}

/** Nobody who has compiled the contract in reads it; whoever stands in between may. */
export function retryAfter(error: unknown): Header[] {
  if (!(error instanceof GatewayError) || error.retryAfterSeconds === undefined) return []
  return [['Retry-After', String(Math.max(1, Math.ceil(error.retryAfterSeconds)))]]
}
