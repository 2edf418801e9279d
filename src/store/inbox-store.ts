import type { InboxStore } from '../core/ports.js'
import { insertAudit } from './repositories/account-repository.js'
import { findLastOfInbox, listInbox } from './repositories/inbox-repository.js'
import { withReplies } from './repositories/reply-repository.js'
import { reading, type StoreContext } from './writing.js'

export function inboxStore({ db, commits, database, nextId }: StoreContext): InboxStore {
  return {
    list: async (companyId, page) => {
      const entries = await reading(listInbox(db, database.kind, companyId, page))
      const shown = await reading(
        withReplies(
          db,
          companyId,
          entries.map(({ message }) => message),
        ),
      )
      return entries.map((entry, index) => ({ ...entry, message: shown[index] ?? entry.message }))
    },
    findLast: (companyId) => reading(findLastOfInbox(db, companyId)),
    assign: async (id, companyId, at, audit) =>
      commits.write({ kind: 'assignInbound', id, companyId, at, audit: insertAudit(db, await nextId(), audit) }),
  }
}
