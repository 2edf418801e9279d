import type { MessageClass } from '../messaging/message.js'
import type { CompanyId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import { NumberFlags } from './number-flags.js'
import { forbids, type OptOut } from './opt-out.js'
import { type OptOutRefusal, type OptOuts, refusalBy } from './opt-outs.js'

/** An entry as the table needs it; `active` is false once it was removed. */
export type OptOutState = Pick<OptOut, 'companyId' | 'msisdn' | 'scope' | 'kind'> & { active: boolean }

/** A bit for each entry that a number can have with one company; what forbids most comes first. */
const entries = [
  { kind: 'blacklist', scope: 'all', bit: 8 },
  { kind: 'blacklist', scope: 'mailing', bit: 4 },
  { kind: 'opt_out', scope: 'all', bit: 2 },
  { kind: 'opt_out', scope: 'mailing', bit: 1 },
] as const

/** Who must not be texted, of all companies, in memory. */
export class OptOutTable implements OptOuts {
  readonly #companies = new Map<CompanyId, NumberFlags>()

  /** Entries of one number are applied in the order in which they were written. */
  apply({ companyId, msisdn, scope, kind, active }: OptOutState): void {
    const entry = entries.find((each) => each.kind === kind && each.scope === scope)
    if (entry === undefined) throw new Error(`an opt-out of an unknown kind: ${kind}, ${scope}`)
    let flags = this.#companies.get(companyId)
    if (flags === undefined) {
      if (!active) return
      this.#companies.set(companyId, (flags = new NumberFlags()))
    }
    const number = numberOf(msisdn)
    const before = flags.get(number)
    flags.set(number, active ? before | entry.bit : before & ~entry.bit)
  }

  refusal(companyId: CompanyId, to: Msisdn, messageClass: MessageClass): OptOutRefusal | null {
    const number = numberOf(to)
    return this.#refusal(companyId, number, messageClass) ?? this.#refusal(PLATFORM, number, messageClass)
  }

  #refusal(companyId: CompanyId, number: number, messageClass: MessageClass): OptOutRefusal | null {
    const flags = this.#companies.get(companyId)?.get(number) ?? 0
    if (flags === 0) return null
    const entry = entries.find((each) => (flags & each.bit) !== 0 && forbids(each, messageClass))
    return entry === undefined ? null : refusalBy({ ...entry, companyId })
  }
}

/** The digits behind the plus: at most 15, so a double holds them. */
function numberOf(msisdn: Msisdn): number {
  return Number(msisdn.slice(1))
}
