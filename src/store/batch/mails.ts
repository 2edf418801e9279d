import type { NewMail } from '../../core/mail/mail-record.js'
import type { AcceptAnswer } from '../../core/messaging/submission-record.js'
import type { MailId } from '../../core/values/ids.js'
import { mailKeys, mails } from '../tables/mail-tables.js'
import type { Tuple } from '../tables/table.js'
import type { ChangeOf } from './change.js'
import type { BatchTransaction } from './transaction.js'

/** Stores the mails that acceptances came in. Where one was taken before, its acceptance gets that answer. */
export async function takeMails(
  tx: BatchTransaction,
  changes: readonly ChangeOf<'accept'>[],
  answers: AcceptAnswer[],
): Promise<void> {
  for (const [index, { acceptance }] of changes.entries()) {
    if (acceptance.mail === undefined || answers[index]?.kind !== 'accepted') continue
    const known = await recordMail(tx, acceptance.mail)
    if (known !== null) answers[index] = { kind: 'known_mail', id: known }
  }
}

const storedKey = { columns: ['mail_id'], key: ['company_id', 'key'] } as const

export async function recordMail(tx: BatchTransaction, mail: NewMail): Promise<MailId | null> {
  const { companyId, id, at } = mail.record
  if (mail.key !== null) {
    const [isNew] = await tx.insertMissing(mailKeys, [[companyId, mail.key, id, at]])
    if (isNew !== true) {
      const [row] = await tx.selectMany(mailKeys, storedKey, [[companyId, mail.key]])
      if (row === undefined) throw new Error('the key of a mail was refused and is not there')
      return row.mail_id as MailId
    }
  }
  await tx.insertMany(mails, [tupleOf(mail)])
  return null
}

function tupleOf({ record, group }: NewMail): Tuple {
  const { companyId, id, at, integrationId, verdict, content, ...rest } = record
  const stored = JSON.stringify(group === null ? rest : { ...rest, digest: group.digest })
  return [
    companyId,
    id,
    at,
    integrationId,
    verdict,
    group?.key ?? null,
    group?.until ?? null,
    stored,
    content === null ? null : JSON.stringify(content),
  ]
}
