import type { OptOutStore } from '../ports.js'
import type { OptOutTable } from './opt-out-table.js'

/** Entries read at once: about 5 ms of the main thread. */
const pageSize = 2_000

/** Keeps the table as new as the database: reads what was written since the last time, page by page. */
export class OptOutLoader {
  readonly #store: OptOutStore
  readonly #table: OptOutTable
  #after = { revision: 0, id: 0 }
  /** Until here the first load leaves out what was removed; null before it. */
  #firstUntil: number | null = null

  constructor(store: OptOutStore, table: OptOutTable) {
    this.#store = store
    this.#table = table
  }

  /** Not twice at a time. */
  async load(): Promise<void> {
    // What is removed while the first load runs may have been read already: later revisions are read whole.
    this.#firstUntil ??= await this.#store.lastRevision()
    for (;;) {
      const page = await this.#store.listChanged(this.#after, this.#firstUntil, pageSize)
      for (const change of page) this.#table.apply(change)
      const last = page.at(-1)
      if (last !== undefined) this.#after = { revision: last.revision, id: last.id }
      if (page.length < pageSize) return
    }
  }
}
