import type { Principal } from '../accounts/account.js'
import type { UserId } from '../values/ids.js'
import type { StoredRights } from './rights.js'

/** Rights of all users that have less than all, in memory. */
export class RightsTable {
  #byActor: ReadonlyMap<string, StoredRights> = new Map()

  replace(rights: readonly StoredRights[]): void {
    this.#byActor = new Map(rights.map((each) => [actorOf(each.userId), each]))
  }

  /** Undefined for whom nothing restricts. */
  of({ actor }: Pick<Principal, 'actor'>): StoredRights | undefined {
    return this.#byActor.size === 0 ? undefined : this.#byActor.get(actor)
  }
}

export function actorOf(id: UserId): string {
  return `user:${id}`
}
