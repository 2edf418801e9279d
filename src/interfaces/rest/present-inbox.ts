import { GatewayError } from '../../core/errors.js'
import { type InboxPage, type InboxRequest, inboxStart } from '../../core/messaging/inbox.js'
import type { InboxCursor } from '../../core/ports.js'
import type { components } from './generated/contract.js'
import { limitOf } from './page.js'
import { presentMessage } from './present-message.js'

export function presentInbox({ messages, after, hasMore }: InboxPage): components['schemas']['Inbox'] {
  return {
    messages: messages.map((message) => presentMessage(message)),
    nextAfter: `${after.txId}-${after.id}`,
    hasMore,
  }
}

/** @throws GatewayError `invalid_parameter` */
export function inboxRequestOf(query: { after?: string; limit?: number; number?: string }): InboxRequest {
  return {
    after: query.after === undefined ? inboxStart : cursorOf(query.after),
    limit: limitOf(query),
    ...(query.number !== undefined && { number: query.number }),
  }
}

function cursorOf(text: string): InboxCursor {
  const [, txId = '', id = ''] = /^(\d{1,16})-(\d{1,16})$/.exec(text) ?? []
  if (txId !== '' && Number.isSafeInteger(Number(txId)) && Number.isSafeInteger(Number(id))) {
    return { txId: Number(txId), id: Number(id) }
  }
  throw new GatewayError('invalid_parameter', 'Parameter "after" is not one that this inbox gave.', { field: 'after' })
}
