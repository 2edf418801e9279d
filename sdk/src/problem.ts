/** Answers that are refusals: RFC 9457, and whatever a proxy in front of the gateway says. */
import {
  type ErrorDetails,
  SvyazAuthenticationError,
  SvyazConflictError,
  type SvyazError,
  SvyazGoneError,
  SvyazInternalError,
  SvyazInvalidRequestError,
  SvyazNotFoundError,
  SvyazPermissionError,
  SvyazRateLimitError,
  SvyazUnavailableError,
  SvyazUnexpectedAnswerError,
  SvyazUnprocessableError,
} from './errors.js'
import type { Problem } from './schemas.js'

const byStatus: Record<number, new (message: string, details: ErrorDetails) => SvyazError> = {
  401: SvyazAuthenticationError,
  403: SvyazPermissionError,
  404: SvyazNotFoundError,
  408: SvyazUnavailableError,
  409: SvyazConflictError,
  410: SvyazGoneError,
  412: SvyazConflictError,
  422: SvyazUnprocessableError,
  425: SvyazUnavailableError,
  429: SvyazRateLimitError,
  502: SvyazUnavailableError,
  503: SvyazUnavailableError,
  504: SvyazUnavailableError,
  507: SvyazUnavailableError,
}

export interface Answer {
  status: number
  headers: Headers
  body: string
}

/** @param now UTC ms, for a `Retry-After` that is a date */
export function errorOf(answer: Answer, now: number): SvyazError {
  const { status, headers } = answer
  const problem = problemIn(answer)
  const details: ErrorDetails = {
    code: problem?.code ?? 'unexpected_answer',
    status,
    docs: problem?.type,
    requestId: problem?.requestId,
    field: problem?.field,
    refused: problem?.refused,
    plan: problem?.plan,
    retryAfterMs: retryAfterMs(headers.get('retry-after'), now),
  }
  const message =
    problem?.detail ?? `The answer has the status ${status} and is not the gateway's: ${excerpt(answer.body)}`
  return new (classOf(status, problem !== undefined))(message, details)
}

/** A success that cannot be read. */
export function unexpectedAnswer({ status, body }: Answer): SvyazError {
  const message = `The answer has the status ${status} and is not what the contract says: ${excerpt(body)}`
  return new SvyazUnexpectedAnswerError(message, { code: 'unexpected_answer', status })
}

function classOf(status: number, isProblem: boolean) {
  const known = byStatus[status]
  if (known !== undefined) return known
  if (status >= 500) return SvyazInternalError
  return isProblem ? SvyazInvalidRequestError : SvyazUnexpectedAnswerError
}

function problemIn({ body }: Answer): Problem | undefined {
  try {
    const value = JSON.parse(body) as Partial<Problem> | null
    return typeof value?.code === 'string' && typeof value.detail === 'string' ? (value as Problem) : undefined
  } catch {
    // Whatever a proxy writes: HTML, text, nothing.
    return undefined
  }
}

/** RFC 9110 §10.2.3: seconds, or a date. */
function retryAfterMs(value: string | null, now: number): number | undefined {
  if (value === null) return undefined
  const ms = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}

function excerpt(body: string): string {
  const text = body.replace(/\s+/g, ' ').trim()
  if (text === '') return '(empty)'
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}
