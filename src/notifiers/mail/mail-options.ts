/** RFC 5322 messages; RFC 3834 for what is sent by itself; RFC 3462 and RFC 3464 for reports. */
import type Mail from 'nodemailer/lib/mailer/index.js'

import type { AttachedFile, MailShape, WaitingMail } from '../../core/conversations/mail.js'
import { formatMailDate } from '../../core/mail/mail-date.js'

/** The same mail has the same id however often it is sent. */
export function mailOptions(from: string, mail: WaitingMail, files: readonly AttachedFile[] = []): Mail.Options {
  const { shape } = mail
  if (shape?.report !== undefined) return reportOptions(from, mail, shape, shape.report)
  return {
    from: shape?.from ?? from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    date: new Date(mail.createdAt),
    messageId: messageIdOf(from, mail),
    ...(shape?.inReplyTo !== undefined && { inReplyTo: shape.inReplyTo }),
    ...(shape?.references !== undefined && { references: [...shape.references] }),
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    attachments: files.map(({ name, type, content }) => ({ filename: name, contentType: type, content })),
    // Texts come from subscribers: nothing in them is fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

function messageIdOf(from: string, { companyId, id }: WaitingMail): string {
  return `<mail-${companyId}-${id}@${from.slice(from.lastIndexOf('@') + 1)}>`
}

/** A report has no return path, so that nothing is ever answered to it. */
function reportOptions(
  from: string,
  mail: WaitingMail,
  { from: sender = { name: '', address: from } }: MailShape,
  { status, headers }: NonNullable<MailShape['report']>,
): Mail.Options {
  const boundary = `report-${mail.companyId}-${mail.id}`
  const lines = [
    `From: ${sender.name} <${sender.address}>`,
    `To: ${mail.to}`,
    `Subject: =?utf-8?B?${Buffer.from(mail.subject).toString('base64')}?=`,
    `Date: ${formatMailDate(mail.createdAt)}`,
    `Message-ID: ${messageIdOf(from, mail)}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    `Content-Type: multipart/report; report-type=delivery-status; boundary="${boundary}"`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: base64',
    '',
    (
      Buffer.from(mail.text)
        .toString('base64')
        .match(/.{1,76}/g) ?? []
    ).join('\n'),
    `--${boundary}`,
    'Content-Type: message/delivery-status',
    '',
    status,
    '',
    `--${boundary}`,
    'Content-Type: text/rfc822-headers',
    '',
    headers,
    `--${boundary}--`,
    '',
  ]
  return { envelope: { from: '', to: [mail.to] }, raw: lines.join('\n').replaceAll('\n', '\r\n') }
}
