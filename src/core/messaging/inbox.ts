import type { Principal } from '../accounts/account.js'
import type { Via } from '../accounts/audit.js'
import { auditOf } from '../accounts/audit.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { InboxCursor } from '../ports.js'
import type { CompanyId, MessageId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import { parseMsisdn } from '../values/msisdn.js'
import { parseShortCode } from '../values/short-code.js'
import type { MessageWithSegments } from './message.js'

export interface InboxPage {
  messages: readonly MessageWithSegments[]
  /** Where to go on, at once or later. */
  after: InboxCursor
  hasMore: boolean
}

export interface InboxRequest {
  after: InboxCursor
  /** One of our numbers, as people write it. */
  number?: string
  limit: number
}

export const inboxStart: InboxCursor = { txId: 0, id: 0 }

/** What subscribers wrote to the company, the oldest first. @throws GatewayError `forbidden`, `invalid_parameter` */
export function readInbox(core: CoreContext, principal: Principal, request: InboxRequest): Promise<InboxPage> {
  requireScope(principal, 'messages:read')
  return readPage(core, principal.companyId, request)
}

/** What belongs to no company, the oldest first. @throws GatewayError `forbidden`, `invalid_parameter` */
export function readUnmatched(core: CoreContext, principal: Principal, request: InboxRequest): Promise<InboxPage> {
  requireScope(principal, 'platform:admin')
  return readPage(core, PLATFORM, request)
}

async function readPage(
  core: CoreContext,
  companyId: CompanyId,
  { after, number, limit }: InboxRequest,
): Promise<InboxPage> {
  const ownAddress = number === undefined ? {} : { ownAddress: ownAddressOf(number) }
  const found = await core.store.inbox.list(companyId, { after, ...ownAddress, limit: limit + 1 })
  const page = found.slice(0, limit)
  if (page.length === 0) await refuseFuture(core, companyId, after)
  return {
    messages: page.map(({ message }) => message),
    after: page.at(-1)?.cursor ?? after,
    hasMore: found.length > limit,
  }
}

/** A cursor of another database would wait for ever, and nobody would notice. */
async function refuseFuture(core: CoreContext, companyId: CompanyId, after: InboxCursor): Promise<void> {
  if (!isLater(after, inboxStart)) return
  const last = (await core.store.inbox.findLast(companyId)) ?? inboxStart
  if (!isLater(after, last)) return
  throw new GatewayError(
    'invalid_parameter',
    'Parameter "after" is later than everything here: it is not one that this inbox gave. Begin without it.',
    { field: 'after' },
  )
}

function isLater(one: InboxCursor, other: InboxCursor): boolean {
  return one.txId > other.txId || (one.txId === other.txId && one.id > other.id)
}

function ownAddressOf(number: string): string {
  const shortCode = parseShortCode(number)
  if (shortCode.ok) return shortCode.value
  const msisdn = parseMsisdn(number)
  if (msisdn.ok) return msisdn.value
  throw new GatewayError('invalid_parameter', `${msisdn.reason}.`, { field: 'number' })
}

/**
 * Gives a message that belongs to nobody to a company, which then has it as if it had just come in.
 * @throws GatewayError `forbidden`, `not_found`, `conflict` when it belongs to a company already, `invalid_parameter`
 */
export async function assignInboundMessage(
  core: CoreContext,
  principal: Principal,
  id: MessageId,
  companyId: CompanyId,
  via: Via,
): Promise<MessageWithSegments> {
  requireScope(principal, 'platform:admin')
  if ((await core.store.accounts.findCompany(companyId)) === undefined) {
    throw new GatewayError('invalid_parameter', 'There is no such company.', { field: 'companyId' })
  }
  const act = { companyId, action: 'message.assign', subject: `message:${id}`, after: { companyId } }
  const audit = auditOf(core, principal, via, act)
  const outcome = await core.store.inbox.assign(id, companyId, core.clock.now(), audit)
  if (outcome === 'taken') {
    throw new GatewayError('conflict', 'The message belongs to a company already; it is not given to another.')
  }
  const message = outcome === 'missing' ? undefined : await core.store.messages.find(companyId, id)
  if (message === undefined) throw new GatewayError('not_found', 'There is no such unmatched message.')
  return message
}
