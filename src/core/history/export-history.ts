import type { Principal } from '../accounts/account.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { MessageWithSegments } from '../messaging/message.js'
import type { CompanyId } from '../values/ids.js'
import type { HistoryFilter } from './history.js'
import { type HistoryRequest, readHistoryFilter } from './read-history.js'

/** A sheet of Excel takes 1,048,576 rows. */
const maxMessages = 1_000_000
/** Messages in memory at a time; writing a page of more would hold up everybody else. */
const pageSize = 100
/** What one company may read at a time from one process. */
const maxOpen = 2

/** Who is taking an export just now. */
export class OpenExports {
  readonly #open = new Map<CompanyId, number>()

  /** @throws GatewayError `too_many_streams` */
  enter(companyId: CompanyId): void {
    const open = this.#open.get(companyId) ?? 0
    if (open >= maxOpen) {
      throw new GatewayError('too_many_streams', `The company reads ${maxOpen} exports already; wait for one to end.`, {
        retryAfterSeconds: 10,
      })
    }
    this.#open.set(companyId, open + 1)
  }

  leave(companyId: CompanyId): void {
    const left = (this.#open.get(companyId) ?? 1) - 1
    if (left === 0) this.#open.delete(companyId)
    else this.#open.set(companyId, left)
  }
}

export interface HistoryExport {
  /** Of the company; UTC where there is none. */
  zone: string
  /** Ends by itself or when the signal is aborted. */
  pages(signal: AbortSignal): AsyncGenerator<readonly MessageWithSegments[]>
  /** Gives the place to the next export; to be called in the end, whether anything was read or not. */
  close(): void
}

/**
 * All messages that a search finds, the newest first, a page at a time.
 * @throws GatewayError `forbidden`, `invalid_parameter` for a filter that cannot be read or finds too many, `too_many_streams`
 */
export async function exportHistory(
  core: CoreContext,
  principal: Principal,
  request: HistoryRequest,
): Promise<HistoryExport> {
  requireScope(principal, 'messages:read')
  const { companyId } = principal
  const filter = await readHistoryFilter(core, principal, request)
  await requireFewEnough(core, companyId, filter)
  const zone = (await core.store.accounts.findCompany(companyId))?.zone ?? 'UTC'
  core.openExports.enter(companyId)
  return {
    zone,
    pages: (signal) => messagePages(core, companyId, filter, signal),
    close: () => core.openExports.leave(companyId),
  }
}

/** How many the filter finds. @throws GatewayError `invalid_parameter` for more than a table takes */
export async function requireFewEnough(
  core: CoreContext,
  companyId: CompanyId,
  filter: HistoryFilter,
): Promise<number> {
  const counts = await core.store.history.count(companyId, filter)
  const found = counts.reduce((sum, { messages }) => sum + messages, 0)
  if (found <= maxMessages) return found
  const message = `The filter finds ${found} messages; a table takes ${maxMessages}. Name a shorter time.`
  throw new GatewayError('invalid_parameter', message, { field: 'createdFrom' })
}

/** Of both directions, the newest first; what comes while they are read is not among them. */
export async function* messagePages(
  core: CoreContext,
  companyId: CompanyId,
  filter: HistoryFilter,
  signal: AbortSignal,
): AsyncGenerator<readonly MessageWithSegments[]> {
  for (let page = {}; !signal.aborted;) {
    const messages = await core.store.history.list(companyId, filter, { ...page, limit: pageSize })
    if (messages.length > 0) yield messages
    const last = messages.at(-1)
    if (last === undefined || messages.length < pageSize) return
    page = { beforeId: last.id }
  }
}
