import type { Principal } from '../accounts/account.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { MessageWithSegments } from '../messaging/message.js'
import type { MessageId, PersonId } from '../values/ids.js'
import type { HistoryPage } from './history.js'
import { listHistory } from './read-history.js'

/** What there was between the company and a person, whatever its kind; calls, voicemail, fax and mail have their place beside messages. */
export interface TimelineEntry {
  kind: 'message'
  at: number
  message: MessageWithSegments
}

export interface Timeline {
  entries: readonly TimelineEntry[]
  nextBeforeId: MessageId | null
}

/** Newest first. @throws GatewayError `forbidden`, `not_found` */
export async function readTimeline(
  core: CoreContext,
  principal: Principal,
  person: PersonId,
  page: HistoryPage,
): Promise<Timeline> {
  requireScope(principal, 'messages:read')
  if ((await core.store.people.findPerson(principal.companyId, person)) === undefined) {
    throw new GatewayError('not_found', 'There is no such person.')
  }
  const { messages, nextBeforeId } = await listHistory(core, principal, { person }, page)
  return { entries: messages.map((message) => ({ kind: 'message', at: message.createdAt, message })), nextBeforeId }
}
