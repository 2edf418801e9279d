export type { SvyazClock } from './clock.js'
export type { ApiKeyCredentials, PasswordCredentials, SessionCredentials, SvyazCredentials } from './credentials.js'
export {
  SvyazAbortError,
  SvyazAuthenticationError,
  SvyazConflictError,
  SvyazConnectionError,
  SvyazError,
  SvyazGoneError,
  SvyazInternalError,
  SvyazInvalidRequestError,
  SvyazNotFoundError,
  SvyazPermissionError,
  SvyazRateLimitError,
  SvyazTimeoutError,
  SvyazUnavailableError,
  SvyazUnexpectedAnswerError,
  SvyazUnprocessableError,
} from './errors.js'
export {
  createIsNewest,
  createMemoryVersionStore,
  type IsNewest,
  type Versioned,
  type VersionStore,
} from './events/newest.js'
export { createMemoryOnceStore, createOnce, type Once, type OnceStore } from './events/once.js'
/** The types of the gateway's HTTP contract: `paths`, `operations`, and `components['schemas']`. */
export type { components, operations, paths } from './generated/contract.js'
export type { Open } from './open.js'
export type { ConnectionOptions, Fetch, RequestOptions, SvyazOptions } from './options.js'
export { List, type Page } from './page.js'
export type { OptOutQuery, RemoveOptOutsQuery } from './resources/consent.js'
export type { AlertQuery, PollAnswerQuery, PollQuery, ReportQuery } from './resources/conversations.js'
export type { EventQuery, FeedEvent, FeedOptions } from './resources/events.js'
export type { InboxQuery, UnmatchedInboxQuery } from './resources/inbox.js'
export type { MailQuery } from './resources/mail.js'
export type { SendOptions } from './resources/messages.js'
export type { RouteQuestion } from './resources/routing.js'
export type { WebhookDeliveryQuery } from './resources/webhooks.js'
export type { Retry } from './retries.js'
export type * from './schemas.js'
export { Svyaz } from './svyaz.js'
