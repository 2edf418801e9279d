import type { SvyazEvent } from '../schemas.js'

/** The part of an event that says what it is about and how new it is. */
export type Versioned = Pick<SvyazEvent, 'subject' | 'version'>

/** Remembers the greatest version of each subject. */
export interface VersionStore {
  /**
   * Atomically: true and kept when `version` is greater than what is kept for the subject, or nothing is. In SQL one statement:
   * `INSERT … ON CONFLICT (subject) DO UPDATE SET version = excluded.version WHERE version < excluded.version`.
   */
  raise(subject: string, version: number): boolean | Promise<boolean>
}

/** True for an event that is newer than every one seen of its subject. */
export type IsNewest = (event: Versioned) => Promise<boolean>

/**
 * Tells events that are news from those that were overtaken: webhooks are retried and replayed, so `message.sent` may arrive after
 * `message.delivered` and must not overwrite it. Without a store the last 100,000 subjects are kept in memory.
 *
 * @example
 * ```ts
 * const isNewest = createIsNewest()
 * for await (const event of svyaz.events.feed()) {
 *   if (await isNewest(event)) console.log(event.subject.id, event.type)
 * }
 * ```
 */
export function createIsNewest(store: VersionStore = createMemoryVersionStore()): IsNewest {
  return async ({ subject, version }) => store.raise(`${subject.type}:${subject.id}`, version)
}

/** The subjects that changed least recently are forgotten first. */
export function createMemoryVersionStore(capacity = 100_000): VersionStore {
  const versions = new Map<string, number>()
  return {
    raise: (subject, version) => {
      const known = versions.get(subject)
      if (known !== undefined && known >= version) return false
      versions.delete(subject)
      versions.set(subject, version)
      for (const oldest of versions.keys()) {
        if (versions.size <= capacity) break
        versions.delete(oldest)
      }
      return true
    },
  }
}
