import type { Config } from '../config.js'
import type { Clock } from '../core/clock.js'
import type { CoreContext } from '../core/context.js'
import { IntegrationTable } from '../core/mail/integration-table.js'
import type { MailContext } from '../core/mail/mail-context.js'
import { StormGuard } from '../core/mail/storm-guard.js'
import { WatchTable } from '../core/mail/watch.js'
import type { Store } from '../core/ports.js'
import type { Snapshots } from '../core/snapshots.js'
import { MailInterface } from '../interfaces/mail/mail-interface.js'
import { DmarcPolicy, type SenderPolicy } from '../interfaces/mail/sender-policy.js'
import { ThreadedMailReader } from '../workers/mail-reader.js'
import type { Parts } from './parts.js'

export function createMailContext(config: Config, store: Store, clock: Clock, snapshots: Snapshots): MailContext {
  const integrations = new IntegrationTable()
  snapshots.register('mail_integrations', async () => integrations.load(await store.mails.loadIntegrations()))
  const watches = new WatchTable()
  snapshots.register('mail_watches', async () => watches.load(await store.mails.loadWatches()))
  const { domains, recordDays, textDays } = config.mail
  const reader = new ThreadedMailReader(clock)
  return { integrations, watches, reader, storms: new StormGuard(clock), settings: { domains, recordDays, textDays } }
}

export function createMail({ loaded, log, metrics }: Parts, core: CoreContext, policy?: SenderPolicy): MailInterface {
  const { config, secrets } = loaded
  const { listeners, sizeBytes, dmarc } = config.mail
  return new MailInterface({
    core,
    log,
    metrics: { onMail: metrics.mailAnswered },
    sizeBytes,
    policy: dmarc ? (policy ?? new DmarcPolicy(log)) : null,
    listeners: listeners.map((listener, index) => ({ ...listener, certificate: secrets.mailCertificate(index) })),
  })
}
