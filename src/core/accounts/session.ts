import { createHash, randomBytes } from 'node:crypto'

import type { ApiKeyId, CompanyId, SessionId, UserId } from '../values/ids.js'

/** Somebody who is signed in to the console: a user by a password, or who holds a key. */
export interface Session {
  id: SessionId
  companyId: CompanyId
  /** Exactly one of both is set. */
  userId: UserId | null
  apiKeyId: ApiKeyId | null
  createdAt: number
  lastSeenAt: number
  /** Whatever happens in it, it is over then. */
  expiresAt: number
}

/** A session in which nothing happens is over after it. An open page is something: it follows the events. */
export const sessionIdleMs = 8 * 3_600_000
export const sessionLifeMs = 7 * 86_400_000
/** How often a session notes that it is used. */
export const sessionSeenMs = 5 * 60_000

/** 256 random bits: too many to guess, so a fast hash is enough to store. */
export function generateSessionToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashSessionToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

const tokenForm = /^[A-Za-z0-9_-]{43}$/

export function isSessionToken(token: string): boolean {
  return tokenForm.test(token)
}

export function isOver({ lastSeenAt, expiresAt }: Session, now: number): boolean {
  return expiresAt <= now || lastSeenAt + sessionIdleMs <= now
}
