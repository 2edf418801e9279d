import type { RefusalCode, RefusedRecipient } from '../errors.js'
import type { CompanyId } from '../values/ids.js'

/**
 * Another company whose people a request reaches through a tag. The sender learns how many get a message and how many do not, and
 * why; never who.
 */
export class Guest {
  readonly companyId: CompanyId
  readonly name: string
  /** How the request named the tag. */
  readonly #written: string
  readonly #refused = new Map<RefusalCode, { count: number; reason: string }>()
  /** Messages to its people. */
  recipients = 0

  constructor(companyId: CompanyId, name: string, written: string) {
    this.companyId = companyId
    this.name = name
    this.#written = written
  }

  refuse(code: RefusalCode, reason: string): void {
    const known = this.#refused.get(code)
    if (known === undefined) this.#refused.set(code, { count: 1, reason })
    else known.count += 1
  }

  /** One entry for each reason. */
  refusals(): RefusedRecipient[] {
    return [...this.#refused].map(([code, { count, reason }]) => {
      const whose = `${count} ${count === 1 ? 'subscriber' : 'subscribers'} of ${this.name}`
      return { to: this.#written, code, reason: `${whose}: ${reason}` }
    })
  }
}
