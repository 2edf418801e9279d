import type { NewMail } from '../../core/mail/mail-record.js'
import type { AcceptAnswer } from '../../core/messaging/submission-record.js'
import type { MailId } from '../../core/values/ids.js'
import { mailKeys, mails, mailThreads } from '../tables/mail-tables.js'
import type { Tuple } from '../tables/table.js'
import type { ChangeOf } from './change.js'
import type { BatchTransaction } from './transaction.js'

/** Stores the mails that acceptances came in. Where one was taken before, its acceptance gets that answer. */
export async function takeMails(
  tx: BatchTransaction,
  changes: readonly ChangeOf<'accept'>[],
  answers: AcceptAnswer[],
): Promise<void> {
  const indexes: number[] = []
  const taken: NewMail[] = []
  for (const [index, { acceptance }] of changes.entries()) {
    if (acceptance.mail === undefined || answers[index]?.kind !== 'accepted') continue
    indexes.push(index)
    taken.push(acceptance.mail)
  }
  if (taken.length === 0) return
  const known = await recordAll(tx, taken)
  for (const [position, index] of indexes.entries()) {
    const id = known[position] ?? null
    if (id !== null) answers[index] = { kind: 'known_mail', id }
  }
}

export async function recordMail(tx: BatchTransaction, mail: NewMail): Promise<MailId | null> {
  const [known = null] = await recordAll(tx, [mail])
  return known
}

/** Takes back a mail of this transaction whose message is not to be sent. */
export async function forgetMail(tx: BatchTransaction, { record, key }: NewMail): Promise<void> {
  await tx.run(`DELETE FROM mails WHERE company_id = ? AND id = ?`, [record.companyId, record.id])
  await tx.run(`DELETE FROM mail_threads WHERE company_id = ? AND mail_id = ? AND created_at = ?`, [
    record.companyId,
    record.id,
    record.at,
  ])
  if (key === null) return
  await tx.run(`DELETE FROM mail_keys WHERE company_id = ? AND key = ?`, [record.companyId, key])
}

/** For each mail the one that it is a copy of, with nothing stored; null for one that was stored. */
async function recordAll(tx: BatchTransaction, all: readonly NewMail[]): Promise<(MailId | null)[]> {
  const keyed = all.filter((mail): mail is KeyedMail => mail.key !== null)
  const isNew = await tx.insertMissing(mailKeys, keyed.map(keyTuple))
  const copies = new Set(keyed.filter((_, position) => isNew[position] !== true))
  const stored = all.filter((mail) => !copies.has(mail as KeyedMail))
  await tx.insertMany(mails, stored.map(tupleOf))
  const threads = stored.flatMap(threadTuples)
  if (threads.length > 0) await tx.insertMany(mailThreads, threads)
  const known: (MailId | null)[] = []
  for (const mail of all) known.push(copies.has(mail as KeyedMail) ? await firstOf(tx, mail as KeyedMail) : null)
  return known
}

/** When the messages of a mail are looked at first, to tell its sender of them. */
const firstLookMs = 60_000

function threadTuples({ record: { companyId, id, at }, thread = null }: NewMail): Tuple[] {
  if (thread === null) return []
  const { firstId, lastId, about, ...kept } = thread
  const { report } = kept
  const reportAt = report === null ? null : at + firstLookMs
  return [[companyId, firstId, lastId, id, at, about, report?.to ?? null, reportAt, 0, JSON.stringify(kept)]]
}

type KeyedMail = NewMail & { key: string }

function keyTuple({ record, key }: KeyedMail): Tuple {
  return [record.companyId, key, record.id, record.at]
}

const storedKey = { columns: ['mail_id'], key: ['company_id', 'key'] } as const

async function firstOf(tx: BatchTransaction, { record, key }: KeyedMail): Promise<MailId> {
  const [row] = await tx.selectMany(mailKeys, storedKey, [[record.companyId, key]])
  if (row === undefined) throw new Error('the key of a mail was refused and is not there')
  return row.mail_id as MailId
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
