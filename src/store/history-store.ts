import type { HistoryStore, IndexPosition } from '../core/history/ports.js'
import { PLATFORM } from '../core/values/ids.js'
import { readLogEnd } from './repositories/event-repository.js'
import * as index from './repositories/history-index-repository.js'
import * as history from './repositories/history-repository.js'
import { conditional, reading, type StoreContext } from './writing.js'

export function historyStore({ db, database, commits }: StoreContext): HistoryStore {
  const { kind } = database
  return {
    list: (companyId, filter, page) => reading(history.listHistory(db, kind, companyId, filter, page)),
    count: (companyId, filter) => reading(history.countHistory(db, kind, companyId, filter)),
    isBehind: async (companyId) => {
      const behind = await reading(index.listBehind(db, companyId))
      return behind.length > 0 || !(await reading(index.isFollowed(db, companyId)))
    },
    listBehind: () => reading(index.listBehind(db)),
    followNew: async () => {
      const companies = await reading(index.listUnfollowed(db, PLATFORM))
      if (companies.length === 0) return
      // Whatever was written before this end can be read from now on, and everything else is in the log behind it.
      const { end } = await reading(readLogEnd(db, kind))
      const begun = companies.map((companyId): IndexPosition => ({ companyId, followed: end, backfilledTo: 0 }))
      const statements = begun.map((position) => index.insertPosition(db, position))
      await commits.write({ kind: 'statements', statements })
    },
    textsAfter: (companyId, afterId, limit) => reading(index.textsAfter(db, companyId, afterId, limit)),
    texts: (companyId, ids) => reading(index.texts(db, companyId, ids)),
    index: (from, to, texts) => {
      const statements = [index.movePosition(db, from, to), ...index.indexTexts(kind, from.companyId, texts)]
      return conditional(commits.write({ kind: 'statements', statements }).then(() => undefined))
    },
  }
}
