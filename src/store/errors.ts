import { GatewayError } from '../core/errors.js'

const busy = new Set(['SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_BUSY_SNAPSHOT', 'SQLITE_CANTOPEN', 'SQLITE_PROTOCOL'])
const full = new Set(['SQLITE_FULL', 'ENOSPC', 'EDQUOT', '53100'])
const networkAway = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EHOSTUNREACH', 'ENOENT'])

/** What a failure of the database means to a caller: nothing of his was written, and when to come back. */
export function storageError(error: unknown): unknown {
  if (error instanceof GatewayError) return error
  const code = codeOf(error)
  if (full.has(code)) {
    return new GatewayError('storage_full', 'The disk of the gateway is full; nothing was stored.', {
      retryAfterSeconds: 30,
      cause: error,
    })
  }
  if (isAway(code, error)) {
    return new GatewayError('storage_unavailable', isDoubtful(code, error) ? doubtful : nothingStored, {
      retryAfterSeconds: 5,
      cause: error,
    })
  }
  return error
}

/** The PostgreSQL driver gives these no code. */
const connectionTrouble =
  /Connection terminated|connection is closed|Client has encountered|Query read timeout|timeout expired|timeout exceeded when trying to connect/i

const nothingStored = 'The database of the gateway does not answer; nothing was stored.'
const doubtful =
  'The database of the gateway went away while it stored the request. Ask again with the same Idempotency-Key: nothing is then sent twice.'

/** The connection broke between the commit and its answer: it may have happened. A refusal by the server or by SQLite is certain. */
function isDoubtful(code: string, error: unknown): boolean {
  return error instanceof Error && error.name === 'CommitFailed' && (code === '' || networkAway.has(code))
}

function isAway(code: string, error: unknown): boolean {
  if (busy.has(code) || networkAway.has(code) || code.startsWith('SQLITE_IOERR')) return true
  // PostgreSQL: connection exceptions, insufficient resources, operator intervention and time limits, read-only after a fail-over,
  // serialisation.
  if (/^(08|53|57|25006|25P03|40)/.test(code)) return true
  return error instanceof Error && connectionTrouble.test(error.message)
}

/** The file may no longer hold what was written before: a failed fsync drops dirty pages, so it must not be tried again. */
export function isFatal(error: unknown): boolean {
  return /^SQLITE_(IOERR_FSYNC|IOERR_DIR_FSYNC|CORRUPT|NOTADB)/.test(codeOf(error))
}

export function isUniqueViolation(error: unknown): boolean {
  const code = codeOf(error)
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY'
}

/** A conditional statement met another state than its caller had read. Between threads only the name of such an error survives. */
export function isUnexpectedRowCount(error: unknown): boolean {
  return error instanceof Error && (error.name === 'UnexpectedRowCount' || error.cause === 'UnexpectedRowCount')
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
