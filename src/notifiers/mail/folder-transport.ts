import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { createTransport } from 'nodemailer'

import type { MailTransport } from '../../core/conversations/mail.js'
import { mailOptions } from './mail-options.js'

/** Mails become files that mail programs open. For trying out, and where no relay is. */
export function folderTransport(from: string, folder: string): MailTransport {
  const transporter = createTransport({ streamTransport: true, buffer: true, newline: 'windows' })
  return {
    send: async (mail, files) => {
      try {
        const { message } = await transporter.sendMail(mailOptions(from, mail, files))
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const file = join(folder, `${mail.companyId}-${mail.id}.eml`)
        await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 })
        await rename(`${file}.part`, file)
        return { kind: 'sent' }
      } catch (error) {
        return { kind: 'retry', reason: error instanceof Error ? error.message : String(error) }
      }
    },
    close: () => transporter.close(),
  }
}
