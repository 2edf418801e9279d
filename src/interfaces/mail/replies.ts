/** RFC 5321 §4.2 and RFC 3463: replies with their enhanced codes. */
import { type ErrorCode, GatewayError, type RefusalCode } from '../../core/errors.js'
import { MailTooComplex } from '../../core/mail/mime/parts.js'

type Reply = readonly [code: number, enhanced: string]

const replyOfCode: Record<ErrorCode, Reply> = {
  invalid_request: [554, '5.6.0'],
  invalid_parameter: [554, '5.6.0'],
  unauthenticated: [535, '5.7.8'],
  forbidden: [550, '5.7.1'],
  not_found: [550, '5.1.1'],
  method_not_allowed: [554, '5.6.0'],
  unsupported_media_type: [554, '5.6.0'],
  payload_too_large: [552, '5.3.4'],
  request_timeout: [421, '4.4.2'],
  conflict: [554, '5.6.0'],
  idempotency_mismatch: [554, '5.6.0'],
  no_valid_recipient: [550, '5.1.1'],
  invalid_sender: [550, '5.7.1'],
  empty_text: [554, '5.6.0'],
  text_too_long: [554, '5.6.0'],
  time_in_past: [554, '5.6.0'],
  plan_changed: [554, '5.6.0'],
  no_carrier: [451, '4.4.4'],
  not_cancellable: [554, '5.6.0'],
  cursor_expired: [554, '5.6.0'],
  too_many_streams: [451, '4.3.2'],
  rate_limited: [451, '4.7.1'],
  overloaded: [451, '4.3.2'],
  storage_unavailable: [451, '4.3.0'],
  storage_full: [452, '4.3.1'],
  internal: [451, '4.3.0'],
}

/** Where all recipients were refused for the same reason. */
const replyOfRefusal: Partial<Record<RefusalCode, Reply>> = {
  invalid_number: [550, '5.1.3'],
  opted_out: [550, '5.7.1'],
  blacklisted: [550, '5.7.1'],
}

/** Ends a command with a reply of its own; smtp-server sends its message as it stands. */
export class SmtpRefusal extends Error {
  override readonly name = 'SmtpRefusal'
  readonly responseCode: number

  constructor(code: number, enhanced: string, text: string) {
    super(`${enhanced} ${text}`)
    this.responseCode = code
  }
}

/** Undefined for what is a defect of the gateway. */
export function refusalOf(error: unknown): SmtpRefusal | undefined {
  if (error instanceof SmtpRefusal) return error
  if (error instanceof MailTooComplex) return new SmtpRefusal(554, '5.6.0', `The mail has ${error.message}`)
  if (!(error instanceof GatewayError)) return undefined
  const [first, ...rest] = error.refused?.filter(({ code }) => code !== 'duplicate') ?? []
  const common = first !== undefined && rest.every(({ code }) => code === first.code) ? first.code : undefined
  const own = error.code === 'no_valid_recipient' && common !== undefined ? replyOfRefusal[common] : undefined
  const [code, enhanced] = own ?? replyOfCode[error.code]
  return new SmtpRefusal(code, enhanced, error.message)
}

export const defect = () => new SmtpRefusal(451, '4.3.0', 'The gateway failed; send the mail again later')
