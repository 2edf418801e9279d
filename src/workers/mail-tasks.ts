import type { CoreContext } from '../core/context.js'
import type { Log } from '../core/log.js'
import { sendDigests } from '../core/mail/digests.js'
import { PeriodicTask } from './periodic-task.js'

const digestsMs = 10_000
const purgeMs = 60_000
const dayMs = 86_400_000
/** Longer than a relay keeps a mail in its queue. */
const keyDays = 7
/** As long as answers to it may come. */
const threadDays = 15

/** Digests of storms, and the end of what was kept long enough. */
export function createMailTasks(core: CoreContext, log: Log): Record<'mailDigests' | 'mailPurge', PeriodicTask> {
  const { store, clock, mail } = core
  const before = (days: number) => clock.now() - days * dayMs
  const digests = () =>
    sendDigests(core, (company, error) =>
      log.warn({ company, err: error }, 'the digest of a storm has nobody to go to'),
    )
  const { recordDays, textDays } = mail.settings
  const purge = () =>
    store.mails.purge({
      records: before(recordDays),
      texts: before(textDays),
      keys: before(keyDays),
      threads: before(threadDays),
    })
  return {
    mailDigests: new PeriodicTask('mailDigests', digestsMs, clock, log, digests),
    mailPurge: new PeriodicTask('mailPurge', purgeMs, clock, log, purge),
  }
}
