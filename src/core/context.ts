import type { LoginAttempts } from './accounts/attempts.js'
import type { AuthenticationCache } from './accounts/authentication-cache.js'
import type { CompanySettings } from './accounts/company-settings.js'
import type { PasswordHasher } from './accounts/passwords.js'
import type { QuietHours } from './calendar/quiet-hours.js'
import type { DecisionSource } from './calls/answer-question.js'
import type { CallControl } from './calls/call-control.js'
import type { RecordingFiles } from './calls/ports.js'
import type { SoundConverter } from './calls/prompts/sound.js'
import type { Clock } from './clock.js'
import type { EventWatches } from './events/event-watches.js'
import type { WebhookSender } from './events/webhook-sender.js'
import type { OpenExports } from './history/export-history.js'
import type { JobBell } from './jobs/job.js'
import type { RateLimits } from './limits/rate-limits.js'
import type { MailContext } from './mail/mail-context.js'
import type { DispatchGate } from './messaging/dispatch-gate.js'
import type { Lane } from './messaging/message.js'
import type { OptOuts } from './people/opt-outs.js'
import type { Store } from './ports.js'
import type { Adviser } from './rating/adviser/answer-question.js'
import type { Rating } from './rating/rating.js'
import type { RightsTable } from './rights/rights-table.js'
import type { NumberingPlan } from './routing/numbering.js'
import type { Routing } from './routing/routing.js'
import type { SenderNames } from './routing/sender-names.js'
import type { Snapshots } from './snapshots.js'
import type { TableFiles } from './tables.js'

/** What the core's functions work with. Built once, in gateway.ts. */
export interface CoreContext {
  store: Store
  clock: Clock
  gate: DispatchGate
  passwords: PasswordHasher
  authentication: AuthenticationCache
  attempts: LoginAttempts
  snapshots: Snapshots
  numbering: NumberingPlan
  routing: Routing
  senderNames: SenderNames
  companies: CompanySettings
  quietHours: QuietHours
  optOuts: OptOuts
  rights: RightsTable
  eventWatches: EventWatches
  webhookSender: WebhookSender
  openExports: OpenExports
  callControl: CallControl
  recordingFiles: RecordingFiles
  soundConverter: SoundConverter
  decisions: DecisionSource
  /** From 0 up to 1, for draws. */
  chance: () => number
  tables: TableFiles
  jobBell: JobBell
  limits: RateLimits
  rating: Rating
  adviser: Adviser
  mail: MailContext
  settings: CoreSettings
  observer: CoreObserver
}

/** Counts what the core does. */
export interface CoreObserver {
  /** A request was accepted, durably, after so many milliseconds. */
  onAccepted(lane: Lane, messages: number, durationMs: number): void
}

export interface CoreSettings {
  /** Recipients of one request at most. */
  maxRecipients: number
  /** Segments of one message at most (255 by the standard). */
  maxSegments: number
  /** Recipients over which a broadcast is stored frozen and made into messages in chunks of this size. */
  chunkRecipients: number
  /** Sender of a message that names none; null: every message names its own. */
  defaultSender: string | null
  /** Network operators whose subscribers can answer to our short codes; empty: all. */
  replyOperators: readonly string[]
  /** What a message from a short code tells subscribers of other operators; null: nothing. */
  replyHint: string | null
  /** How long events are kept. */
  eventRetentionDays: number
  /** Seals what is stored and must be read again: secrets of webhooks. */
  sealingKey: Buffer
}
