import type { Mail } from './read-mail.js'

/** Reads mails of strangers without holding up anybody else. */
export interface MailReader {
  /** @throws MailTooComplex, also for a mail that would take too long or too much memory */
  read(raw: Buffer): Promise<Mail>
  close(): Promise<void>
}
