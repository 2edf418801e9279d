import type { SessionStore } from '../core/ports.js'
import * as sessions from './repositories/session-repository.js'
import { conditional, reading, type StoreContext, writeAudited } from './writing.js'

export function sessionStore(context: StoreContext): SessionStore {
  const { db, commits } = context
  return {
    insert: (session, hash, replaced, audit) =>
      writeAudited(
        context,
        audit,
        sessions.removeFinishedSessions(db, session.createdAt),
        ...(replaced === null ? [] : [sessions.removeSessionByHash(db, replaced)]),
        sessions.insertSession(db, session, hash),
      ),
    findByHash: (hash) => reading(sessions.findSessionByHash(db, hash)),
    markSeen: async (session, at) => {
      await commits.write({ kind: 'statements', statements: [sessions.markSessionSeen(db, session, at)] })
    },
    remove: (session, audit) => conditional(writeAudited(context, audit, sessions.removeSession(db, session))),
  }
}
