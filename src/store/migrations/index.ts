import { foundation } from './0001-foundation.js'
import { revisions } from './0002-revisions.js'
import { routing } from './0003-routing.js'
import { consentAndHours } from './0004-consent-and-hours.js'
import { webhooks } from './0005-webhooks.js'
import { inboxAndLimits } from './0006-inbox-and-limits.js'
import { waysOfMessages } from './0007-ways-of-messages.js'
import { people } from './0008-people.js'
import { m2m } from './0009-m2m.js'
import { history } from './0010-history.js'
import { tags } from './0011-tags.js'
import { rights } from './0012-rights.js'
import { jobs } from './0013-jobs.js'
import { mailings } from './0014-mailings.js'
import { conversations } from './0015-conversations.js'
import { pollsAndReports } from './0016-polls-and-reports.js'
import { alerts } from './0017-alerts.js'
import { mail2sms } from './0018-mail2sms.js'
import { scenarios } from './0019-scenarios.js'
import { calls } from './0020-calls.js'
import { rating } from './0021-rating.js'
import { invoices } from './0022-invoices.js'
import { doubt } from './0023-doubt.js'
import { authors } from './0024-authors.js'
import { budgetsAndImports } from './0025-budgets-and-imports.js'
import { m2mSettings } from './0026-m2m-settings.js'
import { mailThreads } from './0027-mail-threads.js'
import { mailWatches } from './0028-mail-watches.js'
import { callCharges } from './0029-call-charges.js'
import { ratingLimits } from './0030-rating-limits.js'
import { callSteps } from './0031-call-steps.js'
import { voicemailAndRecordings } from './0032-voicemail-and-recordings.js'
import { trafficReports } from './0033-traffic-reports.js'
import { sessions } from './0034-sessions.js'
import type { Migration } from './migration.js'

export const migrations: readonly Migration[] = [
  foundation,
  revisions,
  routing,
  consentAndHours,
  webhooks,
  inboxAndLimits,
  waysOfMessages,
  people,
  m2m,
  history,
  tags,
  rights,
  jobs,
  mailings,
  conversations,
  pollsAndReports,
  alerts,
  mail2sms,
  scenarios,
  calls,
  rating,
  invoices,
  doubt,
  authors,
  budgetsAndImports,
  m2mSettings,
  mailThreads,
  mailWatches,
  callCharges,
  ratingLimits,
  callSteps,
  voicemailAndRecordings,
  trafficReports,
  sessions,
]
export const latestVersion = migrations.at(-1)?.version ?? 0
/** @throws Error when the schema was made by a newer gateway */
export function refuseNewerSchema(version: number): void {
  if (version <= latestVersion) return
  throw new Error(
    `The database has schema ${version}, this gateway knows up to ${latestVersion}. Start the newer gateway that made it, or restore a backup.`,
  )
}

export { postgresWords, sqliteWords } from './migration.js'
