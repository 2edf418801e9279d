import type { Money } from '../../values/money.js'

/** A legal combination of tariff and minute packages; a package may stand several times. */
export interface VoicePlan {
  tariff: string
  packages: readonly string[]
}

/** What a plan costs over the months that were asked about, without the setup fee; amounts include VAT. */
export interface PlanCost {
  plan: VoicePlan
  cost: Money
  /** Number and packages. */
  fees: Money
  /** What packages did not cover. */
  usage: Money
}
