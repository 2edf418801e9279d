import type { Principal } from '../accounts/account.js'
import type { LaterTalk, MissedCaller } from '../calls/call.js'
import { type Acting, callsToRead } from '../calls/company.js'
import { findContact } from '../calls/contact.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CallId, CompanyId, PersonId } from '../values/ids.js'
import type { Period } from './criteria.js'

const mostCallers = 1_000

/**
 * Somebody who called and talked with nobody. `open`: nobody has talked with him since. `called_back`: we called, and talked.
 * `reached`: he called again, and talked.
 */
export interface LostCaller {
  /** E.164; null: those who hid their number, together. */
  caller: string | null
  /** The contact, where the directory knows one. */
  contact: { id: PersonId; name: string } | null
  /** Calls in the time that nobody took. */
  calls: number
  firstAt: number
  lastAt: number
  lastCallId: CallId
  leftMessage: boolean
  status: 'open' | 'called_back' | 'reached'
  /** When somebody talked with him. */
  resolvedAt: number | null
}

/** Those who called in a time, the last first. @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` */
export async function listLostCallers(
  core: CoreContext,
  principal: Principal,
  { companyId: named, period, status }: Acting & { period: Period; status?: LostCaller['status'] },
): Promise<readonly LostCaller[]> {
  const companyId = callsToRead(principal, named === undefined ? {} : { companyId: named })
  if (period.from >= period.before) {
    throw new GatewayError('invalid_parameter', 'The time ends after it begins.', { field: 'startedBefore' })
  }
  const missed = await core.store.calls.listMissedCallers(companyId, period, mostCallers)
  const talks = await core.store.calls.listTalksSince(
    companyId,
    missed.flatMap(({ caller }) => (caller === null ? [] : [caller])),
    period.from,
  )
  const found = await Promise.all(missed.map((each) => withStatus(core, companyId, each, talks)))
  return found.filter((each) => status === undefined || each.status === status)
}

async function withStatus(
  core: CoreContext,
  companyId: CompanyId,
  missed: MissedCaller,
  talks: readonly LaterTalk[],
): Promise<LostCaller> {
  const talk = talks.find(({ caller, startedAt }) => caller === missed.caller && startedAt > missed.lastAt)
  const contact = await findContact(core, companyId, missed.caller, missed.lastAt)
  return {
    ...missed,
    contact: contact === undefined ? null : { id: contact.id, name: contact.name },
    status: talk === undefined ? 'open' : talk.direction === 'out' ? 'called_back' : 'reached',
    resolvedAt: talk?.startedAt ?? null,
  }
}
