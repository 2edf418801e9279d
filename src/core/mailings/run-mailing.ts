import type { Principal } from '../accounts/account.js'
import type { CoreContext } from '../context.js'
import { type ErrorCode, GatewayError } from '../errors.js'
import type { SubmitCommand } from '../messaging/commands.js'
import { submitMessage } from '../messaging/submit-message.js'
import type { MailingRunId } from '../values/ids.js'
import { timeAfter } from './calendar-rule.js'
import { type Mailing, type MailingRun, referenceOf, toleranceMs } from './mailing.js'

/**
 * Runs a mailing whose time has come, and notes when the next one is. Times that passed unseen are one run at most. Whoever dies in the
 * middle has sent or not: the key of the run keeps the next one from sending it twice.
 * @throws GatewayError what may pass: `rate_limited`, `overloaded`, `storage_unavailable`, `storage_full`
 */
export async function runMailing(core: CoreContext, mailing: Mailing & { nextAt: number }): Promise<MailingRun> {
  const now = core.clock.now()
  const { dueAt, missed, nextAt } = dueTimes(mailing, now)
  const isLate = now - dueAt > toleranceMs
  const result = isLate && mailing.ifMissed === 'skip' ? missedRun : await sendRun(core, mailing, dueAt)
  const run: MailingRun = {
    id: (await core.store.allocateIds(1)) as MailingRunId,
    mailingId: mailing.id,
    dueAt,
    at: now,
    missed,
    ...result,
  }
  await core.store.mailings.recordRun(mailing, run, nextAt)
  return run
}

/** The last time that has come, how many came before it unseen, and the first to come. */
function dueTimes({ rule, zone, nextAt: first }: Mailing & { nextAt: number }, now: number) {
  let dueAt = first
  let missed = 0
  let nextAt = timeAfter(rule, zone, dueAt)
  while (nextAt !== null && nextAt <= now) {
    missed += 1
    dueAt = nextAt
    nextAt = timeAfter(rule, zone, dueAt)
  }
  return { dueAt, missed, nextAt }
}

type RunResult = Pick<MailingRun, 'outcome' | 'broadcastId' | 'recipients' | 'segments' | 'refused' | 'reason'>

const nothingSent = { broadcastId: null, recipients: 0, segments: 0, refused: 0 }
const missedRun: RunResult = {
  ...nothingSent,
  outcome: 'missed',
  reason: 'No gateway ran at its time, and the mailing is not sent late.',
}

/** What is the fault of no mailing, and may pass. */
const passing: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'rate_limited',
  'overloaded',
  'storage_unavailable',
  'storage_full',
])

async function sendRun(core: CoreContext, mailing: Mailing, dueAt: number): Promise<RunResult> {
  try {
    await requireActiveCompany(core, mailing)
    const sent = await submitMessage(core, authorOf(mailing), commandOf(mailing, dueAt))
    const { broadcastId, segmentsTotal, refused } = sent
    return {
      outcome: 'sent',
      broadcastId,
      recipients: sent.messages.length,
      segments: segmentsTotal,
      refused: refused.length,
      reason: null,
    }
  } catch (error) {
    if (!(error instanceof GatewayError) || passing.has(error.code)) throw error
    // Sent by a process that died before it could note it, and changed since.
    if (error.code === 'idempotency_mismatch') return { ...nothingSent, outcome: 'sent', reason: null }
    return { ...nothingSent, outcome: 'failed', refused: error.refused?.length ?? 0, reason: error.message }
  }
}

async function requireActiveCompany(core: CoreContext, { companyId }: Mailing): Promise<void> {
  const company = await core.store.accounts.findCompany(companyId)
  if (company?.state !== 'active') throw new GatewayError('forbidden', 'The company is suspended.')
}

function authorOf({ companyId, id }: Mailing): Principal {
  return { companyId, actor: `mailing:${id}`, scopes: new Set(['messages:send']) }
}

function commandOf({ id, content }: Mailing, dueAt: number): SubmitCommand {
  const { validForMs, ...rest } = content
  return {
    ...rest,
    onRefusedRecipient: 'skip',
    reference: referenceOf(id),
    idempotencyKey: `mailing:${id}:${dueAt}`,
    traceId: `mailing:${id}:${dueAt}`,
    via: 'mailing',
    ...(validForMs !== undefined && { relative: { deliverInMs: validForMs } }),
  }
}
