import { isZone } from '../calendar/zone.js'
import type { CoreContext } from '../context.js'
import { GatewayError } from '../errors.js'
import { type CompanyId, PLATFORM } from '../values/ids.js'
import type { Principal } from './account.js'
import { normaliseAddresses } from './address-list.js'
import { auditOf, type Via } from './audit.js'
import { companyInScope } from './permissions.js'

/** How the M2M interface serves a company. */
export interface M2mSettings {
  /** Addresses and networks from which it may be called; empty for all. */
  allowedAddresses: readonly string[]
  /** Whether it is refused where the request came without TLS. */
  requireTls: boolean
  /** Whether dates are written with their offset from UTC. */
  zonedDates: boolean
  /** IANA zone of dates without an offset; null for the company's. */
  zone: string | null
  /** What becomes of a message whose sender cannot be used. */
  unusableSender: 'use_default' | 'refuse'
  /** What `GetCompanyMode` answers. */
  companyMode: string
}

export const defaultM2mSettings: M2mSettings = {
  allowedAddresses: [],
  requireTls: false,
  zonedDates: false,
  zone: null,
  unusableSender: 'use_default',
  companyMode: 'Commercial',
}

/** @throws GatewayError `forbidden`, `not_found` */
export async function getM2mSettings(
  core: CoreContext,
  principal: Principal,
  named: CompanyId | undefined,
): Promise<M2mSettings> {
  return findSettings(core, companyOf(principal, named))
}

/**
 * Sets all of it; what is left out is as at the beginning. In force when it returns, in other processes within a second.
 * @throws GatewayError `forbidden`, `not_found`, `invalid_parameter`
 */
export async function setM2mSettings(
  core: CoreContext,
  principal: Principal,
  named: CompanyId | undefined,
  wanted: Partial<M2mSettings>,
  via: Via,
): Promise<M2mSettings> {
  const companyId = companyOf(principal, named)
  const before = await findSettings(core, companyId)
  const after = checked({ ...defaultM2mSettings, ...wanted })
  const act = { companyId, action: 'm2m_settings.set', subject: `company:${companyId}`, before, after }
  await core.store.accounts.setM2mSettings(companyId, after, auditOf(core, principal, via, act))
  await core.snapshots.refresh('companies')
  return after
}

function companyOf(principal: Principal, named: CompanyId | undefined): CompanyId {
  const companyId = companyInScope(principal, named)
  if (companyId !== PLATFORM) return companyId
  throw new GatewayError('invalid_parameter', 'Name a company: the platform itself sends nothing.', {
    field: 'companyId',
  })
}

async function findSettings(core: CoreContext, companyId: CompanyId): Promise<M2mSettings> {
  const settings = await core.store.accounts.findM2mSettings(companyId)
  if (settings === undefined) throw new GatewayError('not_found', 'There is no such company.')
  return settings
}

function checked(settings: M2mSettings): M2mSettings {
  const { zone, allowedAddresses } = settings
  if (zone !== null && !isZone(zone)) {
    const reason = `"${zone}" is not an IANA time zone such as Asia/Sakhalin.`
    throw new GatewayError('invalid_parameter', reason, { field: 'zone' })
  }
  return { ...settings, allowedAddresses: normaliseAddresses(allowedAddresses, 'allowedAddresses') }
}
