/** RFC 5322 messages; RFC 3834 for what is sent by itself. */
import type Mail from 'nodemailer/lib/mailer/index.js'

import type { AttachedFile, WaitingMail } from '../../core/conversations/mail.js'

/** The same mail has the same id however often it is sent. */
export function mailOptions(from: string, mail: WaitingMail, files: readonly AttachedFile[]): Mail.Options {
  const domain = from.slice(from.lastIndexOf('@') + 1)
  return {
    from,
    to: mail.to,
    subject: mail.subject,
    text: mail.text,
    date: new Date(mail.createdAt),
    messageId: `<mail-${mail.companyId}-${mail.id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    attachments: files.map(({ name, type, content }) => ({ filename: name, contentType: type, content })),
    // Texts come from subscribers: nothing in them is fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
