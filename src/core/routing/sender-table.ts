import type { CompanyId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import type { SenderData, SenderNameRecord } from './sender-name.js'
import type { SenderChoice, SenderNames } from './sender-names.js'

/** What a carrier lets through: registered names alone, or any. */
export type SenderPolicy = 'registered' | 'any'

/** Sender names and own numbers in memory. Names and numbers of the platform are for every company. */
export class SenderTable implements SenderNames {
  readonly registeringCarriers: readonly string[]
  readonly #policies: ReadonlyMap<string, SenderPolicy>
  #names: ReadonlyMap<CompanyId, ReadonlyMap<string, SenderNameRecord>> = new Map()
  /** The owner of each number in use; null: shared. */
  #numbers: ReadonlyMap<string, CompanyId | null> = new Map()

  constructor(policies: ReadonlyMap<string, SenderPolicy>) {
    this.#policies = policies
    this.registeringCarriers = [...policies].filter(([, policy]) => policy === 'registered').map(([name]) => name)
  }

  load({ names, numbers }: SenderData): void {
    const byCompany = new Map<CompanyId, Map<string, SenderNameRecord>>()
    for (const record of names) {
      const own = byCompany.get(record.companyId) ?? new Map<string, SenderNameRecord>()
      byCompany.set(record.companyId, own.set(record.name, record))
    }
    this.#names = byCompany
    this.#numbers = new Map(numbers.map(({ address, companyId }) => [address, companyId]))
  }

  choose(companyId: CompanyId, from: string, carrier: string): SenderChoice {
    if (this.#policies.get(carrier) === 'any') return { ok: true, from, replaced: false }
    const tried = new Set<string>()
    for (let sender: string | null = from; sender !== null && !tried.has(sender);) {
      if (this.#isShown(companyId, sender, carrier)) return { ok: true, from: sender, replaced: sender !== from }
      tried.add(sender)
      sender = this.#find(companyId, sender)?.fallback ?? null
    }
    return { ok: false, reason: this.#refusal(companyId, from, carrier) }
  }

  isUsableNumber(companyId: CompanyId, address: string): boolean {
    const owner = this.#numbers.get(address)
    return owner === null || owner === companyId
  }

  #isShown(companyId: CompanyId, sender: string, carrier: string): boolean {
    if (this.isUsableNumber(companyId, sender)) return true
    const registrations = this.#find(companyId, sender)?.registrations ?? []
    return registrations.some((each) => each.carrier === carrier && each.state === 'registered')
  }

  #find(companyId: CompanyId, name: string): SenderNameRecord | undefined {
    return this.#names.get(companyId)?.get(name) ?? this.#names.get(PLATFORM)?.get(name)
  }

  #refusal(companyId: CompanyId, from: string, carrier: string): string {
    const wayOut = 'send from a number of yours, or declare a fall-back for the name'
    if (/^[+0-9]/.test(from) && !/[A-Za-z]/.test(from)) {
      return `The number ${from} is not one that this company may send from: use one that GET /v1/numbers lists`
    }
    const record = this.#find(companyId, from)
    if (record === undefined) {
      return `The sender name "${from}" is not registered for this company: ask for it with POST /v1/sender-names, or send from a number of yours`
    }
    const state = record.registrations.find((each) => each.carrier === carrier)?.state ?? 'requested'
    const said = state === 'rejected' ? `was rejected by ${carrier}` : `is not yet registered with ${carrier}`
    const fallback =
      record.fallback === null ? '' : `, and its fall-back "${record.fallback}" is not shown there either`
    return `The sender name "${from}" ${said}${fallback}: ${wayOut}`
  }
}
