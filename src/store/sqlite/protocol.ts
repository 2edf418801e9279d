import type { ChangeResult } from '../batch/apply.js'
import type { BatchSettings } from '../batch/change.js'
import type { SqlValue } from '../tables/table.js'
import type { PackedChanges } from './packed-changes.js'

/** Messages between the gateway's thread and the threads that own SQLite connections. */
export type ThreadRequest =
  | { id: number; kind: 'open'; path: string; role: 'writer' | 'reader'; settings: BatchSettings }
  | { id: number; kind: 'commit'; changes: PackedChanges }
  | { id: number; kind: 'query'; sql: string; parameters: readonly SqlValue[] }
  | { id: number; kind: 'close' }

export type ThreadReply = { id: number; ok: true; value: unknown } | { id: number; ok: false; error: ThreadError }

/** An error as plain data: classes and native errors do not survive the way between threads. */
export interface ThreadError {
  name: string
  message: string
  code: string | undefined
  stack: string | undefined
}

export type PlainResult = Extract<ChangeResult, { ok: true }> | { ok: false; error: ThreadError }

export function plainError(error: unknown): ThreadError {
  if (!(error instanceof Error)) return { name: 'Error', message: String(error), code: undefined, stack: undefined }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { name: error.name, message: error.message, code, stack: error.stack }
}
