import type { Principal } from '../../accounts/account.js'
import { firstDay, lastDay, type LocalDate, type LocalMonth } from '../../calendar/local-date.js'
import type { CoreContext } from '../../context.js'
import type { CallId, CompanyId, MessageId } from '../../values/ids.js'
import type { Money } from '../../values/money.js'
import { explainPosting } from '../explain-posting.js'
import { type AccountView, viewOf } from './account-view.js'
import type { LedgerPosting, ParkedUsage } from './ports.js'
import { accountInScope, type Acting, getAccount } from './rated-company.js'

/** @throws GatewayError `forbidden`, `not_found` */
export async function getRating(core: CoreContext, principal: Principal, acting: Acting): Promise<AccountView> {
  const companyId = accountInScope(principal, acting)
  const stored = await getAccount(core, companyId)
  return viewOf(core, stored, await core.store.rating.listNumbers(companyId))
}

export interface ShownPosting {
  posting: LedgerPosting
  explanation: string
}

export interface PostingPage {
  postings: readonly ShownPosting[]
  nextAfter: number | null
}

/** In the order of writing. @throws GatewayError `forbidden`, `not_found` */
export async function listPostings(
  core: CoreContext,
  principal: Principal,
  query: Acting & { month?: LocalMonth; messageId?: MessageId; callId?: CallId; afterOrdinal?: number; limit: number },
): Promise<PostingPage> {
  const companyId = accountInScope(principal, query)
  const { month, messageId, callId, afterOrdinal = 0, limit } = query
  const found = await core.store.rating.listPostings(companyId, {
    ...(month === undefined ? {} : { from: firstDay(month), to: lastDay(month) }),
    ...(messageId === undefined ? {} : { messageId }),
    ...(callId === undefined ? {} : { callId }),
    afterOrdinal,
    limit: limit + 1,
  })
  const postings = found
    .slice(0, limit)
    .map((posting) => ({ posting, explanation: explainPosting(posting, core.rating.catalogue) }))
  return { postings, nextAfter: found.length > limit ? (postings.at(-1)?.posting.ordinal ?? null) : null }
}

const pageSize = 5_000

/** Every posting that is booked between two days. */
export async function* postingsBetween(
  core: Pick<CoreContext, 'store'>,
  companyId: CompanyId,
  { from, to }: { from: LocalDate; to: LocalDate },
): AsyncGenerator<readonly LedgerPosting[]> {
  for (let afterOrdinal = 0; ;) {
    const page = await core.store.rating.listPostings(companyId, { from, to, afterOrdinal, limit: pageSize })
    if (page.length > 0) yield page
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return
    afterOrdinal = last.ordinal
  }
}

const mostParked = 1_000

/** What has no price yet, the oldest first. @throws GatewayError `forbidden`, `not_found` */
export async function listParked(
  core: CoreContext,
  principal: Principal,
  acting: Acting,
): Promise<readonly ParkedUsage[]> {
  return core.store.rating.listParked(accountInScope(principal, acting), mostParked)
}

export type { Money }
