import type { Call } from '../../calls/call.js'
import type { CoreContext } from '../../context.js'
import type { CallId, CompanyId } from '../../values/ids.js'
import { noMoney } from '../../values/money.js'
import { notRated, pendingPrice, type Price, unpriced } from '../price.js'
import type { ChargedCall } from './ports.js'

/** What a call cost, and each of its uses by its id. */
export interface CallPrice extends Price {
  useOf(id: number): Price & { direction: string | null }
}

/** The prices of calls by the ledger: one question for all. */
export async function callPricesOf(
  { store }: Pick<CoreContext, 'store'>,
  companyId: CompanyId,
  calls: readonly Pick<Call, 'id' | 'state'>[],
): Promise<(call: Pick<Call, 'id' | 'state'>) => CallPrice> {
  const charged: ReadonlyMap<CallId, ChargedCall> =
    calls.length === 0
      ? new Map()
      : await store.rating.callPrices(
          companyId,
          calls.map(({ id }) => id),
        )
  return ({ id, state }) => {
    const found = charged.get(id)
    return { ...priceOf(found, state), useOf: (use) => priceOfUse(found, use) }
  }
}

function priceOf(call: ChargedCall | undefined, state: Call['state']): Price {
  if (call === undefined) return notRated
  if (call.parked.size > 0) return unpriced
  return call.isWaiting || state === 'in_progress' ? pendingPrice : { amount: call.amount, reason: null }
}

function priceOfUse(call: ChargedCall | undefined, id: number): Price & { direction: string | null } {
  const use = call?.uses.get(id)
  if (call?.parked.has(id) === true) return { ...unpriced, direction: null }
  if (use !== undefined) return { amount: use.amount ?? noMoney, reason: null, direction: use.direction }
  return { ...(call?.isWaiting === true ? pendingPrice : notRated), direction: null }
}
