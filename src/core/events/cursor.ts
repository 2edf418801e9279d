import { GatewayError } from '../errors.js'
import type { EventPosition } from './event.js'

/** A position as text that callers keep and never take apart. */
export function formatCursor({ txId, id }: EventPosition): string {
  return `${txId.toString(36)}.${id.toString(36)}`
}

/** @throws GatewayError `invalid_parameter` */
export function parseCursor(text: string, field: string): EventPosition {
  const [, txId, id] = /^([0-9a-z]{1,11})\.([0-9a-z]{1,11})$/.exec(text) ?? []
  const position = { txId: Number.parseInt(txId ?? '', 36), id: Number.parseInt(id ?? '', 36) }
  if (Number.isSafeInteger(position.txId) && Number.isSafeInteger(position.id)) return position
  throw new GatewayError('invalid_parameter', `"${field}" is not a cursor of the event log; take "nextCursor".`, {
    field,
  })
}

/** @throws GatewayError `invalid_parameter` */
export function refuseFutureCursor(field: string): never {
  throw new GatewayError(
    'invalid_parameter',
    `"${field}" lies beyond the end of the event log: it is not a cursor of this gateway, or the gateway was restored from a backup. Read again from an instant you know, or from "now".`,
    { field },
  )
}

export function refuseExpiredCursor(field: string, retentionDays: number): never {
  throw new GatewayError(
    'cursor_expired',
    `What followed "${field}" is older than ${retentionDays} days and no longer kept. Read without a cursor for all that is kept, and compare with GET /v1/messages what you may have missed.`,
    { field },
  )
}
