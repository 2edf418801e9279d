/** Remembers what was done. Both methods may be asynchronous; `claim` must be atomic. */
export interface OnceStore {
  /** True for the first caller with this id, false for all others: `INSERT … ON CONFLICT DO NOTHING` of one row. */
  claim(id: string): boolean | Promise<boolean>
  /** The work failed: the next caller gets the id again. */
  release(id: string): void | Promise<void>
}

/** Runs `task` unless it has succeeded for this id before; true when it ran. */
export type Once = (id: string, task: () => unknown) => Promise<boolean>

/**
 * Does the work of an event once, however often it is delivered: by a webhook that was repeated, by two deliveries at the same moment, by a feed
 * that was read again. A second caller in this process waits for the first and shares its failure, so that nothing is acknowledged that was not
 * done. Other processes and restarts are covered by a store in your database; without one the last 10,000 ids are kept in memory.
 *
 * @example
 * ```ts
 * const once = createOnce()
 * for (const event of events) {
 *   await once(event.id, () => console.log(event.type, event.subject.id))
 * }
 * ```
 */
export function createOnce(store: OnceStore = createMemoryOnceStore()): Once {
  const running = new Map<string, Promise<unknown>>()
  return async (id, task) => {
    const other = running.get(id)
    if (other !== undefined) {
      await other
      return false
    }
    const run = claimAndRun(store, id, task)
    running.set(id, run)
    try {
      return await run
    } finally {
      running.delete(id)
    }
  }
}

async function claimAndRun(store: OnceStore, id: string, task: () => unknown): Promise<boolean> {
  if (!(await store.claim(id))) return false
  try {
    await task()
    return true
  } catch (error) {
    await store.release(id)
    throw error
  }
}

/** Keeps the last ids in memory: enough for one process that may forget everything when it restarts. */
export function createMemoryOnceStore(capacity = 10_000): OnceStore {
  const ids = new Set<string>()
  return {
    claim: (id) => {
      if (ids.has(id)) return false
      ids.add(id)
      for (const oldest of ids) {
        if (ids.size <= capacity) break
        ids.delete(oldest)
      }
      return true
    },
    release: (id) => void ids.delete(id),
  }
}
