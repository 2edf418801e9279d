import type { CoreContext } from '../../context.js'
import { recordUsage } from '../record-usage.js'
import { recordSms } from '../sms/record-sms.js'
import type { OpenAccount } from './advance-account.js'
import { loadFor } from './record-calls.js'

const mostAtOnce = 1_000

/** Charges what waited for a price and has one now. */
export async function retryParked(core: CoreContext, open: OpenAccount): Promise<void> {
  const parked = await core.store.rating.listParked(open.stored.companyId, mostAtOnce)
  if (parked.length === 0) return
  await loadFor(
    core,
    open,
    parked.flatMap((each) => (each.kind === 'call' ? [each.usage] : [])),
  )
  const now = core.clock.now()
  for (const each of parked) {
    const { account } = open
    const outcome = each.kind === 'sms' ? recordSms(account, each.usage, now) : recordUsage(account, each.usage, now)
    if (outcome.kind === 'parked') continue
    if (outcome.kind === 'rated') open.postings.push(...outcome.postings)
    open.unparked.push({ kind: each.kind, id: each.id })
  }
}
