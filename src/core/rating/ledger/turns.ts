import type { CompanyId } from '../../values/ids.js'

/** Who of this process advances a company's account comes one after the other: only other processes are in each other's way. */
export class Turns {
  readonly #last = new Map<CompanyId, Promise<unknown>>()

  async take<T>(companyId: CompanyId, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(companyId)
    const mine = before === undefined ? work() : before.then(work)
    const settled = mine.catch(() => undefined)
    this.#last.set(companyId, settled)
    try {
      return await mine
    } finally {
      if (this.#last.get(companyId) === settled) this.#last.delete(companyId)
    }
  }
}
