/** Problem details: RFC 9457. */
import { type ErrorCode, GatewayError } from '../../core/errors.js'
import type { GatewayResponse, Header } from '../gateway-request.js'
import type { components } from './generated/contract.js'
import { presentPlan } from './present-plan.js'

export type Problem = components['schemas']['Problem']

interface ProblemKind {
  status: number
  title: string
  /** Given as `Retry-After` when the error names no other. */
  retryAfterSeconds?: number
}

export const problemKinds: Record<ErrorCode, ProblemKind> = {
  invalid_request: { status: 400, title: 'Invalid request' },
  invalid_parameter: { status: 400, title: 'Invalid parameter' },
  unauthenticated: { status: 401, title: 'Not authenticated' },
  forbidden: { status: 403, title: 'Forbidden' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'Method not allowed' },
  request_timeout: { status: 408, title: 'Request timeout' },
  conflict: { status: 409, title: 'Conflict' },
  not_cancellable: { status: 409, title: 'Not cancellable' },
  cursor_expired: { status: 410, title: 'Cursor expired' },
  payload_too_large: { status: 413, title: 'Payload too large' },
  unsupported_media_type: { status: 415, title: 'Unsupported media type' },
  idempotency_mismatch: { status: 422, title: 'Idempotency key used with another request' },
  no_valid_recipient: { status: 422, title: 'No valid recipient' },
  invalid_sender: { status: 422, title: 'Invalid sender' },
  empty_text: { status: 422, title: 'Empty text' },
  text_too_long: { status: 422, title: 'Text too long' },
  time_in_past: { status: 422, title: 'Time in the past' },
  plan_changed: { status: 409, title: 'Plan changed' },
  too_many_streams: { status: 429, title: 'Too many streams', retryAfterSeconds: 5 },
  rate_limited: { status: 429, title: 'Too many requests', retryAfterSeconds: 1 },
  overloaded: { status: 503, title: 'Overloaded', retryAfterSeconds: 1 },
  internal: { status: 500, title: 'Internal error' },
  no_carrier: { status: 503, title: 'No carrier', retryAfterSeconds: 30 },
  storage_unavailable: { status: 503, title: 'Storage unavailable', retryAfterSeconds: 5 },
  storage_full: { status: 507, title: 'Storage full', retryAfterSeconds: 60 },
}

const INTERNAL_DETAIL = 'The gateway failed to carry out the request. The request id leads to the cause in its log.'
const CHALLENGE = 'Bearer realm="svyaz", Basic realm="svyaz", charset="UTF-8"'

/** Whatever was thrown, as a refusal. What is no `GatewayError` is a defect of ours, and its text stays inside. */
export function refusalOf(error: unknown): GatewayError {
  if (error instanceof GatewayError && error.code !== 'internal') return error
  return new GatewayError('internal', INTERNAL_DETAIL, { cause: error })
}

export function problemResponse(
  error: GatewayError,
  requestId: string,
  headers: readonly Header[] = [],
): GatewayResponse & { body: string } {
  const kind = problemKinds[error.code]
  return {
    status: kind.status,
    headers: [['Content-Type', 'application/problem+json'], ...headersOf(error, kind), ...headers],
    body: JSON.stringify(problemOf(error, requestId)),
  }
}

export function problemOf(error: GatewayError, requestId: string): Problem {
  const kind = problemKinds[error.code]
  return {
    type: `urn:svyaz:problem:${error.code}`,
    title: kind.title,
    status: kind.status,
    detail: error.message,
    code: error.code,
    ...(error.field === undefined ? {} : { field: error.field }),
    requestId,
    ...(error.limit === undefined ? {} : { limit: error.limit }),
    ...(error.refused === undefined ? {} : { refused: [...error.refused] }),
    ...(error.plan === undefined ? {} : { plan: presentPlan(error.plan) }),
  }
}

function headersOf(error: GatewayError, kind: ProblemKind): Header[] {
  if (error.code === 'unauthenticated') return [['WWW-Authenticate', CHALLENGE]]
  const seconds = error.retryAfterSeconds ?? kind.retryAfterSeconds
  return seconds === undefined ? [] : [['Retry-After', String(Math.max(1, Math.ceil(seconds)))]]
}
