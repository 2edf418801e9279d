import type { OptOutStore } from '../core/ports.js'
import { insertAudit } from './repositories/account-repository.js'
import * as optOuts from './repositories/opt-out-repository.js'
import { reading, type StoreContext } from './writing.js'

export function optOutStore({ db, commits, nextId }: StoreContext): OptOutStore {
  return {
    add: async (entries, audit) =>
      commits.write({ kind: 'addOptOuts', entries, audit: insertAudit(db, await nextId(), audit) }),
    remove: async (removal, audit) =>
      commits.write({ kind: 'removeOptOuts', removal, audit: insertAudit(db, await nextId(), audit) }),
    list: (companyId, filter) => reading(optOuts.listOptOuts(db, companyId, filter)),
    lastRevision: () => reading(optOuts.lastRevision(db)),
    listChanged: (after, heldUntil, limit) => reading(optOuts.listChanged(db, after, heldUntil, limit)),
  }
}
