import type { MessagePlan, ProblemCode, RefusedRecipient } from './schemas.js'

export interface ErrorDetails {
  code: ProblemCode
  status?: number | undefined
  docs?: string | undefined
  requestId?: string | undefined
  field?: string | undefined
  refused?: RefusedRecipient[] | undefined
  plan?: MessagePlan | undefined
  retryAfterMs?: number | undefined
  cause?: unknown
}

/** What all errors of the SDK have. */
abstract class SvyazFailure extends Error {
  /** What sort of error it is. A closed list: a `switch` over it can be exhaustive. */
  abstract readonly kind: string
  /** Whether the same call may succeed later without being changed. */
  abstract readonly retryable: boolean
  /** The gateway's code for it, or one of the SDK's own: `connection_failed`, `timeout`, `aborted`, `unexpected_answer`. Newer gateways have more. */
  readonly code: ProblemCode
  /** HTTP status; absent when no answer came. */
  readonly status: number | undefined
  /** URI of the code, the `type` of RFC 9457; docs/reference/errors.md says of each code what to do. */
  readonly docs: string | undefined
  /** To quote to the operator of the gateway; absent when no answer of the gateway came. */
  readonly requestId: string | undefined
  /** The input that is wrong: a JSON pointer into the body, or the name of a parameter. */
  readonly field: string | undefined
  /** What was wrong with each recipient, with the code `no_valid_recipient`. */
  readonly refused: RefusedRecipient[]
  /** What would happen now, with the code `plan_changed`. */
  readonly plan: MessagePlan | undefined
  /** How long the gateway asks to wait. */
  readonly retryAfterMs: number | undefined
  /** Of a call that sends: call again with this key, and nothing is sent twice. */
  idempotencyKey: string | undefined

  constructor(message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = details.code
    this.status = details.status
    this.docs = details.docs
    this.requestId = details.requestId
    this.field = details.field
    this.refused = details.refused ?? []
    this.plan = details.plan
    this.retryAfterMs = details.retryAfterMs
  }
}

/** 400, 405, 413, 415 and other 4xx: the request is wrong; `field` names the input. */
export class SvyazInvalidRequestError extends SvyazFailure {
  override readonly name = 'SvyazInvalidRequestError'
  readonly kind = 'invalid_request'
  readonly retryable = false
}

/** 401: no credentials, or wrong ones. */
export class SvyazAuthenticationError extends SvyazFailure {
  override readonly name = 'SvyazAuthenticationError'
  readonly kind = 'unauthenticated'
  readonly retryable = false
}

/** 403: the credentials are valid and do not allow this. */
export class SvyazPermissionError extends SvyazFailure {
  override readonly name = 'SvyazPermissionError'
  readonly kind = 'forbidden'
  readonly retryable = false
}

/** 404: there is no such thing, or it is another company's. */
export class SvyazNotFoundError extends SvyazFailure {
  override readonly name = 'SvyazNotFoundError'
  readonly kind = 'not_found'
  readonly retryable = false
}

/** 410: it is no longer kept, such as events behind a cursor that is too old. */
export class SvyazGoneError extends SvyazFailure {
  override readonly name = 'SvyazGoneError'
  readonly kind = 'gone'
  readonly retryable = false
}

/** 409: the state of things does not allow it. */
export class SvyazConflictError extends SvyazFailure {
  override readonly name = 'SvyazConflictError'
  readonly kind = 'conflict'
  readonly retryable = false
}

/** 422: well-formed, and it cannot be carried out; `refused` says why for each recipient when none was left. */
export class SvyazUnprocessableError extends SvyazFailure {
  override readonly name = 'SvyazUnprocessableError'
  readonly kind = 'unprocessable'
  readonly retryable = false
}

/** 429: too many requests; `retryAfterMs` says when the next one is taken. */
export class SvyazRateLimitError extends SvyazFailure {
  override readonly name = 'SvyazRateLimitError'
  readonly kind = 'rate_limited'
  readonly retryable = true
}

/** 408, 425, 502, 503, 504, 507: the gateway, or something in front of it, cannot take the request now. */
export class SvyazUnavailableError extends SvyazFailure {
  override readonly name = 'SvyazUnavailableError'
  readonly kind = 'unavailable'
  readonly retryable = true
}

/** 500 and other 5xx: a defect of the gateway; quote `requestId` to its operator. */
export class SvyazInternalError extends SvyazFailure {
  override readonly name = 'SvyazInternalError'
  readonly kind = 'internal'
  readonly retryable = true
}

/** Something answered that is no Svyaz gateway, or one that this SDK does not understand: check `baseUrl`. */
export class SvyazUnexpectedAnswerError extends SvyazFailure {
  override readonly name = 'SvyazUnexpectedAnswerError'
  readonly kind = 'unexpected_answer'
  readonly retryable = false
}

/** No connection, or it broke before the whole answer came. `cause` is what `fetch` said. */
export class SvyazConnectionError extends SvyazFailure {
  override readonly name = 'SvyazConnectionError'
  readonly kind = 'connection'
  readonly retryable = true
}

/** `timeoutMs` ended before a final answer came. `cause` is the last error before that, if there was one. */
export class SvyazTimeoutError extends SvyazFailure {
  override readonly name = 'SvyazTimeoutError'
  readonly kind = 'timeout'
  readonly retryable = true
}

/** The caller's `AbortSignal` ended the call. `cause` is the reason of the signal. */
export class SvyazAbortError extends SvyazFailure {
  override readonly name = 'SvyazAbortError'
  readonly kind = 'aborted'
  readonly retryable = false
}

/**
 * Every error that a call of the SDK ends with: a union that `kind` tells apart. `instanceof SvyazError` narrows to it.
 *
 * @example
 * ```ts
 * try {
 *   await svyaz.messages.send({ to: '+79000000001', text: 'Заказ готов' })
 * } catch (error) {
 *   if (!(error instanceof SvyazError)) throw error
 *   if (error.kind === 'unprocessable') console.error(error.code, error.refused)
 *   else console.error(`${error.code}: ${error.message} (request ${error.requestId})`)
 * }
 * ```
 */
export type SvyazError =
  | SvyazInvalidRequestError
  | SvyazAuthenticationError
  | SvyazPermissionError
  | SvyazNotFoundError
  | SvyazGoneError
  | SvyazConflictError
  | SvyazUnprocessableError
  | SvyazRateLimitError
  | SvyazUnavailableError
  | SvyazInternalError
  | SvyazUnexpectedAnswerError
  | SvyazConnectionError
  | SvyazTimeoutError
  | SvyazAbortError

/** For `instanceof`, which narrows to the union. */
export const SvyazError = SvyazFailure as unknown as abstract new (...args: never[]) => SvyazError
