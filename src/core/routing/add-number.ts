import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import { requireScope } from '../accounts/permissions.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId, NumberId } from '../values/ids.js'
import { parseMsisdn } from '../values/msisdn.js'
import { parseShortCode } from '../values/short-code.js'
import type { NumberRecord } from './ports.js'

/** @throws GatewayError `forbidden`, `not_found` for the company, `invalid_parameter`, `conflict` for a number that is in use */
export async function addNumber(
  core: CoreContext,
  principal: Principal,
  { address, kind, companyId }: { address: string; kind: NumberRecord['kind']; companyId: CompanyId },
  via: Via,
): Promise<NumberRecord> {
  requireScope(principal, 'platform:admin')
  if ((await core.store.accounts.findCompany(companyId)) === undefined) {
    throw new GatewayError('not_found', 'There is no such company.')
  }
  const number: NumberRecord = {
    id: (await core.store.allocateIds(1)) as NumberId,
    address: addressOf(address, kind),
    kind,
    companyId,
    activeFrom: core.clock.now(),
    activeUntil: null,
  }
  const act = { companyId, action: 'number.create', subject: `number:${number.id}`, after: number }
  if (!(await core.store.accounts.createNumber(number, auditOf(core, principal, via, act)))) {
    throw new GatewayError('conflict', 'This number is in use already.', { field: '/address' })
  }
  await core.snapshots.refresh('sender_names')
  return number
}

function addressOf(text: string, kind: NumberRecord['kind']): string {
  const parsed = kind === 'short_code' ? parseShortCode(text) : parseMsisdn(text)
  if (parsed.ok) return parsed.value
  throw new GatewayError('invalid_parameter', `${parsed.reason}.`, { field: '/address' })
}
