import type { MessageClass } from '../../core/messaging/message.js'
import { refuseUnsent } from '../../core/messaging/progress.js'
import { forbids, type OptOut } from '../../core/people/opt-out.js'
import { refusalBy } from '../../core/people/opt-outs.js'
import { PLATFORM } from '../../core/values/ids.js'
import { optOuts } from '../tables/tables.js'
import type { BatchTransaction } from './transaction.js'
import { WorkingSet } from './working-set.js'

export type Forbidden = Pick<OptOut, 'companyId' | 'msisdn' | 'scope' | 'kind'>

interface Waiting {
  company_id: number
  id: number
  msisdn: string
  class: string
}

/** Cancels what waits for these numbers and is forbidden; how many messages. The entries are those of a hundred numbers or so. */
export async function withdraw(tx: BatchTransaction, entries: readonly Forbidden[], at: number): Promise<number> {
  const numbers = [...new Set(entries.map(({ msisdn }) => msisdn))]
  const waiting = await tx.query<Waiting>(
    `SELECT company_id, id, msisdn, class FROM messages
     WHERE msisdn IN (${numbers.map(() => '?').join(', ')}) AND direction = 'mt' AND state IN ('scheduled','held','queued')`,
    numbers,
  )
  return cancelForbidden(tx, waiting, entries, at)
}

/** The same for messages of one company that a broadcast has just been made into. */
export async function withdrawNew(
  tx: BatchTransaction,
  { companyId, class: messageClass }: { companyId: number; class: MessageClass },
  recipients: readonly { id: number; to: string }[],
  at: number,
): Promise<number> {
  const spec = {
    columns: ['company_id', 'msisdn', 'scope', 'kind', 'removed_at'],
    key: ['company_id', 'msisdn'],
  } as const
  const keys = recipients.flatMap(({ to }) => [
    [companyId, to],
    [PLATFORM, to],
  ])
  const rows = await tx.selectMany(optOuts, spec, keys)
  const held = rows.filter((row) => row.removed_at === null)
  if (held.length === 0) return 0
  const entries = held.map((row) => ({ ...row, companyId: row.company_id }) as unknown as Forbidden)
  const messages = recipients.map(({ id, to }) => ({ company_id: companyId, id, msisdn: to, class: messageClass }))
  return cancelForbidden(tx, messages, entries, at)
}

async function cancelForbidden(
  tx: BatchTransaction,
  messages: readonly Waiting[],
  entries: readonly Forbidden[],
  at: number,
): Promise<number> {
  const byNumber = new Map<string, Forbidden[]>()
  for (const entry of entries) byNumber.set(entry.msisdn, [...(byNumber.get(entry.msisdn) ?? []), entry])
  const found = messages.flatMap((message) => {
    const entry = byNumber.get(message.msisdn)?.find((each) => concerns(each, message))
    return entry === undefined ? [] : [{ message, entry }]
  })
  const work = new WorkingSet(tx)
  await work.load(found.map(({ message }) => [message.company_id, message.id] as const))
  let cancelled = 0
  for (const { message, entry } of found) {
    const progress = work.get(message.id)
    if (progress === undefined || !refuseUnsent(progress, at, refusalBy(entry))) continue
    work.settle(progress, at)
    cancelled += 1
  }
  await work.flush(at)
  return cancelled
}

function concerns(entry: Forbidden, message: Waiting): boolean {
  const isTheirs = entry.companyId === PLATFORM || entry.companyId === message.company_id
  return isTheirs && forbids(entry, message.class as MessageClass)
}
