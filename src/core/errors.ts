import type { MessagePlan } from './messaging/message-plan.js'

/** Every way in which the gateway refuses a request. Each interface maps all of them: a new code breaks the build until it does. */
export const errorCodes = [
  'invalid_request',
  'invalid_parameter',
  'unauthenticated',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'unsupported_media_type',
  'payload_too_large',
  'request_timeout',
  'conflict',
  'idempotency_mismatch',
  'no_valid_recipient',
  'invalid_sender',
  'empty_text',
  'text_too_long',
  'time_in_past',
  'plan_changed',
  'no_carrier',
  'not_cancellable',
  'cursor_expired',
  'too_many_streams',
  'rate_limited',
  'overloaded',
  'storage_unavailable',
  'storage_full',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export interface ErrorDetails {
  /** The input that is wrong, as a JSON pointer or parameter name. */
  field?: string
  /** When trying again may help. */
  retryAfterSeconds?: number
  /** The limit that was reached, with `rate_limited`. */
  limit?: LimitName
  /** What was wrong with each recipient, when none was left. */
  refused?: readonly RefusedRecipient[]
  /** What would happen now, when it is not what the caller was promised. */
  plan?: MessagePlan
  cause?: unknown
}

export const limitNames = [
  'requests_per_key',
  'requests_per_company',
  'recipients_per_key',
  'recipients_per_company',
  'segments_per_user_month',
  'spending_per_month',
  'roubles_per_user_month',
] as const
export type LimitName = (typeof limitNames)[number]

/** Why one recipient of a request gets nothing while the rest do. */
export const refusalCodes = [
  'invalid_number',
  'duplicate',
  'unknown_person',
  'unknown_group',
  'empty_group',
  'unknown_tag',
  'empty_tag',
  'not_allowed',
  'no_number',
  'not_employed',
  'no_consent',
  'unknown_list',
  'empty_list',
  'opted_out',
  'blacklisted',
  'no_route',
  'sender_not_allowed',
  'missing_value',
  'invalid_value',
  'empty_text',
  'text_too_long',
  'invalid_zone',
  'time_in_past',
  'quiet_hours',
  'no_price',
] as const
export type RefusalCode = (typeof refusalCodes)[number]

export interface RefusedRecipient {
  /** The recipient exactly as the caller wrote it. */
  to: string
  code: RefusalCode
  reason: string
}

/** A request that is refused. The message is written for the caller and never carries texts of messages or secrets. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError'
  readonly code: ErrorCode
  readonly field: string | undefined
  readonly retryAfterSeconds: number | undefined
  readonly refused: readonly RefusedRecipient[] | undefined
  readonly plan: MessagePlan | undefined
  readonly limit: LimitName | undefined

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.field = details.field
    this.retryAfterSeconds = details.retryAfterSeconds
    this.refused = details.refused
    this.plan = details.plan
    this.limit = details.limit
  }

  /** The same refusal in the words of an interface. */
  withField(field: string, message = this.message): GatewayError {
    const { retryAfterSeconds, refused, plan, limit } = this
    return new GatewayError(this.code, message, {
      field,
      cause: this,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(refused === undefined ? {} : { refused }),
      ...(plan === undefined ? {} : { plan }),
      ...(limit === undefined ? {} : { limit }),
    })
  }
}
