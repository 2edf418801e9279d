import type { Principal } from '../accounts/account.js'
import { requireScope } from '../accounts/permissions.js'
import type { RecordedCall } from '../calls/call.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { MessageWithSegments } from '../messaging/message.js'
import { type CallPrice, callPricesOf } from '../rating/ledger/call-prices.js'
import type { CallId, MessageId, PersonId } from '../values/ids.js'
import type { HistoryPage } from './history.js'
import { listHistory } from './read-history.js'

/** What there was between the company and a person, whatever its kind; fax and mail have their place beside these. */
export type TimelineEntry =
  | { kind: 'message'; at: number; message: MessageWithSegments }
  /** Of a telephone that was his at the time, with what was recorded and the messages that he left. */
  | { kind: 'call'; at: number; call: RecordedCall; price: CallPrice }

export interface Timeline {
  entries: readonly TimelineEntry[]
  /** Messages and calls are numbered together. */
  nextBeforeId: MessageId | null
}

/** Newest first. @throws GatewayError `forbidden`, `not_found` */
export async function readTimeline(
  core: CoreContext,
  principal: Principal,
  id: PersonId,
  page: HistoryPage,
): Promise<Timeline> {
  requireScope(principal, 'messages:read')
  const person = await core.store.people.findPerson(principal.companyId, id)
  if (person === undefined) throw new GatewayError('not_found', 'There is no such person.')
  const beforeId = (page.beforeId ?? Number.MAX_SAFE_INTEGER) as CallId
  const [{ messages }, calls] = await Promise.all([
    listHistory(core, principal, { person: id }, { ...page, limit: page.limit + 1 }),
    core.store.calls.listCallsOf(principal.companyId, person.numbers, { beforeId, limit: page.limit + 1 }),
  ])
  const priceOf = await callPricesOf(core, principal.companyId, calls)
  const found: TimelineEntry[] = [
    ...messages.map((message) => ({ kind: 'message' as const, at: message.createdAt, message })),
    ...calls.map((call) => ({ kind: 'call' as const, at: call.startedAt, call, price: priceOf(call) })),
  ]
  found.sort((a, b) => idOf(b) - idOf(a))
  const entries = found.slice(0, page.limit)
  const last = entries.at(-1)
  return { entries, nextBeforeId: found.length > page.limit && last !== undefined ? (idOf(last) as MessageId) : null }
}

function idOf(entry: TimelineEntry): number {
  return entry.kind === 'message' ? entry.message.id : entry.call.id
}
