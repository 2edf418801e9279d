import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { type MailId, PLATFORM } from '../values/ids.js'
import { collapseBlanks } from './clean-text.js'
import type { Mail } from './read-mail.js'

/** Characters that are kept. */
const longest = 4_000

/**
 * Keeps a mail to postmaster or abuse in the platform's journal. Anybody may write; few a minute from one address.
 * @throws GatewayError `rate_limited`
 */
export async function takeForPostmaster(core: CoreContext, mail: Mail, address: string): Promise<void> {
  const storm = { companyId: PLATFORM, actor: address, fingerprint: address, isRecovery: false }
  if (core.mail.storms.judge(storm).kind !== 'send') {
    throw new GatewayError('rate_limited', 'Too many mails to the postmaster; write again later.', {
      retryAfterSeconds: 300,
    })
  }
  const id = (await core.store.allocateIds(1)) as MailId
  const [from = ''] = mail.from
  const content = {
    from,
    subject: mail.subject.slice(0, 1_000),
    text: collapseBlanks(mail.text).slice(0, longest),
    sms: '',
  }
  const counts = { recipients: 0, refusedRecipients: 0, segments: 0, broadcastId: null, smsId: null }
  const sender = { integrationId: null, actor: 'stranger', proof: 'none', address } as const
  const about = { verdict: 'stored', reason: null, messageId: mail.messageId, alert: null } as const
  const record = { id, companyId: PLATFORM, at: core.clock.now(), ...sender, ...about, ...counts, content }
  await core.store.mails.record({ record, key: null, group: null })
}
