import type { CoreContext } from '../../context.js'
import type { CompanyId } from '../../values/ids.js'
import { recordUsage } from '../record-usage.js'
import { recordSms } from '../sms/record-sms.js'
import type { UsageRecord } from '../usage-record.js'
import { advance, type OpenAccount } from './advance-account.js'
import { recordOf, surroundingsOf, useOfRecord } from './call-records.js'
import type { ParkedUsage } from './ports.js'
import { loadFor } from './record-calls.js'

const mostAtOnce = 1_000

type ParkedCall = Extract<ParkedUsage, { kind: 'call' }>

/** Charges what waited for a price and has one now. @returns how many */
export async function retryParked(core: CoreContext, open: OpenAccount): Promise<number> {
  const parked = await core.store.rating.listParked(open.stored.companyId, mostAtOnce)
  if (parked.length === 0) return 0
  const calls = await currentRecords(
    core,
    open,
    parked.flatMap((each) => (each.kind === 'call' ? [each] : [])),
  )
  await loadFor(core, open, [...calls.values()])
  const now = core.clock.now()
  const { account } = open
  for (const each of parked) {
    const outcome =
      each.kind === 'sms'
        ? recordSms(account, each.usage, now)
        : recordUsage(account, calls.get(each.id) ?? each.usage, now)
    if (outcome.kind === 'parked' || outcome.kind === 'refused') continue
    if (outcome.kind === 'rated') open.postings.push(...outcome.postings)
    open.unparked.push({ kind: each.kind, id: each.id })
  }
  return open.unparked.length
}

/** Of our own calls the direction is asked for again: by now the numbering data may know the number. */
async function currentRecords(
  core: CoreContext,
  open: OpenAccount,
  parked: readonly ParkedCall[],
): Promise<Map<number, UsageRecord>> {
  const { companyId } = open.stored
  const records = new Map(parked.map(({ id, usage }) => [id, usage]))
  const wanted = parked.flatMap(({ id, usage }) => {
    const use = useOfRecord(id)
    return use === undefined ? [] : [{ id: use, until: usage.endedAt }]
  })
  if (wanted.length === 0) return records
  const around = await surroundingsOf(core, companyId)
  for (const use of await core.store.rating.findUses(companyId, wanted)) {
    const record = recordOf(core, open.account, use, around)
    records.set(record.id, record)
  }
  return records
}

/** Tries what waits for a price once more, though nobody changed the account. @returns how many were charged; undefined for none */
export async function retryAllParked(core: CoreContext, companyId: CompanyId): Promise<number | undefined> {
  const done = await advance(core, companyId, async (open) => {
    const charged = await retryParked(core, open)
    return charged === 0 ? null : { result: charged, audit: null }
  })
  return done?.result
}
