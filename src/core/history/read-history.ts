import type { Principal } from '../accounts/account.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { MessageWithSegments } from '../messaging/message.js'
import { findOwnTag, unknownTagReason } from '../tags/find-tag.js'
import type { MessageId, PersonId } from '../values/ids.js'
import { parseMsisdn } from '../values/msisdn.js'
import type { Parsed } from '../values/parsed.js'
import type { HistoryCount, HistoryFilter, HistoryPage } from './history.js'
import { readPeople } from './read-people.js'
import { parseSearch, parseSubstring } from './search-query.js'

/** A filter as people write it. */
export interface HistoryRequest extends Omit<HistoryFilter, 'phrases' | 'substring' | 'tagId' | 'people'> {
  /** Words and "phrases". */
  q?: string
  contains?: string
  /** Id or name. */
  tag?: string
  person?: PersonId
  /** Id or name: whoever is in it now, or at another instant. */
  group?: string
  groupAt?: number
}

export interface FoundHistory {
  messages: readonly MessageWithSegments[]
  nextBeforeId: MessageId | null
  /** False while messages of the company wait for the index; without a search always true. */
  isComplete: boolean
}

/** Messages of both directions, the newest first. @throws GatewayError `forbidden`, `invalid_parameter` */
export async function listHistory(
  core: CoreContext,
  principal: Principal,
  request: HistoryRequest,
  { limit, ...page }: HistoryPage,
): Promise<FoundHistory> {
  requireScope(principal, 'messages:read')
  const filter = await readHistoryFilter(core, principal, request)
  // Asked first: what is indexed while the rows are read may be missing from them.
  const isComplete = await isIndexed(core, principal, filter)
  const found = await core.store.history.list(principal.companyId, filter, { ...page, limit: limit + 1 })
  const messages = found.slice(0, limit)
  return { messages, nextBeforeId: found.length > limit ? (messages.at(-1)?.id ?? null) : null, isComplete }
}

export interface HistoryTotals {
  messages: number
  counts: readonly HistoryCount[]
  isComplete: boolean
}

/** How many messages a filter finds, by direction and state. @throws GatewayError `forbidden`, `invalid_parameter` */
export async function countHistory(
  core: CoreContext,
  principal: Principal,
  request: HistoryRequest,
): Promise<HistoryTotals> {
  requireScope(principal, 'messages:read')
  const filter = await readHistoryFilter(core, principal, request)
  const isComplete = await isIndexed(core, principal, filter)
  const counts = await core.store.history.count(principal.companyId, filter)
  return { messages: counts.reduce((sum, { messages }) => sum + messages, 0), counts, isComplete }
}

async function isIndexed(core: CoreContext, { companyId }: Principal, filter: HistoryFilter): Promise<boolean> {
  if (filter.phrases === undefined && filter.substring === undefined) return true
  return !(await core.store.history.isBehind(companyId))
}

/** @throws GatewayError `invalid_parameter` */
export async function readHistoryFilter(
  core: CoreContext,
  { companyId }: Principal,
  { tag: written, person, group, groupAt, ...request }: HistoryRequest,
): Promise<HistoryFilter> {
  const people = await readPeople(core, companyId, { person, group, groupAt })
  const filter = { ...parseHistoryFilter(request), ...(people !== undefined && { people }) }
  if (written === undefined) return filter
  const tag = await findOwnTag(core, companyId, written)
  if (tag === undefined) throw new GatewayError('invalid_parameter', `${unknownTagReason(written)}.`, { field: 'tag' })
  return { ...filter, tagId: tag.id }
}

/** Without what has to be looked up. @throws GatewayError `invalid_parameter` */
export function parseHistoryFilter({
  q,
  contains,
  msisdn,
  ...rest
}: Omit<HistoryRequest, 'tag' | 'person' | 'group' | 'groupAt'>): HistoryFilter {
  return {
    ...rest,
    ...(q !== undefined && { phrases: parsed(parseSearch(q), 'q') }),
    ...(contains !== undefined && { substring: parsed(parseSubstring(contains), 'contains') }),
    ...(msisdn !== undefined && { msisdn: parsed(parseMsisdn(msisdn), 'msisdn') }),
  }
}

function parsed<T>(result: Parsed<T>, field: string): T {
  if (result.ok) return result.value
  throw new GatewayError('invalid_parameter', `${result.reason}.`, { field })
}
