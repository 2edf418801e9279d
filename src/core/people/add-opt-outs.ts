import type { Principal } from '../accounts/account.js'
import type { Via } from '../accounts/audit.js'
import { auditOf } from '../accounts/audit.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId, OptOutId } from '../values/ids.js'
import type { Msisdn } from '../values/msisdn.js'
import { parseMsisdn } from '../values/msisdn.js'
import { optOutOwner } from './manage-opt-outs.js'
import type { OptOut, OptOutKind, OptOutScope, OptOutSource } from './opt-out.js'

export interface AddOptOutsCommand {
  /** As the caller wrote them. */
  msisdns: readonly string[]
  scope: OptOutScope
  kind: OptOutKind
  source: OptOutSource
  /** Up to 500 characters. */
  note: string | null
}

/** What became of one number, in the order of the request. */
export type AddedNumber =
  /** `exists`: an entry of this scope and kind held already. */
  | { input: string; outcome: 'added' | 'exists'; msisdn: Msisdn; id: OptOutId }
  | { input: string; outcome: 'invalid_number' | 'duplicate'; reason: string }

export interface AddOptOutsResult {
  numbers: readonly AddedNumber[]
  /** Messages that waited to be sent and are cancelled. */
  cancelledMessages: number
}

export const maxOptOutsARequest = 10_000
/** Numbers written at once: each may have thousands of past messages to look through, and an alert must slip in between. */
const chunkNumbers = 100

/**
 * Adds numbers to the ledger of a company, or of the platform, and cancels what waits for them. In force when it returns. Many
 * numbers are written a hundred at a time; a request that fails midway can be repeated.
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`
 */
export async function addOptOuts(
  core: CoreContext,
  principal: Principal,
  named: CompanyId | undefined,
  command: AddOptOutsCommand,
  via: Via,
): Promise<AddOptOutsResult> {
  const companyId = await optOutOwner(core, principal, named)
  if (command.msisdns.length > maxOptOutsARequest) {
    throw new GatewayError('invalid_parameter', `Give at most ${maxOptOutsARequest} numbers a request.`, {
      field: 'msisdns',
    })
  }
  const numbers: AddedNumber[] = []
  const fresh = uniqueNumbers(command.msisdns, numbers)
  let cancelledMessages = 0
  for (let start = 0; start < fresh.length; start += chunkNumbers) {
    const chunk = fresh.slice(start, start + chunkNumbers)
    const entries = await entriesOf(core, principal, companyId, command, chunk)
    const { scope, kind, source, note } = command
    const after = { scope, kind, source, note, msisdns: chunk.map(({ msisdn }) => msisdn) }
    const act = { companyId, action: 'opt_out.add', subject: subjectOf(entries), after }
    const added = await core.store.optOuts.add(entries, auditOf(core, principal, via, act))
    cancelledMessages += added.cancelled
    for (const [index, { input, place, msisdn }] of chunk.entries()) {
      const existing = added.existing[index] ?? null
      const id = existing ?? entries[index]?.id ?? (0 as OptOutId)
      numbers[place] = { input, outcome: existing === null ? 'added' : 'exists', msisdn, id }
    }
  }
  await core.snapshots.refresh('opt_outs')
  return { numbers, cancelledMessages }
}

interface FreshNumber {
  input: string
  place: number
  msisdn: Msisdn
}

/** The numbers to write; what is wrong with the others goes to its place among the results. */
function uniqueNumbers(inputs: readonly string[], results: AddedNumber[]): FreshNumber[] {
  const fresh = new Map<Msisdn, FreshNumber>()
  for (const [place, input] of inputs.entries()) {
    const parsed = parseMsisdn(input)
    if (!parsed.ok) results[place] = { input, outcome: 'invalid_number', reason: parsed.reason }
    else if (fresh.has(parsed.value))
      results[place] = { input, outcome: 'duplicate', reason: 'The same number stands earlier in the list' }
    else fresh.set(parsed.value, { input, place, msisdn: parsed.value })
  }
  return [...fresh.values()]
}

async function entriesOf(
  core: CoreContext,
  principal: Principal,
  companyId: CompanyId,
  { scope, kind, source, note }: AddOptOutsCommand,
  numbers: readonly FreshNumber[],
): Promise<OptOut[]> {
  const firstId = await core.store.allocateIds(numbers.length)
  const common = { companyId, scope, kind, source, note, createdAt: core.clock.now(), createdBy: principal.actor }
  return numbers.map(({ msisdn }, index) => ({
    ...common,
    id: (firstId + index) as OptOutId,
    msisdn,
    removedAt: null,
    removedBy: null,
  }))
}

function subjectOf(entries: readonly OptOut[]): string {
  const [first, last] = [entries[0]?.id, entries.at(-1)?.id]
  return first === last ? `opt_out:${first}` : `opt_out:${first}-${last}`
}
