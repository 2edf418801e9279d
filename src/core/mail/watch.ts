import type { CompanyId, MailIntegrationId, MailWatchId, TagId } from '../values/ids.js'

export const watchStates = ['waiting', 'overdue', 'returned', 'paused'] as const
/** `overdue`: the mail stays away, and that was said. `returned`: it has come after that, which is still to be said. */
export type WatchState = (typeof watchStates)[number]

/** A mail that is expected again and again: the system that would write of a fault may be what has failed. */
export interface MailWatch {
  id: MailWatchId
  companyId: CompanyId
  name: string
  state: WatchState
  /** Of this integration alone; null: of anybody who may write to the tag. */
  integrationId: MailIntegrationId | null
  /** That names this tag; null: any mail of the integration. One of both at least. */
  tagId: TagId | null
  everyMinutes: number
  /** Who is told that it stays away: numbers, `person:17`, `group:5`, `#tag`. */
  recipients: readonly string[]
  /** The mails that are waited for are signs of life, which send nothing. */
  isHeartbeat: boolean
  lastAt: number | null
  /** When it is overdue, unless one comes. */
  dueAt: number
  createdAt: number
  updatedAt: number
}

/** Those that are not paused, in memory: every mail may be one that is waited for. */
export class WatchTable {
  #ofCompany = new Map<CompanyId, MailWatch[]>()

  load(watches: readonly MailWatch[]): void {
    const active = watches.filter(({ state }) => state !== 'paused')
    this.#ofCompany = new Map()
    for (const watch of active) {
      const known = this.#ofCompany.get(watch.companyId)
      if (known === undefined) this.#ofCompany.set(watch.companyId, [watch])
      else known.push(watch)
    }
  }

  of(companyId: CompanyId): readonly MailWatch[] {
    return this.#ofCompany.get(companyId) ?? []
  }
}
