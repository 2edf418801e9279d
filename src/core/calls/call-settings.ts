import type { Principal } from '../accounts/account.js'
import { auditOf, type Via } from '../accounts/audit.js'
import type { CoreContext } from '../context.js'
import { type Acting, callsToRead, callsToWrite } from './company.js'
import { type CallSettings, defaultCallSettings } from './stored-scenario.js'

/** What holds for all calls of the company. @throws GatewayError `forbidden`, `not_found` */
export async function getCallSettings(core: CoreContext, principal: Principal, acting: Acting): Promise<CallSettings> {
  return (await core.store.calls.findCallSettings(callsToRead(principal, acting))) ?? defaultCallSettings
}

/** Fields that are absent stay as they are. @throws GatewayError `forbidden`, `not_found`, `invalid_parameter` */
export async function setCallSettings(
  core: CoreContext,
  principal: Principal,
  { companyId: named, ...wanted }: Acting & Partial<CallSettings>,
  via: Via,
): Promise<CallSettings> {
  const companyId = await callsToWrite(core, principal, named === undefined ? {} : { companyId: named })
  const before = (await core.store.calls.findCallSettings(companyId)) ?? defaultCallSettings
  const after = { ...before, ...wanted }
  const act = { companyId, action: 'calls.settings', subject: `company:${companyId}`, before, after }
  await core.store.calls.setCallSettings(companyId, after, auditOf(core, principal, via, act))
  return after
}
