import type { CompanyId } from '../values/ids.js'

/** The sender that subscribers on one carrier see. */
export type SenderChoice =
  /** `replaced`: the carrier does not show the name that was asked for, and the declared fall-back takes its place. */
  { ok: true; from: string; replaced: boolean } | { ok: false; reason: string }

export interface SenderNames {
  /** `from` is valid as a sender name, a number or a short code. */
  choose(companyId: CompanyId, from: string, carrier: string): SenderChoice
  /** Whether the company may send from this number: its own, or a shared one. */
  isUsableNumber(companyId: CompanyId, address: string): boolean
  /** Carriers that show registered names only. */
  readonly registeringCarriers: readonly string[]
}
