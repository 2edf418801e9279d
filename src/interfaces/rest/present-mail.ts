import type { OutgoingMail } from '../../core/conversations/ports.js'
import type { MailIntegration, StoredMailIntegration } from '../../core/mail/integration.js'
import type { MailRecord } from '../../core/mail/mail-record.js'
import type { CreatedIntegration } from '../../core/mail/manage-integrations.js'
import type { MailVerdictTold } from '../../core/mail/try-mail.js'
import { type CompanyId, formatId, PLATFORM } from '../../core/values/ids.js'
import type { components } from './generated/contract.js'
import { formatInstant, formatNullableInstant } from './instant.js'
import { presentPlan } from './present-plan.js'

type Schemas = components['schemas']
type Shown = MailIntegration & Partial<Pick<StoredMailIntegration, 'addressHash'>>

/** `domain` is that of the gateway's own addresses. */
export function presentIntegration(integration: Shown, domain: string): Schemas['MailIntegration'] {
  const { name, state, template, maxSegments, from, groupsSimilar, contact, reports, acknowledgement } = integration
  return {
    id: formatId(integration.id),
    companyId: formatId(integration.companyId),
    name,
    state,
    address: `i-${integration.id}@${domain}`,
    hasSecretAddress: (integration.addressHash ?? null) !== null,
    senders: [...integration.senders],
    networks: [...integration.networks],
    recipients: [...integration.recipients],
    template,
    maxSegments,
    from,
    class: integration.class,
    groupsSimilar,
    contact,
    reports,
    certificates: [...integration.certificates],
    acknowledgement,
    createdAt: formatInstant(integration.createdAt),
    updatedAt: formatInstant(integration.updatedAt),
  }
}

export function presentCreated(
  { integration, secret }: CreatedIntegration,
  domain: string,
): Schemas['MailIntegrationWithSecret'] {
  const secretAddress = secret === null ? null : `m-${secret}@${domain}`
  return { ...presentIntegration(integration, domain), secretAddress }
}

export function presentTrial(told: MailVerdictTold): Schemas['MailTrial'] {
  const { verdict, reason, subject, text, sms, isCut, alert, recipients, plan } = told
  const shown = { verdict, reason, subject, text, sms, isCut, alert, recipients: [...recipients] }
  return { ...shown, plan: plan === null ? null : presentPlan(plan) }
}

export function presentMail(mail: MailRecord): Schemas['Mail'] {
  const { actor, proof, address, verdict, reason, messageId, alert, recipients, refusedRecipients, segments, content } =
    mail
  return {
    id: formatId(mail.id),
    companyId: ofCompany(mail.companyId),
    at: formatInstant(mail.at),
    integrationId: mail.integrationId === null ? null : formatId(mail.integrationId),
    actor,
    proof,
    address,
    verdict,
    reason,
    messageId,
    alert,
    recipients,
    refusedRecipients,
    segments,
    broadcastId: mail.broadcastId === null ? null : formatId(mail.broadcastId),
    smsId: mail.smsId === null ? null : formatId(mail.smsId),
    alertId: mail.alertId === undefined || mail.alertId === null ? null : String(mail.alertId),
    content,
  }
}

export function presentOutgoing(mail: OutgoingMail): Schemas['OutgoingMail'] {
  const { shape, to, subject, text, state, attempts, error } = mail
  return {
    id: String(mail.id),
    companyId: ofCompany(mail.companyId),
    kind: shape?.report === undefined ? 'mail' : 'report',
    to,
    from: shape?.from?.address ?? null,
    subject,
    text,
    inReplyTo: shape?.inReplyTo ?? null,
    references: [...(shape?.references ?? [])],
    state,
    attempts,
    error,
    createdAt: formatInstant(mail.createdAt),
    endedAt: formatNullableInstant(mail.endedAt),
  }
}

function ofCompany(id: CompanyId): string | null {
  return id === PLATFORM ? null : formatId(id)
}
