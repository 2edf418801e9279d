import type { Kysely } from 'kysely'

import { type Session, sessionIdleMs } from '../../core/accounts/session.js'
import type { UserKey } from '../../core/ports.js'
import type { ApiKeyId, CompanyId, SessionId, UserId } from '../../core/values/ids.js'
import type { Statement } from '../batch/change.js'
import type { Schema } from '../tables/tables.js'
import { statement } from './statement.js'

type Db = Kysely<Schema>
type SessionKey = Pick<Session, 'companyId' | 'id'>

export function insertSession(db: Db, session: Session, hash: Buffer): Statement {
  return statement(
    db.insertInto('sessions').values({
      company_id: session.companyId,
      id: session.id,
      hash,
      user_id: session.userId,
      api_key_id: session.apiKeyId,
      created_at: session.createdAt,
      last_seen_at: session.lastSeenAt,
      expires_at: session.expiresAt,
    }),
  )
}

export async function findSessionByHash(db: Db, hash: Buffer): Promise<Session | undefined> {
  const row = await db.selectFrom('sessions').selectAll().where('hash', '=', hash).executeTakeFirst()
  return (
    row && {
      id: row.id as SessionId,
      companyId: row.company_id as CompanyId,
      userId: row.user_id as UserId | null,
      apiKeyId: row.api_key_id as ApiKeyId | null,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
    }
  )
}

export function markSessionSeen(db: Db, { companyId, id }: SessionKey, at: number): Statement {
  return statement(
    db.updateTable('sessions').set({ last_seen_at: at }).where('company_id', '=', companyId).where('id', '=', id),
  )
}

export function removeSession(db: Db, { companyId, id }: SessionKey): Statement {
  return statement(db.deleteFrom('sessions').where('company_id', '=', companyId).where('id', '=', id), 1)
}

export function removeSessionByHash(db: Db, hash: Buffer): Statement {
  return statement(db.deleteFrom('sessions').where('hash', '=', hash))
}

export function removeSessionsOfUser(db: Db, { companyId, id }: UserKey): Statement {
  return statement(db.deleteFrom('sessions').where('company_id', '=', companyId).where('user_id', '=', id))
}

export function removeFinishedSessions(db: Db, now: number): Statement {
  return statement(
    db
      .deleteFrom('sessions')
      .where(({ eb, or }) => or([eb('expires_at', '<=', now), eb('last_seen_at', '<=', now - sessionIdleMs)])),
  )
}
