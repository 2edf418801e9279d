import type { Money } from '../values/money.js'

/**
 * What something costs, or why that is not known: `not_rated` where no offer is connected, `pending` until the operator has accepted and
 * the ledger says it, `unpriced` where no price is named. `estimate`: the amount may turn out otherwise, since the month's head-count
 * decides. Never a zero that is a guess.
 */
export interface Price {
  amount: Money | null
  reason: 'not_rated' | 'pending' | 'estimate' | 'unpriced' | null
}

export const notRated: Price = { amount: null, reason: 'not_rated' }
export const pendingPrice: Price = { amount: null, reason: 'pending' }
export const unpriced: Price = { amount: null, reason: 'unpriced' }
