import { join } from 'node:path'

import { openAttachments } from '../core/calls/mail-attachments.js'
import type { CoreContext } from '../core/context.js'
import type { MailTransport } from '../core/conversations/mail.js'
import { folderTransport } from '../notifiers/mail/folder-transport.js'
import { relayTransport } from '../notifiers/mail/relay-transport.js'
import { MailCourier } from '../workers/mail-courier.js'
import type { Parts } from './parts.js'

const hourMs = 3_600_000

export function createMailCourier(parts: Parts, core: CoreContext): MailCourier {
  const { loaded, clock, log, storage } = parts
  return new MailCourier({
    store: core.store,
    leases: storage.leases,
    clock,
    log,
    transport: createTransport(parts),
    giveUpAfterMs: loaded.config.outgoingMail.giveUpAfterHours * hourMs,
    openAttachments: (mail) => openAttachments(core, mail),
    chance: Math.random,
  })
}

/** Without a relay mails are kept in a folder. */
function createTransport({ loaded: { config, secrets } }: Parts): MailTransport {
  const { from, host, port, security, login } = config.outgoingMail
  if (host === undefined) return folderTransport(from, join(config.dataDir, 'mail'))
  return relayTransport({ from, host, port, security, login, password: secrets.mailPassword })
}
