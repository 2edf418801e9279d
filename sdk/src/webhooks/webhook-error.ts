/**
 * Which check a call did not pass: `header_missing`, `header_malformed`, `signature_mismatch`, `timestamp_too_old`, `timestamp_too_new`,
 * `body_not_json`, `body_not_events`.
 */
export type WebhookCheck =
  | 'header_missing'
  | 'header_malformed'
  | 'signature_mismatch'
  | 'timestamp_too_old'
  | 'timestamp_too_new'
  | 'body_not_json'
  | 'body_not_events'

/** A call that is not to be trusted. Answer 400; do nothing of what it says. */
export class SvyazWebhookError extends Error {
  override readonly name = 'SvyazWebhookError'
  readonly check: WebhookCheck

  constructor(check: WebhookCheck, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.check = check
  }
}
