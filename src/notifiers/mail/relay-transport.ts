import { createTransport } from 'nodemailer'

import type { MailOutcome, MailTransport } from '../../core/conversations/mail.js'
import { mailOptions } from './mail-options.js'

export interface RelaySettings {
  from: string
  host: string
  port: number
  security: 'tls' | 'starttls' | 'none'
  login?: string | undefined
  password?: string | undefined
}

const timeoutMs = 30_000
const connections = 3

/** Mails go to one SMTP relay over a few connections that are kept. */
export function relayTransport({ from, host, port, security, login, password }: RelaySettings): MailTransport {
  const transporter = createTransport({
    pool: true,
    maxConnections: connections,
    host,
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    ...(login !== undefined && { auth: { user: login, pass: password ?? '' } }),
  })
  return {
    send: async (mail, files) => {
      try {
        await transporter.sendMail(mailOptions(from, mail, files))
        return { kind: 'sent' }
      } catch (error) {
        return outcomeOf(error)
      }
    },
    close: () => transporter.close(),
  }
}

/** A 5xx to the mail itself is final; to the login or the connection it is a fault that an operator mends. */
function outcomeOf(error: unknown): MailOutcome {
  const {
    message = String(error),
    responseCode,
    code,
  } = error as Partial<Error & { responseCode: number; code: string }>
  const isAboutMail = code === 'EENVELOPE' || code === 'EMESSAGE'
  const isFinal = isAboutMail && responseCode !== undefined && responseCode >= 500
  return { kind: isFinal ? 'refused' : 'retry', reason: message }
}
