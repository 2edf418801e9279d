import { hoursProblem } from '../calendar/hours-rules.js'
import { heldClasses, type OwnHours, type SendingHours } from '../calendar/quiet-hours.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import type { CompanyId } from '../values/ids.js'
import { PLATFORM } from '../values/ids.js'
import type { Principal } from './account.js'
import type { Via } from './audit.js'
import { auditOf } from './audit.js'
import { companyInScope } from './permissions.js'

/** When messages of a company are sent, and which of it the company has not set itself. */
export interface QuietHoursView {
  hours: SendingHours
  inherited: readonly (keyof SendingHours)[]
}

/** Those of the platform where its administrator names no company. @throws GatewayError `forbidden`, `not_found` */
export async function getQuietHours(
  core: CoreContext,
  principal: Principal,
  named: CompanyId | undefined,
): Promise<QuietHoursView> {
  const companyId = companyInScope(principal, named)
  if (companyId === PLATFORM) return viewOf(core, {})
  return viewOf(core, await findOwnHours(core, companyId))
}

/**
 * Sets all quiet hours of a company; a class that is left out follows the platform again.
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`
 */
export async function setQuietHours(
  core: CoreContext,
  principal: Principal,
  named: CompanyId | undefined,
  hours: OwnHours,
  via: Via,
): Promise<QuietHoursView> {
  const companyId = companyInScope(principal, named)
  if (companyId === PLATFORM) {
    const reason = 'Name a company; the hours of the platform stand in its configuration, messaging.quietHours.'
    throw new GatewayError('invalid_parameter', reason, { field: 'companyId' })
  }
  checkHours(hours)
  const before = await findOwnHours(core, companyId)
  const act = { companyId, action: 'quiet_hours.set', subject: `company:${companyId}`, before, after: hours }
  await core.store.accounts.setQuietHours(companyId, hours, auditOf(core, principal, via, act))
  await core.snapshots.refresh('companies')
  return viewOf(core, hours)
}

function checkHours(hours: OwnHours): void {
  for (const messageClass of heldClasses) {
    const wanted = hours[messageClass] ?? null
    const problem = wanted === null ? null : hoursProblem(wanted)
    if (problem === null) continue
    const field = problem.path === '' ? messageClass : `${messageClass}/${problem.path}`
    throw new GatewayError('invalid_parameter', `Field "${field}": ${problem.reason}.`, { field })
  }
}

async function findOwnHours(core: CoreContext, companyId: CompanyId): Promise<OwnHours> {
  const hours = await core.store.accounts.findQuietHours(companyId)
  if (hours === undefined) throw new GatewayError('not_found', 'There is no such company.')
  return hours
}

function viewOf({ companies }: CoreContext, own: OwnHours): QuietHoursView {
  return {
    hours: { ...companies.platformHours, ...own },
    inherited: heldClasses.filter((messageClass) => own[messageClass] === undefined),
  }
}
