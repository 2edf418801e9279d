import type { Principal } from '../accounts/account.js'
import type { UserId } from '../values/ids.js'
import type { HeldRights, StoredRights } from './rights.js'

/** Rights of all users that have less than all, and of the keys that have a user's rights, in memory. */
export class RightsTable {
  #byActor: ReadonlyMap<string, StoredRights> = new Map()

  replace(rights: readonly HeldRights[]): void {
    this.#byActor = new Map(
      rights.flatMap(({ keys, ...each }): [string, StoredRights][] => [
        [actorOf(each.userId), each],
        ...keys.map((id): [string, StoredRights] => [`key:${id}`, each]),
      ]),
    )
  }

  /** Undefined for whom nothing restricts. */
  of({ actor }: Pick<Principal, 'actor'>): StoredRights | undefined {
    return this.#byActor.size === 0 ? undefined : this.#byActor.get(actor)
  }
}

export function actorOf(id: UserId): string {
  return `user:${id}`
}
